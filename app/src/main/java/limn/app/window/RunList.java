package limn.app.window;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import limn.app.text.Texts;
import limn.app.train.RunCatalog;
import limn.app.train.RunSearch;
import limn.app.window.parts.Icons;
import limn.app.window.parts.Spring;
import limn.app.window.runs.NoteField;
import limn.app.window.runs.RunWords;
import limn.app.window.runs.Sparkline;
import limn.engine.run.RunFolder;
import org.jspecify.annotations.Nullable;

/** The runs of the project at the right of the Train place. */
final class RunList extends VBox {
    private final Texts texts;
    private final ListView<RunCatalog.Entry> list = new ListView<>();
    private @Nullable RunFolder selected;
    private final TextField search = new TextField();
    private final NoteField note;
    private List<RunCatalog.Entry> all = List.of();
    private double ceiling = 1;
    private boolean showing;

    RunList(Desk desk, RunDeeds deeds, Consumer<Optional<RunFolder>> chosen) {
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
        note = new NoteField(texts, "train-note", deeds::note);
        list.setId("runs");
        list.setFixedCellSize(66);
        list.setCellFactory(view -> new Cell());
        list.setPlaceholder(new Label(texts.get("window.train.noRuns")));
        list.getSelectionModel().selectedItemProperty().addListener((o, was, is) -> {
            if (is == null) {
                note.clearRun();
            } else {
                note.show(is);
            }
            if (!showing && is != null) {
                chosen.accept(Optional.of(is.folder()));
            }
        });
        var menu = new RunMenu(texts, deeds, () -> List.copyOf(list.getSelectionModel().getSelectedItems()));
        list.setContextMenu(menu.menu());
        search.setId("train-search");
        search.setPromptText(texts.get("window.runs.search"));
        search.setAccessibleText(texts.get("window.runs.search"));
        search.textProperty().subscribe(words -> show(all));
        menu.addActions(desk.actions(), "train", search, note);
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(heading, fresh, search, list, note);
    }

    void show(List<RunCatalog.Entry> entries) {
        all = List.copyOf(entries);
        List<RunCatalog.Entry> found = search.getText().isBlank()
                ? all
                : RunSearch.find(all, search.getText(), e -> RunWords.method(texts, e.state().method()) + " "
                        + RunWords.status(texts, e.state().status()));
        showing = true;
        if (!list.getItems().equals(found)) {
            ceiling = found.stream().mapToDouble(e -> e.state().best().orElse(0)).max().orElse(1);
            list.getItems().setAll(found);
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
        private final Sparkline course = new Sparkline(44);

        @Override
        protected void updateItem(RunCatalog.@Nullable Entry entry, boolean empty) {
            super.updateItem(entry, empty);
            setText(null);
            if (empty || entry == null) {
                setGraphic(null);
                setTooltip(null);
                return;
            }
            var name = new Label(RunWords.method(texts, entry.state().method()));
            var best = new Label(RunWords.score(entry.state().best()));
            best.getStyleClass().add("number");
            best.setMinWidth(Region.USE_PREF_SIZE);
            course.show(Sparkline.of(entry.state()), entry.state().steps(), ceiling);
            var details = new Label(RunWords.standing(texts, entry.state().status(), entry.state()));
            details.getStyleClass().add("quiet");
            var second = new HBox(6, details, new Spring(), course);
            second.setAlignment(Pos.CENTER_LEFT);
            var third = new Label(
                    entry.note().isEmpty() ? entry.folder().name() : entry.note().lines().findFirst().orElse(""));
            third.getStyleClass().add("quiet");
            var last = new HBox(6, third, new Spring(), best);
            last.setAlignment(Pos.CENTER_LEFT);
            setTooltip(new Tooltip(entry.note().isEmpty()
                    ? entry.folder().name()
                    : entry.folder().name() + "\n" + entry.note()));
            setPrefWidth(0);
            setGraphic(new VBox(1, name, second, last));
        }
    }
}
