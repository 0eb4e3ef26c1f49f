package limn.app.window;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import limn.annotator.model.Split;
import limn.app.text.Texts;
import limn.app.train.RunCatalog;
import limn.app.window.command.Action;
import limn.app.window.parts.Icons;
import limn.app.window.parts.Spring;
import limn.app.window.runs.IouBars;
import limn.app.window.runs.NoteField;
import limn.app.window.runs.Overlay;
import limn.app.window.runs.RunTable;
import limn.app.window.runs.RunWords;
import limn.app.window.runs.SameImage;
import limn.engine.run.RunFolder;

/** The view of Results that compares runs: the table of all of them, and below it what the selected ones say. */
final class RunsView implements ResultsView {
    private final Desk desk;
    private final Texts texts;
    private final RunTable table;
    private final RunMenu menu;
    private final NoteField note;
    private final IouBars bars = new IouBars();
    private final Label about = new Label();
    private final Overlay overlay;
    private final SameImage same;
    private final PredictedPictures pictures;
    private final StackPane below = new StackPane();
    private final VBox root;
    private final Consumer<RunFolder> chosen;

    /** @param chosen told of the run that a person chooses in the table */
    RunsView(Desk desk, RunDeeds deeds, Predictions predictions, Consumer<RunFolder> chosen) {
        this.desk = desk;
        this.chosen = chosen;
        texts = desk.texts();
        note = new NoteField(texts, "run-note", deeds::note);
        overlay = new Overlay(texts, new ChartFiles(desk), this::name);
        pictures = new PredictedPictures(desk, predictions);
        same = new SameImage(texts, pictures, this::name);
        table = new RunTable(texts, this::selected);
        menu = new RunMenu(texts, deeds, table::selected);
        table.node().setContextMenu(menu.menu());
        var search = new TextField();
        search.setId("run-search");
        search.setPromptText(texts.get("window.runs.search"));
        search.setAccessibleText(texts.get("window.runs.search"));
        search.setPrefColumnCount(22);
        search.textProperty().subscribe(words -> table.search(words));
        menu.addActions(desk.actions(), "results", search, note);
        desk.actions().add(Action.of("results.run.empty", deeds::emptyTrash).icon("mdi2d-delete-empty-outline"));
        desk.actions().add(Action.of("results.run.resume", menu::resume).icon("mdi2p-play").unless(menu::whyNotResume));
        about.getStyleClass().add("quiet");
        about.setWrapText(true);
        var split = new SplitPane(table.node(), belowTable());
        split.setOrientation(Orientation.VERTICAL);
        split.setDividerPositions(0.42);
        split.getStyleClass().add("runs-split");
        VBox.setVgrow(split, Priority.ALWAYS);
        root = new VBox(10, top(search), split);
        root.getStyleClass().add("results");
    }

    private HBox top(TextField search) {
        var space = new Spring();
        var row = new HBox(6, search, space, button("mdi2p-play", "results.run.resume"),
                button("mdi2c-content-copy", "results.run.copy"), button("mdi2d-delete-outline", "results.run.delete"));
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private Button button(String icon, String action) {
        Button button = Icons.worded(icon, desk.actions().title(action));
        button.setId(action.replace('.', '-'));
        desk.actions().button(button, action);
        return button;
    }

    private VBox belowTable() {
        var barsScroll = new ScrollPane(bars);
        barsScroll.setFitToWidth(true);
        barsScroll.getStyleClass().add("bars-scroll");
        VBox.setVgrow(barsScroll, Priority.ALWAYS);
        var classes = new VBox(8, barsScroll, about);
        var group = new ToggleGroup();
        var row = new HBox(6, chip(group, "curves", overlay), chip(group, "classes", classes),
                chip(group, "same", same), new Label(), note);
        HBox.setHgrow(note, Priority.ALWAYS);
        row.setAlignment(Pos.CENTER_LEFT);
        group.selectedToggleProperty().addListener((o, was, is) -> {
            if (is == null && was != null) {
                was.setSelected(true);
            }
        });
        group.getToggles().getFirst().setSelected(true);
        VBox.setVgrow(below, Priority.ALWAYS);
        var column = new VBox(8, row, below);
        column.getStyleClass().add("runs-below");
        return column;
    }

    private ToggleButton chip(ToggleGroup group, String id, Node content) {
        var chip = new ToggleButton(texts.get("window.runs." + id));
        chip.setId("runs-" + id);
        chip.getStyleClass().addAll(atlantafx.base.theme.Styles.SMALL, "chip");
        chip.setToggleGroup(group);
        chip.selectedProperty().subscribe(is -> {
            if (is) {
                below.getChildren().setAll(content);
                refreshSame();
            }
        });
        return chip;
    }

    /** Recipe and day, and the whole name where two are alike. */
    private String name(RunCatalog.Entry run) {
        return run.folder().name();
    }

    private void selected(List<RunCatalog.Entry> runs) {
        overlay.show(runs);
        refreshSame();
        if (runs.isEmpty()) {
            note.clearRun();
            bars.clear();
            about.setText("");
            return;
        }
        RunCatalog.Entry first = runs.getFirst();
        note.show(first);
        about.setText(texts.get("window.results.unmeasured"));
        bars.clear();
        first.state().bestEvaluation().ifPresent(e -> {
            bars.show(first.state().classes(), e, first.state().iou(), desk.model().classes());
            about.setText(RunWords.counted(texts, first.state(), e));
        });
        chosen.accept(first.folder());
    }

    /** Predictions are only made while somebody looks. */
    private void refreshSame() {
        if (below.getChildren().contains(same)) {
            same.setImages(desk.model().images().stream()
                    .sorted(java.util.Comparator.comparing(i -> i.split() != Split.VAL)).toList());
            same.show(table.selected());
        }
    }

    @Override
    public void list(List<RunCatalog.Entry> entries) { table.show(entries); }

    /** Whether nothing is being made. */
    boolean isIdle() { return pictures.isIdle(); }

    @Override
    public String id() { return "runs"; }

    @Override
    public String icon() { return "mdi2f-format-list-bulleted"; }

    @Override
    public Node node() { return root; }

    @Override
    public void show(Optional<RunCatalog.Entry> run) { run.ifPresent(entry -> table.choose(entry.folder())); }

    @Override
    public void left() { pictures.forget(); }

    @Override
    public boolean listsRuns() { return true; }
}
