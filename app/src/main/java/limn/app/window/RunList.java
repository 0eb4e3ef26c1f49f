package limn.app.window;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import limn.app.text.Texts;
import limn.app.train.RunCatalog;
import limn.engine.run.RunFolder;
import org.jspecify.annotations.Nullable;

/** The runs of the project at the right of the Train place. */
final class RunList extends VBox {
    private final Texts texts;
    private final ListView<RunCatalog.Entry> list = new ListView<>();
    private @Nullable RunFolder selected;
    private boolean showing;

    RunList(Desk desk, Consumer<Optional<RunFolder>> chosen) {
        super(8);
        texts = desk.texts();
        getStyleClass().add("side-panel");
        setPrefWidth(250);
        var heading = new Label(texts.get("window.train.runs"));
        heading.getStyleClass().add("panel-heading");
        Button fresh = Icons.worded("mdi2p-plus", texts.get("window.train.new"));
        fresh.setId("new-run");
        fresh.setMaxWidth(Double.MAX_VALUE);
        fresh.setOnAction(e -> chosen.accept(Optional.empty()));
        desk.actions().addButton(fresh, "train.run.setup", "mdi2p-plus", "");
        list.setId("runs");
        list.setFixedCellSize(66);
        list.setCellFactory(view -> new Cell());
        list.setPlaceholder(new Label(texts.get("window.train.noRuns")));
        list.getSelectionModel().selectedItemProperty().addListener((o, was, is) -> {
            if (!showing && is != null) {
                chosen.accept(Optional.of(is.folder()));
            }
        });
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(heading, fresh, list);
    }

    void show(List<RunCatalog.Entry> entries) {
        showing = true;
        if (!list.getItems().equals(entries)) {
            list.getItems().setAll(entries);
        }
        showing = false;
        select(selected);
    }

    void select(@Nullable RunFolder folder) {
        selected = folder;
        showing = true;
        list.getSelectionModel().clearSelection();
        for (int i = 0; i < list.getItems().size(); i++) {
            if (list.getItems().get(i).folder().equals(folder)) {
                list.getSelectionModel().select(i);
            }
        }
        showing = false;
    }

    private final class Cell extends ListCell<RunCatalog.Entry> {
        @Override
        protected void updateItem(RunCatalog.@Nullable Entry entry, boolean empty) {
            super.updateItem(entry, empty);
            setText(null);
            if (empty || entry == null) {
                setGraphic(null);
                return;
            }
            var name = new Label(RunWords.method(texts, entry.state().method()));
            var best = new Label(RunWords.score(entry.state().best()));
            best.getStyleClass().add("number");
            var space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            var first = new HBox(6, name, space, best);
            first.setAlignment(Pos.CENTER_LEFT);
            var details = new Label(RunWords.standing(texts, entry.state().status(), entry.state()) + "\n"
                    + entry.folder().name());
            details.getStyleClass().add("quiet");
            details.setMinHeight(Region.USE_PREF_SIZE);
            setGraphic(new VBox(1, first, details));
        }
    }
}
