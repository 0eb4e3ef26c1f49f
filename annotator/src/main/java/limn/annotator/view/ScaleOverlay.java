package limn.annotator.view;

import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import limn.annotator.edit.Point;

/** The grid between pixels and the rulers, drawn anew when the view moves. */
final class ScaleOverlay extends Region {
    /** Breadth of a ruler, control pixels. */
    static final double RULER = 18;
    /** Device pixels per pixel of the picture from which on there is a grid. */
    private static final double GRID_FROM = 4;
    /** Control pixels between two numbers of a ruler, at least. */
    private static final double NUMBERS_APART = 64;
    private static final Color GRID = Color.gray(0.5, 0.5);
    private static final Color BACK = Color.gray(0.12, 0.82);
    private static final Color TICK = Color.gray(1, 0.55);
    private static final Color NUMBER = Color.gray(1, 0.9);

    private final MaskCanvas owner;
    private final Canvas canvas = new Canvas();
    private final Font font = Font.font(10);

    ScaleOverlay(MaskCanvas owner) {
        this.owner = owner;
        setManaged(false);
        setMouseTransparent(true);
        getChildren().add(canvas);
        owner.look().gridProperty().addListener((o, was, is) -> requestLayout());
        owner.look().rulersProperty().addListener((o, was, is) -> requestLayout());
    }

    void resizeTo(double width, double height) {
        resize(width, height);
        canvas.setWidth(width);
        canvas.setHeight(height);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, getWidth(), getHeight());
        limn.annotator.model.Mask mask = owner.mask();
        if (mask == null) {
            return;
        }
        if (owner.look().gridProperty().get() && owner.zoomProperty().get() >= GRID_FROM) {
            grid(g, mask.width(), mask.height());
        }
        if (owner.look().rulersProperty().get()) {
            rulers(g);
        }
    }

    private void grid(GraphicsContext g, int width, int height) {
        Point from = owner.toImage(0, 0);
        Point to = owner.toImage(getWidth(), getHeight());
        int x0 = (int) Math.max(0, Math.floor(from.x()));
        int x1 = (int) Math.min(width, Math.ceil(to.x()));
        int y0 = (int) Math.max(0, Math.floor(from.y()));
        int y1 = (int) Math.min(height, Math.ceil(to.y()));
        Point upper = owner.toView(x0, y0);
        Point lower = owner.toView(x1, y1);
        g.setStroke(GRID);
        g.setLineWidth(1);
        for (int x = x0; x <= x1; x++) {
            double at = sharp(owner.toView(x, 0).x());
            g.strokeLine(at, upper.y(), at, lower.y());
        }
        for (int y = y0; y <= y1; y++) {
            double at = sharp(owner.toView(0, y).y());
            g.strokeLine(upper.x(), at, lower.x(), at);
        }
    }

    private static double sharp(double at) { return Math.floor(at) + 0.5; }

    private void rulers(GraphicsContext g) {
        g.setFill(BACK);
        g.fillRect(0, 0, getWidth(), RULER);
        g.fillRect(0, RULER, RULER, getHeight() - RULER);
        g.setStroke(TICK);
        g.setLineWidth(1);
        g.setFill(NUMBER);
        g.setFont(font);
        g.setTextAlign(TextAlignment.LEFT);
        g.setTextBaseline(VPos.CENTER);
        double step = step(NUMBERS_APART / owner.scale());
        double first = Math.ceil(owner.toImage(RULER, 0).x() / step * 5) * step / 5;
        double last = owner.toImage(getWidth(), 0).x();
        for (double x = first; x <= last; x += step / 5) {
            double at = sharp(owner.toView(x, 0).x());
            boolean named = isMultiple(x, step);
            g.strokeLine(at, named ? RULER - 8 : RULER - 4, at, RULER);
            if (named) {
                g.fillText(String.valueOf(Math.round(x)), at + 3, 7);
            }
        }
        first = Math.ceil(owner.toImage(0, RULER).y() / step * 5) * step / 5;
        last = owner.toImage(0, getHeight()).y();
        for (double y = first; y <= last; y += step / 5) {
            double at = sharp(owner.toView(0, y).y());
            boolean named = isMultiple(y, step);
            g.strokeLine(named ? RULER - 8 : RULER - 4, at, RULER, at);
            if (named) {
                upright(g, String.valueOf(Math.round(y)), at - 3);
            }
        }
    }

    /** A number that is read from below. */
    private static void upright(GraphicsContext g, String number, double at) {
        g.save();
        g.translate(7, at);
        g.rotate(-90);
        g.fillText(number, 0, 0);
        g.restore();
    }

    private static boolean isMultiple(double value, double step) {
        double ratio = value / step;
        return Math.abs(ratio - Math.rint(ratio)) < 1e-6;
    }

    /** The next of 5, 10, 20, 50, 100, 200 ... that is not smaller. */
    static double step(double least) {
        double step = 5;
        for (int i = 0; step < least; i++) {
            step *= i % 3 == 2 ? 2.5 : 2;
        }
        return step;
    }
}
