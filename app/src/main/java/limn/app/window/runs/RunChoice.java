package limn.app.window.runs;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import limn.app.text.Texts;
import limn.app.train.RunCatalog;
import limn.app.window.parts.Spring;
import limn.engine.run.RunFolder;
import org.jspecify.annotations.Nullable;

/** The runs at the left of Results, newest first: which of them the middle is about. */
public final class RunChoice extends VBox {
    private static final double WIDTH = 236;
    private final Texts texts;
    private final ListView<RunCatalog.Entry> list = new ListView<>();
    private boolean showing;

    /** @param chosen told of the run that a person chooses */
    public RunChoice(Texts texts, Consumer<RunFolder> chosen) {
        super(8);
        this.texts = texts;
        getStyleClass().addAll("side-panel", "left-panel");
        setPrefWidth(WIDTH);
        setMinWidth(WIDTH);
        var heading = new Label(texts.get("window.train.runs"));
        heading.getStyleClass().add("panel-heading");
        list.setId("results-runs");
        list.getStyleClass().add("results-list");
        list.setFixedCellSize(48);
        list.setCellFactory(view -> new Cell());
        var none = new Label(texts.get("window.train.noRuns"));
        none.setWrapText(true);
        list.setPlaceholder(none);
        list.getSelectionModel().selectedItemProperty().addListener((o, was, is) -> {
            if (!showing && is != null) {
                chosen.accept(is.folder());
            }
        });
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(heading, list);
    }

    public void show(List<RunCatalog.Entry> entries, Optional<RunFolder> chosen) {
        showing = true;
        if (!list.getItems().equals(entries)) {
            list.getItems().setAll(entries);
        }
        entries.stream().filter(entry -> chosen.filter(entry.folder()::equals).isPresent()).findFirst()
                .ifPresent(list.getSelectionModel()::select);
        showing = false;
    }

    private final class Cell extends ListCell<RunCatalog.Entry> {
        @Override
        protected void updateItem(RunCatalog.@Nullable Entry entry, boolean empty) {
            super.updateItem(entry, empty);
            setText(null);
            if (empty || entry == null) {
                setGraphic(null);
                setTooltip(null);
                return;
            }
            var best = new Label(RunWords.score(entry.state().best()));
            best.getStyleClass().add("number");
            best.setMinWidth(Region.USE_PREF_SIZE);
            var name = new Label(entry.folder().name());
            name.getStyleClass().add("quiet");
            var second = new HBox(6, name, new Spring(), best);
            second.setAlignment(Pos.CENTER_LEFT);
            var lines = new VBox(1, new Label(RunWords.method(texts, entry.state().method())), second);
            setTooltip(new Tooltip(entry.folder().name()));
            lines.setAlignment(Pos.CENTER_LEFT);
            setGraphic(lines);
            setPrefWidth(0);
        }
    }
}
