package limn.app.window.evaluate;

import java.util.ArrayList;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import limn.app.evaluate.Confusion;
import limn.app.evaluate.Evaluation;
import limn.app.text.Texts;
import org.jspecify.annotations.Nullable;

/** IoU of each class with its support, without and with tags in columns of their own. Choosing a class tells the error map. */
final class ClassScores extends TableView<ClassScores.Row> {
    /** A class on so few images has a score that one image can turn. */
    static final int FEW = 2;

    /** A line of the table. NaN stands for what cannot be said. */
    record Row(int classId, String name, int rgb, double iou, double tagged, long pixels, int images) {}

    private final Texts texts;
    private Consumer<OptionalInt> chosen = c -> {};

    ClassScores(Texts texts) {
        this.texts = texts;
        setId("class-scores");
        setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        setFixedCellSize(26);
        getColumns().add(name());
        getColumns().add(number("window.evaluation.iou", 58, Row::iou));
        getColumns().add(number("window.evaluation.tagged", 112, Row::tagged));
        getColumns().add(count("window.evaluation.pixels", 82, Row::pixels));
        getColumns().add(count("window.evaluation.images", 92, r -> (long) r.images()));
        getSelectionModel().selectedItemProperty().addListener(
                (o, was, is) -> chosen.accept(is == null ? OptionalInt.empty() : OptionalInt.of(is.classId())));
    }

    void onChoose(Consumer<OptionalInt> told) { chosen = told; }

    void show(Evaluation evaluation) {
        Confusion free = evaluation.free();
        Confusion tagged = evaluation.tagged();
        var rows = new ArrayList<Row>();
        for (int c = 0; c < evaluation.classes().size(); c++) {
            var entry = evaluation.classes().get(c);
            rows.add(new Row(c, entry.name(), entry.rgb(), free.iou(c).orElse(Double.NaN),
                    evaluation.hasTags() ? tagged.iou(c).orElse(Double.NaN) : Double.NaN, free.support(c),
                    evaluation.imagesWith(c)));
        }
        getItems().setAll(rows);
    }

    private TableColumn<Row, Row> name() {
        var column = new TableColumn<Row, Row>(texts.get("window.evaluation.class"));
        column.setPrefWidth(84);
        column.setMinWidth(70);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setComparator(java.util.Comparator.comparing(Row::name));
        column.setCellFactory(c -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable Row row, boolean empty) {
                super.updateItem(row, empty);
                setText(empty || row == null ? "" : row.name());
                setGraphic(empty || row == null
                        ? null
                        : new Rectangle(10, 10, Color.rgb(row.rgb() >> 16 & 255, row.rgb() >> 8 & 255,
                                row.rgb() & 255)));
            }
        });
        return column;
    }

    private TableColumn<Row, Double> number(String key, double width, Function<Row, Double> value) {
        return column(key, width, value,
                (row, number) -> number.isNaN() ? "–" : String.format(Locale.ROOT, "%.3f", number));
    }

    private TableColumn<Row, Long> count(String key, double width, Function<Row, Long> value) {
        return column(key, width, value, (row, number) -> number == 0
                ? "–"
                : String.format(texts.locale(), "%,d",
                        number));
    }

    private interface Words<T> { String of(Row row, T value); }

    private <T> TableColumn<Row, T> column(String key, double width, Function<Row, T> value, Words<T> words) {
        var column = new TableColumn<Row, T>();
        var heading = new Label(texts.get(key));
        column.setGraphic(heading);
        column.setPrefWidth(width);
        column.setMinWidth(52);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(value.apply(row.getValue())));
        column.setCellFactory(c -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable T number, boolean empty) {
                super.updateItem(number, empty);
                Row row = getTableRow() == null ? null : getTableRow().getItem();
                setText(empty || number == null || row == null ? "" : words.of(row, number));
                setOpacity(row != null && row.images() <= FEW ? 0.6 : 1);
            }
        });
        column.getStyleClass().add("number-column");
        return column;
    }
}
