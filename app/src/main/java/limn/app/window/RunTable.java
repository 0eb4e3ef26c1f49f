package limn.app.window;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import limn.app.text.Texts;
import limn.app.train.RunCatalog;
import limn.app.train.RunState;
import limn.engine.run.RunFolder;

/** The runs with their scores, and the classes of the chosen one. */
final class RunTable extends VBox {
    private final Desk desk;
    private final Texts texts;
    private final TableView<RunCatalog.Entry> table = new TableView<>();
    private final IouBars bars = new IouBars();
    private final Label about = new Label();
    private Consumer<RunFolder> chosen = folder -> {};
    private boolean showing;

    RunTable(Desk desk) {
        super(12);
        this.desk = desk;
        texts = desk.texts();
        getStyleClass().add("results");
        table.setId("run-table");
        var none = new Label(texts.get("window.train.noRuns"));
        none.setWrapText(true);
        table.setPlaceholder(none);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        text("window.results.method", 120, e -> RunWords.method(texts, e.state().method()));
        number("window.results.best", 90, e -> e.state().best().orElse(Double.NaN), 3);
        number("window.results.step", 80, e -> (double) e.state().step(), 0);
        text("window.results.status", 100, e -> RunWords.status(texts, e.state().status()));
        text("window.results.data", 190, e -> e.state().started()
                .map(s -> texts.get("window.results.counts", s.labelled(), s.tagged(), s.bare())).orElse(""));
        text("window.results.run", 220, e -> e.folder().name());
        table.getSelectionModel().selectedItemProperty().addListener((o, was, is) -> {
            if (is != null) {
                showBars(is.state());
                if (!showing) {
                    chosen.accept(is.folder());
                }
            }
        });
        var heading = new Label(texts.get("window.results.perClass"));
        heading.getStyleClass().add("panel-heading");
        about.getStyleClass().add("quiet");
        about.setWrapText(true);
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().addAll(table, heading, bars, about);
    }

    private void text(String key, double width, Function<RunCatalog.Entry, String> value) {
        var column = new TableColumn<RunCatalog.Entry, String>(texts.get(key));
        column.setPrefWidth(width);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(value.apply(row.getValue())));
        table.getColumns().add(column);
    }

    private void number(String key, double width, Function<RunCatalog.Entry, Double> value, int decimals) {
        var column = new TableColumn<RunCatalog.Entry, Double>(texts.get(key));
        column.setPrefWidth(width);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(value.apply(row.getValue())));
        column.setCellFactory(c -> new javafx.scene.control.TableCell<>() {
            @Override
            protected void updateItem(@org.jspecify.annotations.Nullable Double number, boolean empty) {
                super.updateItem(number, empty);
                setText(empty || number == null
                        ? ""
                        : number.isNaN() ? "–" : String.format(Locale.ROOT, "%." + decimals + "f", number));
            }
        });
        column.getStyleClass().add("number-column");
        table.getColumns().add(column);
    }

    /** Told of the run that a person chooses. */
    void onChoose(Consumer<RunFolder> told) { chosen = told; }

    void show(List<RunCatalog.Entry> entries) {
        if (table.getItems().equals(entries)) {
            return;
        }
        int selected = table.getSelectionModel().getSelectedIndex();
        showing = true;
        table.getItems().setAll(entries);
        if (!entries.isEmpty()) {
            table.getSelectionModel().select(Math.clamp(selected, 0, entries.size() - 1));
        }
        showing = false;
    }

    /** Chooses a run as something else did. */
    void choose(RunFolder folder) {
        showing = true;
        table.getItems().stream().filter(entry -> entry.folder().equals(folder)).findFirst()
                .ifPresent(table.getSelectionModel()::select);
        showing = false;
    }

    private void showBars(RunState state) {
        about.setText(texts.get("window.results.unmeasured"));
        bars.clear();
        state.bestEvaluation().ifPresent(e -> {
            bars.show(state.classes(), e, state.iou(), desk.model().classes());
            about.setText(RunWords.counted(texts, state, e));
        });
    }
}
