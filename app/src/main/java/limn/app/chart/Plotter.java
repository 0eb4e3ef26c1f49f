package limn.app.chart;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import limn.app.train.Columns;
import limn.app.train.Curve;
import limn.app.train.Smoother;

/** Draws the curves of a chart into pixels: for a thread in the background. Mutable, for one thread at a time. */
public final class Plotter {
    /** Room around the axes for what stands on them, in units of the window. */
    public static final int MARGIN = 4;
    private static final double PEN = 1.6;
    private static final double DOT = 2.5;
    private static final double PALE = 0.22;
    /** Dots need so many pixels each. */
    private static final double ROOM = 12;

    private Map<String, Smoother> smoothers = new HashMap<>();
    private double memory;

    /**
     * What to draw.
     *
     * @param colours ARGB of each series
     * @param shown the steps between the edges of the axes
     * @param whole all steps: smoothing is a share of them, however much is shown
     * @param width between the edges, units of the window
     * @param scale pixels of the screen per unit
     */
    public record Order(List<Series> series, List<Integer> colours, Span shown, Span whole, Look look, int width,
            int height, double scale) {
        public Order {
            series = List.copyOf(series);
            colours = List.copyOf(colours);
            if (series.size() != colours.size() || width < 1 || height < 1) {
                throw new IllegalArgumentException(series.size() + " series, " + colours.size() + " colours, " + width
                        + " x " + height);
            }
        }

        int pixelsWide() { return pixels(width + 2 * MARGIN); }

        int pixelsHigh() { return pixels(height + 2 * MARGIN); }

        int pixels(double units) { return (int) Math.round(units * scale); }
    }

    /** Curves as pixels, premultiplied ARGB, with a margin around the axes. @param courses the strong line of each series */
    public record Picture(Order order, Scale scale, List<Curve> courses, int width, int height, int[] pixels) {
        /** The same to remember, when the pixels are shown. */
        public Picture withoutPixels() {
            return new Picture(order, scale, courses, width, height, new int[0]);
        }
    }

    /** Draws. @param reused pixels that nobody needs any more; others are made if they do not fit */
    public Picture draw(Order order, int[] reused) {
        keepSmoothers(order);
        int width = order.pixelsWide();
        int height = order.pixelsHigh();
        int[] pixels = reused.length == width * height ? reused : new int[width * height];
        int columns = width * Stroker.THIN;
        double margin = order.shown().length() * MARGIN / order.width();
        double from = order.shown().from() - margin;
        double to = order.shown().to() + margin;
        var raw = new ArrayList<Columns>();
        order.series().forEach(s -> raw.add(s.curve().columns(from, to, columns)));
        Scale scale = scale(raw, columns, order.look());
        var stroker = new Stroker(width, height, order.pixels(MARGIN), pixels);
        double pen = PEN * order.scale();
        var courses = new ArrayList<Curve>();
        for (int i = 0; i < raw.size(); i++) {
            Series series = order.series().get(i);
            int colour = order.colours().get(i);
            boolean isJittery = isJittery(series, order);
            Curve course = course(series, order);
            courses.add(course);
            if (series.manner() == Series.Manner.DOTS) {
                dots(stroker, series, course, order, scale, colour);
                continue;
            }
            stroker.stroke(raw.get(i), scale, colour, isJittery ? PALE : 1, pen);
            if (isJittery) {
                stroker.stroke(course.columns(from, to, columns), scale, colour, 1, pen);
            }
            dots(stroker, series, course, order, scale, colour);
        }
        return new Picture(order, scale, List.copyOf(courses), width, height, pixels);
    }

    /** The course of a series: smoothed where it is jittery. */
    public static Curve course(Series series, Span whole, Look look) {
        return series.manner() == Series.Manner.JITTERY && look.smoothing() > 0
                ? series.curve().smoothed(Math.max(1e-9, whole.length() * look.smoothing()))
                : series.curve();
    }

    private static boolean isJittery(Series series, Order order) {
        return series.manner() == Series.Manner.JITTERY && order.look().smoothing() > 0;
    }

    private Curve course(Series series, Order order) {
        return isJittery(series, order)
                ? smoothers.computeIfAbsent(series.name(), name -> new Smoother(memory)).of(series.curve())
                : series.curve();
    }

    /** Courses go on where they were: moving and zooming cost none, a new point costs a point. */
    private void keepSmoothers(Order order) {
        double wanted = Math.max(1e-9, order.whole().length() * order.look().smoothing());
        var kept = new HashMap<String, Smoother>();
        if (wanted == memory) {
            order.series().forEach(s -> {
                Smoother known = smoothers.get(s.name());
                if (known != null) {
                    kept.put(s.name(), known);
                }
            });
        }
        memory = wanted;
        smoothers = kept;
    }

    static Scale scale(List<Columns> raw, int columns, Look look) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (Columns curve : raw) {
            for (int i = 0; i < curve.size(); i++) {
                boolean inside = curve.column(i) >= 0 && curve.column(i) < columns;
                if (inside && (!look.logarithmic() || curve.high(i) > 0)) {
                    double smallest = curve.low(i);
                    low = Math.min(low, look.logarithmic() && smallest <= 0 ? curve.high(i) : smallest);
                    high = Math.max(high, curve.high(i));
                }
            }
        }
        return Scale.of(low, high, look.floor(), look.ceiling(), look.logarithmic());
    }

    private static void dots(Stroker stroker, Series series, Curve course, Order order, Scale scale, int colour) {
        Curve points = series.manner() == Series.Manner.MEASURED ? series.curve() : course;
        int begin = points.before(order.shown().from());
        int end = points.before(Math.nextUp(order.shown().to()));
        boolean all = series.manner() == Series.Manner.DOTS
                || series.manner() == Series.Manner.MEASURED && (end - begin) * ROOM < order.width();
        for (int i = all ? begin : Math.max(begin, points.size() - 1); i < end; i++) {
            if (Double.isFinite(points.value(i))) {
                double x = MARGIN + order.shown().share(points.step(i)) * order.width();
                stroker.dot(x * order.scale(), stroker.y(scale, points.value(i)), DOT * order.scale(), colour);
            }
        }
    }
}
