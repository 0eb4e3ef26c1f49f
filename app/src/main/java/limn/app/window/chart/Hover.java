package limn.app.window.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.geometry.Rectangle2D;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import limn.app.chart.Readout;
import limn.app.chart.Scale;
import limn.app.chart.Series;
import limn.app.chart.Span;

/**
 * The line at the pointer and the values of the curves there, drawn so that the curves stay visible: where a legend tells the values
 * only the step stands at the line; a single value stands beside it; many values are a list on that side of the line which has more
 * room, never wider than half of the chart. Where not all fit, those around the curve that is nearest to the pointer are listed.
 */
final class Hover {
    private static final double ROW = 15;
    private static final double PAD = 8;
    private static final double SWATCH = 14;
    private static final int SORTED_FROM = 9;
    /** A longer name is made narrower before a column is given up, pixels. */
    private static final double NAME = 110;
    private final Ink ink;

    Hover(Ink ink) { this.ink = ink; }

    /**
     * Draws it.
     *
     * @param heading the step in words
     * @param pointerY the curve that is nearest to it stands out; NaN for none
     * @param isTold whether a legend tells the values
     */
    void draw(GraphicsContext g, Rectangle2D area, Scale scale, Span shown, List<Series> series, Readout readout,
            String heading, double pointerY, boolean isTold) {
        double x = area.getMinX() + shown.share(readout.step()) * area.getWidth();
        g.setStroke(ink.text());
        g.setLineWidth(1);
        g.strokeLine(Math.round(x) + 0.5, area.getMinY(), Math.round(x) + 0.5, area.getMaxY());
        var values = new ArrayList<Readout.Value>();
        for (Readout.Value v : readout.values()) {
            double at = area.getMinX() + shown.share(v.step()) * area.getWidth();
            if (at >= area.getMinX() - 1 && at <= area.getMaxX() + 1) {
                values.add(v);
                double y = area.getMaxY() - scale.share(v.value()) * area.getHeight();
                g.setFill(colour(series.get(v.series())));
                g.fillOval(at - 3, y - 3, 6, 6);
            }
        }
        if (isTold || values.size() < 2) {
            tag(g, area, x, values.isEmpty() || isTold
                    ? heading
                    : heading + " \u00b7 " + Numbers.value(values.getFirst().value()));
        } else {
            int near = nearest(values, scale, area, pointerY);
            if (values.size() >= SORTED_FROM) {
                values.sort(Comparator.comparingDouble(Readout.Value::value).reversed());
            }
            list(g, area, x, series, values, near, heading);
        }
    }

    /** A few words at the upper end of the line. */
    private void tag(GraphicsContext g, Rectangle2D area, double x, String words) {
        Font font = ink.font(11);
        double width = Ink.width(words, font) + 12;
        double left = x + 4 + width < g.getCanvas().getWidth() ? x + 4 : x - 4 - width;
        ground(g, left, area.getMinY(), width, 18);
        g.setFont(font);
        g.setTextAlign(TextAlignment.LEFT);
        g.setFill(ink.strong());
        g.fillText(words, left + 6, area.getMinY() + 13);
    }

    private void ground(GraphicsContext g, double left, double top, double width, double height) {
        g.setFill(ink.ground());
        g.setGlobalAlpha(0.94);
        g.fillRoundRect(left, top, width, height, 8, 8);
        g.setGlobalAlpha(1);
        g.setStroke(ink.grid());
        g.strokeRoundRect(left + 0.5, top + 0.5, width - 1, height - 1, 8, 8);
    }

    private static int nearest(List<Readout.Value> values, Scale scale, Rectangle2D area, double pointerY) {
        return values.stream()
                .min(Comparator.comparingDouble((Readout.Value v) -> Math
                        .abs(area.getMaxY() - scale.share(v.value()) * area.getHeight() - pointerY)))
                .filter(v -> Double.isFinite(pointerY)).map(Readout.Value::series).orElse(-1);
    }

    private void list(GraphicsContext g, Rectangle2D area, double x, List<Series> series, List<Readout.Value> all,
            int near, String heading) {
        Font font = ink.font(11);
        double numbers = all.stream().mapToInt(v -> Numbers.value(v.value()).length()).max().orElse(0)
                * ink.known("0", font);
        double longest = all.stream().mapToDouble(v -> ink.known(series.get(v.series()).name(), font)).max().orElse(0);
        double half = Math.max(120, g.getCanvas().getWidth() / 2 - 20);
        int rows = (int) Math.max(3, Math.min(all.size(), (area.getHeight() - 2 * PAD) / ROW - 1));
        int columns = Math.clamp((long) ((half - 2 * PAD + 14) / (SWATCH + Math.min(longest, NAME) + numbers + 26)), 1,
                (all.size() + rows - 1) / rows);
        double names = Math.min(longest, Math.max(40, (half - 2 * PAD + 14) / columns - SWATCH - numbers - 26));
        List<Readout.Value> values = around(all, near, rows * columns);
        String words = values.size() < all.size()
                ? heading + "  (" + values.size() + " / " + all.size() + ")"
                : heading;
        double column = SWATCH + names + 12 + numbers + 14;
        double width = Math.max(columns * column - 14, ink.known("0", font) * words.length()) + 2 * PAD;
        double height = (Math.min(rows, values.size()) + 1) * ROW + 2 * PAD - 3;
        boolean isRight = x < area.getMinX() + area.getWidth() / 2;
        double left = isRight ? x + 10 : Math.max(0, x - 10 - width);
        double top = Math.max(0, Math.min(area.getMinY() + 4, area.getMaxY() - height));
        ground(g, left, top, width, height);
        g.setFont(font);
        g.setTextAlign(TextAlignment.LEFT);
        g.setFill(ink.text());
        g.fillText(words, left + PAD, top + PAD + 9);
        for (int i = 0; i < values.size(); i++) {
            Readout.Value v = values.get(i);
            double cx = left + PAD + i / rows * column;
            double cy = top + PAD + (i % rows + 1) * ROW;
            g.setFill(colour(series.get(v.series())));
            g.fillRoundRect(cx, cy + 4, 8, v.series() == near ? 6 : 3, 2, 2);
            g.setFill(v.series() == near ? ink.strong() : ink.text());
            g.setTextAlign(TextAlignment.LEFT);
            String name = series.get(v.series()).name();
            if (ink.known(name, font) > names + 1) {
                g.fillText(name, cx + SWATCH, cy + 9, names);
            } else {
                g.fillText(name, cx + SWATCH, cy + 9); // a bound makes drawing slow
            }
            g.setTextAlign(TextAlignment.RIGHT);
            g.fillText(Numbers.value(v.value()), cx + SWATCH + names + 12 + numbers, cy + 9);
        }
    }

    /** So many of them, with that of a series in the middle if it can be. */
    static List<Readout.Value> around(List<Readout.Value> all, int series, int count) {
        int at = 0;
        for (int i = 0; i < all.size(); i++) {
            at = all.get(i).series() == series ? i : at;
        }
        int from = Math.clamp(at - count / 2, 0, Math.max(0, all.size() - count));
        return all.subList(from, Math.min(all.size(), from + count));
    }

    private Color colour(Series series) {
        int argb = ink.argb(series.tint());
        return Color.rgb(argb >> 16 & 255, argb >> 8 & 255, argb & 255);
    }
}
