package limn.app.window;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Pane;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import limn.app.train.Curve;

/** Curves over steps, with axes and a legend. Draws the span of each pixel column, so it costs the same for any number of points. */
final class Plot extends Pane {
    private static final double LEFT_MIN = 36;
    private static final double PALE = 0.22;
    /** How much of a run the course of a jittery curve remembers. */
    private static final double MEMORY = 0.015;
    private static final double RIGHT = 12;
    private static final double NUMBERS = 10.5;
    private static final double LEGEND_ROW = 15;
    private static final double BOTTOM = 20;
    private final Canvas canvas = new Canvas();
    private final Ink ink = new Ink();
    private Map<String, Curve> curves = Map.of();
    private double lastStep = 1;
    private boolean share;
    private boolean jittery;
    private double left = LEFT_MIN;
    private double upper = LEGEND_ROW;

    Plot() {
        getChildren().addAll(canvas, ink.carrier());
        setMinSize(160, 120);
        ink.onChange(this::paint);
    }

    /** A plot whose values are shares, 0..1 at least up to 0.1. */
    Plot ofShares() {
        share = true;
        return this;
    }

    /** A plot of values that jump from step to step: their course stands out, they themselves are pale behind it. */
    Plot ofJitter() {
        jittery = true;
        return this;
    }

    /** Shows curves by name, in order; the first is the strongest. @param steps planned length of the run */
    void show(Map<String, Curve> shown, long steps) {
        curves = new LinkedHashMap<>(shown);
        lastStep = Math.max(1, steps);
        paint();
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(Math.floor(getWidth()));
        canvas.setHeight(Math.floor(getHeight()));
        paint();
    }

    private void paint() {
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        double low = share ? 0 : lowest();
        double top = NiceScale.top(low, Math.max(highest(), share ? 0.1 : 1e-3));
        left = roomForNumbers(low, top);
        double width = canvas.getWidth() - left - RIGHT;
        Font font = ink.font(11);
        boolean roomy = legendRows(true, font) <= 1;
        upper = 7 + LEGEND_ROW * legendRows(roomy, font);
        double height = canvas.getHeight() - upper - BOTTOM;
        boolean empty = curves.values().stream().allMatch(Curve::isEmpty);
        if (width < 20 || height < 20 || empty) {
            return;
        }
        axes(g, width, height, low, top);
        int i = 0;
        for (Map.Entry<String, Curve> entry : curves.entrySet()) {
            g.setStroke(ink.series(i++));
            Curve course = entry.getValue();
            if (jittery) {
                g.setGlobalAlpha(PALE);
                line(g, course, width, height, low, top);
                g.setGlobalAlpha(1);
                course = course.smoothed(Math.max(1, lastStep * MEMORY));
            }
            line(g, course, width, height, low, top);
        }
        legend(g, roomy, font);
    }

    private double roomForNumbers(double low, double top) {
        double tick = NiceScale.tick(low, top);
        double widest = Math.max(Ink.width(number(low, tick), ink.font(NUMBERS)),
                Ink.width(number(top, tick), ink.font(NUMBERS)));
        return Math.max(LEFT_MIN, Math.ceil(widest) + 10);
    }

    private void line(GraphicsContext g, Curve curve, double width, double height, double low, double top) {
        g.setLineWidth(1.6);
        g.beginPath();
        boolean first = true;
        for (double[] span : curve.decimated(0, lastStep, (int) width)) {
            double x = left + span[0] + 0.5;
            double yMax = y(span[2], height, low, top);
            double yMin = y(span[1], height, low, top);
            if (first) {
                g.moveTo(x, yMin);
                first = false;
            } else {
                g.lineTo(x, yMin);
            }
            if (yMax != yMin) {
                g.lineTo(x, yMax);
            }
        }
        g.stroke();
        if (!curve.isEmpty()) {
            double x = left + Math.min(1, curve.step(curve.size() - 1) / lastStep) * width;
            g.setFill(g.getStroke());
            g.fillOval(x - 2.5, y(curve.last(), height, low, top) - 2.5, 5, 5);
        }
    }

    private double y(double value, double height, double low, double top) {
        return upper + height - (Math.clamp(value, low, top) - low) / (top - low) * height;
    }

    private void axes(GraphicsContext g, double width, double height, double low, double top) {
        g.setFont(ink.font(NUMBERS));
        g.setLineWidth(1);
        double tick = NiceScale.tick(low, top);
        for (double v = low; v <= top + tick * 1e-6; v += tick) {
            double y = Math.round(y(v, height, low, top)) + 0.5;
            g.setStroke(ink.grid());
            g.strokeLine(left, y, left + width, y);
            g.setFill(ink.text());
            g.setTextAlign(TextAlignment.RIGHT);
            g.fillText(number(v, tick), left - 6, y + 3.5);
        }
        g.setTextAlign(TextAlignment.CENTER);
        for (int k = 0; k <= 2; k++) {
            g.setTextAlign(k == 0 ? TextAlignment.LEFT : k == 1 ? TextAlignment.CENTER : TextAlignment.RIGHT);
            g.fillText(String.valueOf(Math.round(lastStep * k / 2)), left + width * k / 2, upper + height + 14);
        }
    }

    /** The names with their newest values, in as many rows as they need; without the values where one row has no room for them. */
    private void legend(GraphicsContext g, boolean values, Font font) {
        g.setTextAlign(TextAlignment.LEFT);
        g.setFont(font);
        double x = left;
        double y = 7;
        int i = 0;
        for (Map.Entry<String, Curve> entry : curves.entrySet()) {
            String words = words(entry, values);
            if (x > left && x + room(words, font) > canvas.getWidth()) {
                x = left;
                y += LEGEND_ROW;
            }
            g.setFill(ink.series(i++));
            g.fillRect(x, y, 10, 3);
            g.setFill(ink.text());
            g.fillText(words, x + 14, y + 5);
            x += room(words, font);
        }
    }

    private int legendRows(boolean values, Font font) {
        double x = left;
        int rows = 1;
        for (Map.Entry<String, Curve> entry : curves.entrySet()) {
            double room = room(words(entry, values), font);
            if (x > left && x + room > canvas.getWidth()) {
                x = left;
                rows++;
            }
            x += room;
        }
        return rows;
    }

    private static double room(String words, Font font) { return 26 + Ink.width(words, font); }

    private static String words(Map.Entry<String, Curve> entry, boolean value) {
        return entry.getKey() + (value && !entry.getValue().isEmpty()
                ? String.format(Locale.ROOT, " %.3g", entry.getValue().last())
                : "");
    }

    private static String number(double value, double tick) {
        int decimals = (int) Math.clamp(Math.ceil(-Math.log10(tick) - 1e-9), 0, 6);
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    private double highest() {
        return curves.values().stream().mapToDouble(c -> extreme(c, true)).filter(Double::isFinite).max().orElse(0);
    }

    private double lowest() {
        double low = curves.values().stream().mapToDouble(c -> extreme(c, false)).filter(Double::isFinite).min()
                .orElse(0);
        return Math.min(0, low);
    }

    private static double extreme(Curve curve, boolean largest) {
        double found = largest ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        for (int i = 0; i < curve.size(); i++) {
            double v = curve.value(i);
            if (Double.isFinite(v)) {
                found = largest ? Math.max(found, v) : Math.min(found, v);
            }
        }
        return found;
    }
}
