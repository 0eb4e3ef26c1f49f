package limn.app.window.evaluate;

import java.util.List;
import java.util.function.BiConsumer;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import limn.app.evaluate.Confusion;
import limn.app.evaluate.Evaluation;
import limn.app.text.Texts;
import org.jspecify.annotations.Nullable;

/**
 * The confusion matrix: a row for each true class, a column for each predicted one, each place as strong as its share of the row.
 * What is right is blue, what is wrong is orange. Chosen by a click or with the arrow keys and Enter.
 */
final class ConfusionChart extends Region {
    private static final double HEAD = 18;
    private static final Color RIGHT = Color.web("#0072B2");
    private static final Color WRONG = Color.web("#D55E00");
    private final Texts texts;
    private final Canvas canvas = new Canvas();
    /** Carries the colour and the font of the style sheet. */
    private final Text ink = new Text();
    private final Tooltip tip = new Tooltip();
    private @Nullable Confusion confusion;
    private List<Evaluation.ClassEntry> classes = List.of();
    private BiConsumer<Integer, Integer> chosen = (truth, predicted) -> {};
    private int row = -1;
    private int column = -1;

    ConfusionChart(Texts texts) {
        this.texts = texts;
        setId("confusion");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.NODE);
        setMinSize(140, 140);
        getStyleClass().add("confusion");
        ink.getStyleClass().add("drawn-words");
        ink.setVisible(false);
        ink.setManaged(false);
        getChildren().addAll(canvas, ink);
        ink.fillProperty().addListener((o, was, is) -> paint());
        ink.fontProperty().addListener((o, was, is) -> paint());
        focusedProperty().addListener((o, was, is) -> paint());
        setOnMouseMoved(e -> hover(place(e.getY() - HEAD), place(e.getX() - names())));
        setOnMouseClicked(e -> {
            requestFocus();
            choose(place(e.getY() - HEAD), place(e.getX() - names()));
        });
        setOnKeyPressed(e -> {
            if (step(e.getCode())) {
                e.consume();
            }
        });
        Tooltip.install(this, tip);
    }

    /** Told of the place that was chosen: true class and predicted class. */
    void onChoose(BiConsumer<Integer, Integer> told) {
        chosen = told;
    }

    void show(Evaluation evaluation) {
        confusion = evaluation.free();
        classes = evaluation.classes();
        row = -1;
        column = -1;
        paint();
    }

    /** Chooses a place as a click does. */
    void choose(int truth, int predicted) {
        if (truth >= 0 && predicted >= 0) {
            row = truth;
            column = predicted;
            paint();
            setAccessibleText(words(truth, predicted));
            chosen.accept(truth, predicted);
        }
    }

    private boolean step(KeyCode key) {
        int last = classes.size() - 1;
        switch (key) {
            case LEFT -> column = Math.max(0, column - 1);
            case RIGHT -> column = Math.min(last, column + 1);
            case UP -> row = Math.max(0, row - 1);
            case DOWN -> row = Math.min(last, row + 1);
            case ENTER, SPACE -> {
                choose(row, column);
                return row >= 0;
            }
            default -> {
                return false;
            }
        }
        row = Math.max(0, row);
        column = Math.max(0, column);
        setAccessibleText(words(row, column));
        paint();
        return true;
    }

    private int place(double offset) {
        int at = (int) Math.floor(offset / cell());
        return at >= 0 && at < classes.size() ? at : -1;
    }

    private void hover(int truth, int predicted) {
        tip.setText(truth < 0 || predicted < 0 ? texts.get("window.evaluation.matrix.tip") : words(truth, predicted));
    }

    private String words(int truth, int predicted) {
        Confusion shown = confusion;
        if (shown == null || truth < 0 || predicted < 0) {
            return texts.get("window.evaluation.matrix.tip");
        }
        return texts.get(truth == predicted ? "window.evaluation.right" : "window.evaluation.taken",
                classes.get(truth).name(), classes.get(predicted).name(),
                String.format(texts.locale(), "%,d", shown.at(truth, predicted)), percent(share(shown, truth,
                        predicted)));
    }

    private static double share(Confusion shown, int truth, int predicted) {
        long support = shown.support(truth);
        return support == 0 ? 0 : (double) shown.at(truth, predicted) / support;
    }

    private static String percent(double share) {
        return share > 0 && share < 0.001 ? "< 0.1 %" : String.format(java.util.Locale.ROOT, "%.1f %%", 100 * share);
    }

    private double names() { return Math.min(104, getWidth() * 0.28); }

    private double cell() {
        int n = Math.max(1, classes.size());
        return Math.max(2, Math.floor(Math.min((getWidth() - names() - 4) / n, (getHeight() - HEAD - 4) / n)));
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(Math.min(4000, Math.floor(getWidth())));
        canvas.setHeight(Math.min(4000, Math.floor(getHeight())));
        paint();
    }

    private void paint() {
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        Confusion shown = confusion;
        if (shown == null || canvas.getWidth() < 20) {
            return;
        }
        double side = cell();
        g.setTextBaseline(VPos.CENTER);
        for (int t = 0; t < classes.size(); t++) {
            double y = HEAD + t * side;
            heading(g, t, y, side);
            for (int p = 0; p < classes.size(); p++) {
                cell(g, share(shown, t, p), t == p, names() + p * side, y, side);
            }
        }
        if (row >= 0 && column >= 0) {
            g.setStroke(ink.getFill());
            g.setLineWidth(isFocused() ? 2 : 1.5);
            g.strokeRect(names() + column * side + 0.5, HEAD + row * side + 0.5, side - 1, side - 1);
        }
    }

    /** The name of a class beside its row, and its colour above its column. */
    private void heading(GraphicsContext g, int c, double y, double side) {
        g.setFill(Color.rgb(classes.get(c).rgb() >> 16 & 255, classes.get(c).rgb() >> 8 & 255,
                classes.get(c).rgb() & 255));
        g.fillRect(names() + c * side + 1, HEAD - 8, Math.max(1, side - 2), 5);
        g.fillRect(names() - 8, y + 1, 5, Math.max(1, side - 2));
        if (side >= 9) {
            g.setFill(ink.getFill());
            g.setFont(Font.font(ink.getFont().getFamily(), Math.min(12, side)));
            g.setTextAlign(TextAlignment.LEFT);
            g.fillText(classes.get(c).name(), 8, y + side / 2, names() - 22);
        }
    }

    private void cell(GraphicsContext g, double share, boolean right, double x, double y, double side) {
        Color colour = right ? RIGHT : WRONG;
        double alpha = share == 0 ? 0 : 0.12 + 0.88 * Math.sqrt(share);
        g.setFill(share == 0 ? Color.gray(0.5, 0.08) : colour.deriveColor(0, 1, 1, alpha));
        g.fillRect(x + 0.5, y + 0.5, side - 1, side - 1);
        if (side >= 26 && share >= 0.005) {
            g.setFill(alpha > 0.55 ? Color.WHITE : ink.getFill());
            g.setFont(Font.font(ink.getFont().getFamily(), 11));
            g.setTextAlign(TextAlignment.CENTER);
            g.fillText(String.valueOf(Math.round(100 * share)), x + side / 2, y + side / 2, side - 2);
        }
    }
}
