package limn.annotator.view;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import limn.annotator.edit.Point;
import limn.annotator.model.ClassCatalog;
import limn.annotator.model.Mask;
import org.jspecify.annotations.Nullable;

/** What floats over the picture: the ring of the brush, the polygon in the making, the name of the pen's class. */
final class PenOverlay extends Region {
    private static final Color DARK = Color.gray(0.05, 0.85);
    private static final Color LIGHT = Color.gray(1, 0.95);
    private static final double SMALLEST_RING = 2;

    private final MaskCanvas owner;
    private final Function<String, String> texts;
    private final Canvas canvas = new Canvas();
    private final Font font = Font.font(12);
    private final List<Point> polygon = new ArrayList<>();
    private boolean subtracting;
    private double penX = Double.NaN;
    private double penY = Double.NaN;

    PenOverlay(MaskCanvas owner, Function<String, String> texts) {
        this.owner = owner;
        this.texts = texts;
        setManaged(false);
        setMouseTransparent(true);
        getChildren().add(canvas);
    }

    void resizeTo(double width, double height) {
        resize(width, height);
        canvas.setWidth(width);
        canvas.setHeight(height);
        draw();
    }

    List<Point> polygon() { return List.copyOf(polygon); }

    boolean isSubtracting() { return subtracting; }

    void addCorner(Point corner, boolean subtract) {
        if (polygon.isEmpty()) {
            subtracting = subtract;
        }
        polygon.add(corner);
        draw();
    }

    void removeCorner() {
        if (!polygon.isEmpty()) {
            polygon.removeLast();
            draw();
        }
    }

    void clearPolygon() {
        polygon.clear();
        draw();
    }

    /** Moves the pen, in pixels of the control. */
    void penAt(double x, double y) {
        penX = x;
        penY = y;
        requestLayout();
    }

    void penGone() { penAt(Double.NaN, Double.NaN); }

    /** Draws anew in the next pulse. */
    void draw() { requestLayout(); }

    @Override
    protected void layoutChildren() {
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        if (!owner.isShowing()) {
            return;
        }
        drawPolygon(g);
        if (!Double.isNaN(penX) && owner.getTool() != Tool.PAN && !owner.readOnlyProperty().get()) {
            if (owner.getTool() == Tool.BRUSH || owner.getTool() == Tool.ERASER) {
                drawRing(g);
            }
            drawName(g);
        }
    }

    private void drawRing(GraphicsContext g) {
        double r = Math.max(SMALLEST_RING, owner.getBrushRadius() * owner.scale());
        g.setLineDashes();
        g.setLineWidth(3);
        g.setStroke(DARK);
        g.strokeOval(penX - r, penY - r, 2 * r, 2 * r);
        g.setLineWidth(1.25);
        g.setStroke(LIGHT);
        if (owner.getTool() == Tool.ERASER) {
            g.setLineDashes(4, 4);
        }
        g.strokeOval(penX - r, penY - r, 2 * r, 2 * r);
        g.setLineDashes();
    }

    private void drawPolygon(GraphicsContext g) {
        if (polygon.isEmpty()) {
            return;
        }
        int n = polygon.size();
        var xs = new double[n + 1];
        var ys = new double[n + 1];
        for (int i = 0; i < n; i++) {
            Point p = owner.toView(polygon.get(i).x(), polygon.get(i).y());
            xs[i] = p.x();
            ys[i] = p.y();
        }
        boolean pen = !Double.isNaN(penX);
        xs[n] = pen ? penX : xs[n - 1];
        ys[n] = pen ? penY : ys[n - 1];
        Color fill = subtracting ? Color.gray(1) : colour();
        g.setFill(fill.deriveColor(0, 1, 1, 0.25));
        g.fillPolygon(xs, ys, n + 1);
        stroke(g, xs, ys, n + 1, 3, DARK);
        stroke(g, xs, ys, n + 1, 1.25, LIGHT);
        g.setLineDashes(3, 4);
        g.strokeLine(xs[n], ys[n], xs[0], ys[0]);
        g.setLineDashes();
        for (int i = 0; i < n; i++) {
            double r = i == 0 ? 4.5 : 3;
            g.setFill(DARK);
            g.fillOval(xs[i] - r - 1, ys[i] - r - 1, 2 * r + 2, 2 * r + 2);
            g.setFill(i == 0 ? fill : LIGHT);
            g.fillOval(xs[i] - r, ys[i] - r, 2 * r, 2 * r);
        }
    }

    private static void stroke(GraphicsContext g, double[] xs, double[] ys, int n, double width, Color colour) {
        g.setLineWidth(width);
        g.setStroke(colour);
        g.strokePolyline(xs, ys, n);
    }

    private void drawName(GraphicsContext g) {
        String name = name();
        var measured = new Text(name);
        measured.setFont(font);
        double width = measured.getLayoutBounds().getWidth() + 28;
        boolean ring = owner.getTool() == Tool.BRUSH || owner.getTool() == Tool.ERASER;
        double away = ring ? Math.min(Math.max(SMALLEST_RING, owner.getBrushRadius() * owner.scale()), 60) * 0.72 : 0;
        double x = penX + away + 12;
        double y = penY + away + 10;
        if (x + width > getWidth()) {
            x = penX - away - 12 - width;
        }
        if (y + 20 > getHeight()) {
            y = penY - away - 30;
        }
        g.setFill(Color.gray(0.08, 0.78));
        g.fillRoundRect(x, y, width, 20, 8, 8);
        drawSwatch(g, x + 6, y + 5);
        g.setFill(Color.WHITE);
        g.setFont(font);
        g.fillText(name, x + 21, y + 14.5);
    }

    private void drawSwatch(GraphicsContext g, double x, double y) {
        int value = value();
        g.setFill(value == Mask.UNLABELLED ? Color.TRANSPARENT : colour());
        g.fillRect(x, y, 10, 10);
        g.setStroke(LIGHT);
        g.setLineWidth(1);
        g.strokeRect(x + 0.5, y + 0.5, 9, 9);
        if (value == Mask.VOID) {
            g.setStroke(Color.gray(0.15));
            g.strokeLine(x + 1, y + 5, x + 5, y + 9);
            g.strokeLine(x + 1, y + 1, x + 9, y + 9);
            g.strokeLine(x + 5, y + 1, x + 9, y + 5);
        }
    }

    private int value() { return owner.getTool() == Tool.ERASER ? Mask.UNLABELLED : owner.getActive(); }

    private Color colour() {
        int rgb = Palette.rgb(owner.classes(), value());
        return Color.rgb(rgb >> 16 & 0xFF, rgb >> 8 & 0xFF, rgb & 0xFF);
    }

    private String name() {
        ClassCatalog classes = owner.classes();
        int value = value();
        return switch (value) {
            case Mask.UNLABELLED -> texts.apply(owner.getTool() == Tool.ERASER ? "view.eraser" : "view.unlabelled");
            case Mask.VOID -> texts.apply("view.void");
            default -> value < classes.size() ? classes.get(value).name() : texts.apply("view.noClass");
        };
    }

    /** Where the pen is, in pixels of the control; null if it is elsewhere. */
    @Nullable
    Point pen() { return Double.isNaN(penX) ? null : new Point(penX, penY); }
}
