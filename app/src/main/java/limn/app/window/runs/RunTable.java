package limn.app.window.runs;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import limn.app.text.Texts;
import limn.app.train.RunCatalog;
import limn.app.train.RunDifferences;
import limn.app.train.RunSearch;
import limn.engine.run.RunFolder;
import org.jspecify.annotations.Nullable;

/** The runs of a project with their scores, courses, notes, and the settings in which those that are shown differ. */
public final class RunTable {
    private final Texts texts;
    private final TableView<RunCatalog.Entry> table = new TableView<>();
    private final Consumer<List<RunCatalog.Entry>> chosen;
    private List<RunCatalog.Entry> all = List.of();
    private Map<RunFolder, Map<String, String>> differences = Map.of();
    private String search = "";
    private double ceiling = 1;
    private boolean showing;

    /** @param chosen told of the runs that are selected, the newest selection first */
    public RunTable(Texts texts, Consumer<List<RunCatalog.Entry>> chosen) {
        this.texts = texts;
        this.chosen = chosen;
        table.setId("run-table");
        var none = new Label(texts.get("window.train.noRuns"));
        none.setWrapText(true);
        table.setPlaceholder(none);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        text("window.results.method", 190, e -> RunWords.method(texts, e.state().method()));
        table.getColumns().getFirst().setMinWidth(190); // the longest name of a recipe
        number("window.results.best", 98, e -> e.state().best().orElse(Double.NaN), 3);
        course();
        text("window.results.status", 78, e -> RunWords.status(texts, e.state().status()));
        number("window.results.step", 52, e -> (double) e.state().step(), 0);
        text("window.runs.differs", 190,
                e -> RunDifferences.words(differences.getOrDefault(e.folder(), Map.of())));
        text("window.runs.note", 100, RunCatalog.Entry::note);
        text("window.results.data", 100, e -> e.state().started()
                .map(s -> texts.get("window.results.counts", s.labelled(), s.tagged(), s.bare())).orElse(""));
        text("window.results.run", 160, e -> e.folder().name());
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.getSelectionModel().getSelectedItems()
                .addListener((javafx.collections.ListChangeListener<RunCatalog.Entry>) change -> {
                    if (!showing) {
                        chosen.accept(selected());
                    }
                });
    }

    public TableView<RunCatalog.Entry> node() { return table; }

    private void text(String key, double width, Function<RunCatalog.Entry, String> value) {
        var column = new TableColumn<RunCatalog.Entry, String>(texts.get(key));
        column.setPrefWidth(width);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(value.apply(row.getValue())));
        column.setCellFactory(c -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable String words, boolean empty) {
                super.updateItem(words, empty);
                setText(empty ? null : words);
                setTooltip(empty || words == null || words.isBlank() ? null : new Tooltip(words));
            }
        });
        table.getColumns().add(column);
    }

    private void number(String key, double width, Function<RunCatalog.Entry, Double> value, int decimals) {
        var column = new TableColumn<RunCatalog.Entry, Double>(texts.get(key));
        column.setPrefWidth(width);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(value.apply(row.getValue())));
        column.setCellFactory(c -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable Double number, boolean empty) {
                super.updateItem(number, empty);
                setText(empty || number == null
                        ? ""
                        : number.isNaN() ? "\u2013" : String.format(Locale.ROOT, "%." + decimals + "f", number));
            }
        });
        column.getStyleClass().add("number-column");
        table.getColumns().add(column);
    }

    private void course() {
        var column = new TableColumn<RunCatalog.Entry, RunCatalog.Entry>(texts.get("window.runs.course"));
        column.setPrefWidth(96);
        column.setSortable(false);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(c -> new TableCell<>() {
            private final Sparkline line = new Sparkline(84);

            @Override
            protected void updateItem(RunCatalog.@Nullable Entry run, boolean empty) {
                super.updateItem(run, empty);
                setGraphic(empty || run == null ? null : line);
                if (!empty && run != null) {
                    line.show(Sparkline.of(run.state()), run.state().steps(), ceiling);
                }
            }
        });
        table.getColumns().add(column);
    }

    /** The selected runs, the one that was selected last first. */
    public List<RunCatalog.Entry> selected() {
        RunCatalog.Entry last = table.getSelectionModel().getSelectedItem();
        return table.getSelectionModel().getSelectedItems().stream().filter(e -> e != null)
                .sorted((a, b) -> Boolean.compare(b.equals(last), a.equals(last))).toList();
    }

    /** The runs that are listed: those that the search finds. */
    List<RunCatalog.Entry> listed() {
        return List.copyOf(table.getItems());
    }

    /** Lists the runs in which all words are found. */
    public void search(String words) {
        search = words;
        list();
    }

    public void show(List<RunCatalog.Entry> entries) {
        if (!all.equals(entries)) {
            all = List.copyOf(entries);
            list();
        }
    }

    private void list() {
        List<RunCatalog.Entry> found = search.isBlank()
                ? all
                : RunSearch.find(all, search, e -> RunWords.method(texts, e.state().method()) + " "
                        + RunWords.status(texts, e.state().status()));
        List<RunFolder> before = selected().stream().map(RunCatalog.Entry::folder).toList();
        differences = RunDifferences.of(found);
        ceiling = found.stream().mapToDouble(e -> e.state().best().orElse(0)).max().orElse(1);
        showing = true;
        table.getItems().setAll(found);
        table.sort(); // a person may have chosen a column
        table.getSelectionModel().clearSelection();
        for (RunFolder run : before.reversed()) { // what is selected last is the run at hand
            row(run).ifPresent(table.getSelectionModel()::select);
        }
        if (table.getSelectionModel().isEmpty() && !found.isEmpty()) {
            table.getSelectionModel().select(0);
        }
        showing = false;
        chosen.accept(selected());
    }

    private OptionalInt row(RunFolder run) {
        return IntStream.range(0, table.getItems().size())
                .filter(i -> table.getItems().get(i).folder().equals(run)).findFirst();
    }

    /** Chooses a run as something else did. */
    public void choose(RunFolder folder) {
        if (selected().stream().anyMatch(e -> e.folder().equals(folder))) {
            return;
        }
        showing = true;
        row(folder).ifPresent(table.getSelectionModel()::clearAndSelect);
        showing = false;
        chosen.accept(selected());
    }
}
