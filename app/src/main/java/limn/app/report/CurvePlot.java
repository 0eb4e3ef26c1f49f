package limn.app.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import limn.app.train.Curve;

/** Curves over steps as inline SVG: raw ones faint, smoothed ones strong. Colours come from the page's CSS. */
final class CurvePlot {
    private static final double WIDTH = 560;
    private static final double HEIGHT = 200;
    private static final double LEFT = 52;
    private static final double BOTTOM = 22;
    private static final double TOP = 8;
    private static final int COLUMNS = 400;
    /** How much of a run the course of a curve remembers. */
    private static final double MEMORY = 0.015;
    private static final int COLOURS = 6;
    private static final int ROWS = 4;
    /** What a step between two lines may be, times a power of ten. */
    private static final double[] STEPS = {1, 2, 2.5, 5, 10};

    private final Page page;
    private final double steps;
    private double low;
    private double high;

    private CurvePlot(Page page, double steps) {
        this.page = page;
        this.steps = Math.max(1, steps);
    }

    /** @param smoothed whether the course is drawn over the values */
    static void draw(Page page, String title, Map<String, Curve> curves, long steps, boolean smoothed)
            throws XMLStreamException {
        if (curves.values().stream().allMatch(Curve::isEmpty)) {
            return;
        }
        page.element("figure", List.of(), () -> {
            page.leaf("figcaption", "", title);
            new CurvePlot(page, steps).all(title, curves, smoothed);
            page.element("p", List.of("class", "legend"), () -> {
                int i = 0;
                for (String name : curves.keySet()) {
                    page.leaf("span", "c" + i++ % COLOURS, "\u25CF " + name);
                }
            });
        });
    }

    private void all(String title, Map<String, Curve> curves, boolean smoothed) throws XMLStreamException {
        range(curves);
        page.element("svg", List.of("viewBox", "0 0 " + (int) WIDTH + " " + (int) HEIGHT, "role", "img", "aria-label",
                title), () -> {
                    axes();
                    int i = 0;
                    for (Curve curve : curves.values()) {
                        String colour = "c" + i++ % COLOURS;
                        line(curve, colour + (smoothed ? " faint" : ""));
                        if (smoothed) {
                            line(curve.smoothed(steps * MEMORY), colour);
                        }
                    }
                });
    }

    private void range(Map<String, Curve> curves) {
        low = 0;
        high = 1e-6;
        for (Curve curve : curves.values()) {
            for (int i = 0; i < curve.size(); i++) {
                double value = curve.value(i);
                if (Double.isFinite(value)) {
                    low = Math.min(low, value);
                    high = Math.max(high, value);
                }
            }
        }
    }

    private void axes() throws XMLStreamException {
        double gap = gap(high - low);
        for (long i = (long) Math.ceil(low / gap); i <= high / gap; i++) {
            String y = text(y(i * gap));
            page.empty("line", "class", "grid", "x1", text(LEFT), "x2", text(WIDTH), "y1", y, "y2", y);
            label(LEFT - 6, y(i * gap) + 4, "end",
                    new BigDecimal(i * gap).round(new MathContext(4)).stripTrailingZeros().toPlainString());
        }
        label(LEFT, HEIGHT - 6, "start", "0");
        label(WIDTH, HEIGHT - 6, "end", String.valueOf((long) steps));
    }

    /** A round number that parts a range into at most as many rows. */
    private static double gap(double range) {
        double power = Math.pow(10, Math.floor(Math.log10(range / ROWS)));
        return Arrays.stream(STEPS).map(step -> step * power).filter(step -> range / step <= ROWS).findFirst()
                .orElse(range);
    }

    private void label(double x, double y, String anchor, String words) throws XMLStreamException {
        page.element("text", List.of("x", text(x), "y", text(y), "text-anchor", anchor),
                () -> page.leaf("tspan", "", words));
    }

    private void line(Curve curve, String style) throws XMLStreamException {
        var points = new StringBuilder();
        for (double[] span : curve.decimated(0, steps, COLUMNS)) {
            double x = LEFT + (span[0] + 0.5) / COLUMNS * (WIDTH - LEFT);
            point(points, x, span[1]);
            if (span[2] > span[1]) {
                point(points, x, span[2]);
            }
        }
        if (!points.isEmpty()) {
            page.empty("polyline", "class", style, "points", points.toString().strip());
        }
    }

    private void point(StringBuilder points, double x, double value) {
        points.append(text(x)).append(',').append(text(y(value))).append(' ');
    }

    private double y(double value) { return TOP + (HEIGHT - TOP - BOTTOM) * (high - value) / (high - low); }

    private static String text(double number) { return String.format(Locale.ROOT, "%.1f", number); }
}
