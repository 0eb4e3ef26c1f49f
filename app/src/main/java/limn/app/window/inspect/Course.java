package limn.app.window.inspect;

import java.util.List;
import java.util.Objects;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import limn.app.train.Curve;

/** A small curve of values 0..1 over the steps of a run, with a second one behind it and marks below. */
final class Course extends Region {
    private static final double EDGE = 2;
    private static final double FOOT = 8;

    private final Canvas canvas = new Canvas();
    private final Region inkOf = new Region();
    private Curve curve = Curve.EMPTY;
    private Curve behind = Curve.EMPTY;
    private List<Double> marks = List.of();
    private double from;
    private double to = 1;
    private double now = Double.NaN;

    Course(double width, double height) {
        getStyleClass().add("course");
        inkOf.getStyleClass().add("course-ink");
        setMinSize(width, height);
        setPrefSize(width, height);
        setMaxSize(width, height);
        canvas.setWidth(width);
        canvas.setHeight(height);
        inkOf.setVisible(false);
        getChildren().addAll(inkOf, canvas);
        inkOf.borderProperty().subscribe(b -> draw());
        inkOf.backgroundProperty().subscribe(b -> draw());
    }

    /** @param second drawn fainter @param first step at the left edge @param last step at the right edge */
    void show(Curve main, Curve second, double first, double last) {
        curve = main;
        behind = second;
        from = first;
        to = Math.max(first + 1, last);
        draw();
    }

    /** @param steps where something else happened @param step at which a line stands; NaN for none */
    void mark(List<Double> steps, double step) {
        marks = List.copyOf(steps);
        now = step;
        draw();
    }

    private void draw() {
        GraphicsContext g = canvas.getGraphicsContext2D();
        double h = canvas.getHeight() - FOOT;
        g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        Color ink = ink();
        g.setStroke(ink.deriveColor(0, 1, 1, 0.2));
        g.setLineWidth(1);
        g.strokeLine(EDGE, h + 0.5 - EDGE, canvas.getWidth() - EDGE, h + 0.5 - EDGE);
        if (!Double.isNaN(now)) {
            g.setStroke(ink.deriveColor(0, 1, 1, 0.45));
            g.strokeLine(Math.round(x(now)) + 0.5, 0, Math.round(x(now)) + 0.5, h);
        }
        line(g, behind, ink.deriveColor(0, 1, 1, 0.4), h);
        line(g, curve, ink, h);
        g.setFill(accent());
        for (double mark : marks) {
            double x = x(mark);
            g.fillPolygon(new double[]{x - 4, x + 4, x}, new double[]{h + FOOT - 1, h + FOOT - 1, h}, 3);
        }
    }

    private void line(GraphicsContext g, Curve shown, Color color, double h) {
        g.setStroke(color);
        g.setLineWidth(1.5);
        double lastX = Double.NaN;
        double lastY = Double.NaN;
        for (int i = 0; i < shown.size(); i++) {
            if (!Double.isFinite(shown.value(i))) {
                lastX = Double.NaN;
                continue;
            }
            double x = x(shown.step(i));
            double y = EDGE + (1 - Math.clamp(shown.value(i), 0, 1)) * (h - 2 * EDGE);
            if (!Double.isNaN(lastX)) {
                g.strokeLine(lastX, lastY, x, y);
            }
            lastX = x;
            lastY = y;
        }
        if (!Double.isNaN(lastX)) {
            g.setFill(color);
            g.fillOval(lastX - 2, lastY - 2, 4, 4);
        }
    }

    private double x(double step) { return EDGE + (step - from) / (to - from) * (canvas.getWidth() - 2 * EDGE); }

    /** The colours are named in the style sheet: of the ground for lines, of the border for marks. */
    private Color ink() {
        return inkOf.getBackground() == null || inkOf.getBackground().getFills().isEmpty()
                ? Color.GRAY
                : (Color) inkOf.getBackground().getFills().getFirst().getFill();
    }

    private Color accent() {
        return inkOf.getBorder() == null || inkOf.getBorder().getStrokes().isEmpty()
                ? Color.GRAY
                : (Color) Objects.requireNonNullElse(inkOf.getBorder().getStrokes().getFirst().getTopStroke(),
                        Color.GRAY);
    }
}
