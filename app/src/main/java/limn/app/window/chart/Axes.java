package limn.app.window.chart;

import javafx.geometry.Rectangle2D;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;
import limn.app.chart.NiceScale;
import limn.app.chart.Scale;
import limn.app.chart.Span;

/** Draws the lines and numbers around the curves. */
final class Axes {
    static final double LEFT = 44;
    static final double RIGHT = 12;
    static final double TOP = 8;
    static final double BOTTOM = 20;
    private static final double NUMBERS = 10.5;

    private Axes() {}

    /** Where the curves are in a control of this size; no area if it is too small. */
    static Rectangle2D area(double width, double height) {
        return new Rectangle2D(LEFT, TOP, Math.max(0, Math.floor(width - LEFT - RIGHT)),
                Math.max(0, Math.floor(height - TOP - BOTTOM)));
    }

    /** @param unit of the steps, behind the last number; "" for none */
    static void draw(GraphicsContext g, Ink ink, Rectangle2D area, Scale scale, Span shown, String unit) {
        g.setFont(ink.font(NUMBERS));
        g.setLineWidth(1);
        g.setStroke(ink.grid());
        g.setFill(ink.text());
        g.setTextAlign(TextAlignment.RIGHT);
        for (double tick : scale.ticks()) {
            double y = Math.round(area.getMaxY() - scale.share(tick) * area.getHeight()) + 0.5;
            g.strokeLine(area.getMinX(), y, area.getMaxX(), y);
            g.fillText(scale.words(tick), area.getMinX() - 6, y + 3.5);
        }
        steps(g, area, shown, unit);
    }

    private static void steps(GraphicsContext g, Rectangle2D area, Span shown, String unit) {
        double gap = gap(shown, area.getWidth());
        double y = area.getMaxY() + 14;
        long last = (long) Math.floor(shown.to() / gap + 1e-9);
        for (long i = (long) Math.ceil(shown.from() / gap - 1e-9); i <= last; i++) {
            double at = i * gap;
            double x = area.getMinX() + shown.share(at) * area.getWidth();
            boolean isLast = i == last;
            boolean atEdge = area.getMaxX() - x < 20;
            g.setTextAlign(x - area.getMinX() < 12
                    ? TextAlignment.LEFT
                    : atEdge ? TextAlignment.RIGHT : TextAlignment.CENTER);
            g.fillText(Numbers.place(at, shown.length()) + (isLast && !unit.isEmpty() ? " " + unit : ""),
                    atEdge ? area.getMaxX() : x, y);
        }
    }

    /** Distance of the numbers: round, and each has room. */
    private static double gap(Span shown, double width) {
        double gap = NiceScale.tick(0, shown.length());
        while (gap / shown.length() * width < 48) {
            gap = NiceScale.tick(0, gap * 8.1);
        }
        return gap;
    }
}
