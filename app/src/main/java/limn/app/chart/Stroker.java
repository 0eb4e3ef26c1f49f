package limn.app.chart;

import java.util.Arrays;
import limn.app.train.Columns;

/**
 * Draws curves into pixels. A curve is a function of the step, so in each column of the picture it covers one interval. Each pixel
 * column is cut into four thin ones; the interval of each is widened by a disc as wide as the pen (the Minkowski sum of curve and
 * disc, which gives round joins and ends), and the share of each pixel that the four intervals cover is its opacity. So a curve costs
 * what it covers, however many points it has. Mutable, for one thread.
 */
final class Stroker {
    /** Thin columns in a pixel column. */
    static final int THIN = 4;

    private final int width;
    private final int height;
    private final int margin;
    /** Premultiplied ARGB. */
    private final int[] pixels;
    private final double[] top;
    private final double[] bottom;
    private final double[] wideTop;
    private final double[] wideBottom;
    private final float[] cover;

    /** @param margin above and below the axis, pixels @param pixels of the picture, width times height, cleared here */
    Stroker(int width, int height, int margin, int[] pixels) {
        this.width = width;
        this.height = height;
        this.margin = margin;
        this.pixels = pixels;
        Arrays.fill(pixels, 0, width * height, 0);
        top = new double[width * THIN];
        bottom = new double[width * THIN];
        wideTop = new double[width * THIN];
        wideBottom = new double[width * THIN];
        cover = new float[height + 2];
    }

    /** Draws a curve. @param curve for a picture of THIN times as many columns @param pen width of the line, pixels */
    void stroke(Columns curve, Scale scale, int argb, double opacity, double pen) {
        Arrays.fill(top, Double.POSITIVE_INFINITY);
        Arrays.fill(bottom, Double.NEGATIVE_INFINITY);
        for (int i = 0; i < curve.size(); i++) {
            int column = curve.column(i);
            reach(column, y(scale, curve.high(i)), y(scale, curve.low(i)));
            if (i > 0) {
                join(curve.column(i - 1), y(scale, curve.last(i - 1)), column, y(scale, curve.first(i)));
            }
        }
        widen(pen / 2);
        paint(argb, opacity);
    }

    /** Draws a disc. @param x of its middle, pixels @param y of its middle, pixels */
    void dot(double x, double y, double radius, int argb) {
        Arrays.fill(wideTop, Double.POSITIVE_INFINITY);
        Arrays.fill(wideBottom, Double.NEGATIVE_INFINITY);
        for (int c = Math.max(0, (int) ((x - radius) * THIN)); c < Math.min(wideTop.length,
                (x + radius) * THIN + 1); c++) {
            double dx = (c + 0.5) / THIN - x;
            double half = Math.sqrt(Math.max(0, radius * radius - dx * dx));
            if (half > 0) {
                wideTop[c] = y - half;
                wideBottom[c] = y + half;
            }
        }
        paint(argb, 1);
    }

    double y(Scale scale, double value) { return margin + (1 - scale.share(value)) * (height - 2 * margin); }

    private void reach(int column, double high, double low) {
        if (column >= 0 && column < top.length) {
            top[column] = Math.min(top[column], high);
            bottom[column] = Math.max(bottom[column], low);
        }
    }

    /** A straight line between two columns; both ends reach half of their column. */
    private void join(int from, double fromY, int to, double toY) {
        double slope = (toY - fromY) / (to - from);
        for (int c = Math.max(0, from); c <= Math.min(top.length - 1, to); c++) {
            double left = fromY + slope * (Math.max(from, c - 0.5) - from);
            double right = fromY + slope * (Math.min(to, c + 0.5) - from);
            reach(c, Math.min(left, right), Math.max(left, right));
        }
    }

    private void widen(double radius) {
        Arrays.fill(wideTop, Double.POSITIVE_INFINITY);
        Arrays.fill(wideBottom, Double.NEGATIVE_INFINITY);
        int reach = (int) (radius * THIN);
        for (int d = -reach; d <= reach; d++) {
            double half = Math.sqrt(Math.max(0, radius * radius - (double) d * d / (THIN * THIN)));
            for (int c = Math.max(0, -d); c < Math.min(top.length, top.length - d); c++) {
                wideTop[c] = Math.min(wideTop[c], top[c + d] - half);
                wideBottom[c] = Math.max(wideBottom[c], bottom[c + d] + half);
            }
        }
    }

    private void paint(int argb, double opacity) {
        for (int x = 0; x < width; x++) {
            int first = height;
            int last = -1;
            for (int c = x * THIN; c < (x + 1) * THIN; c++) {
                double from = Math.max(0, wideTop[c]);
                double to = Math.min(height, wideBottom[c]);
                if (from < to) {
                    cover(from, to);
                    first = Math.min(first, (int) from);
                    last = Math.max(last, Math.min(height - 1, (int) to));
                }
            }
            float sum = 0;
            for (int y = first; y <= last; y++) {
                sum += cover[y];
                if (sum > 1e-4f) {
                    blend(y * width + x, argb, Math.min(1, sum) * opacity);
                }
                cover[y] = 0;
            }
            cover[Math.min(height, last + 1)] = 0;
            cover[Math.min(height + 1, last + 2)] = 0;
        }
    }

    /** Adds an interval of a thin column as differences: their running sum is the share of each pixel that is covered. */
    private void cover(double from, double to) {
        int a = (int) from;
        int b = Math.min(height - 1, (int) to);
        float thin = 1f / THIN;
        float begun = (float) (a + 1 - from) * thin;
        float ended = (float) (b + 1 - to) * thin;
        cover[a] += begun;
        cover[a + 1] += thin - begun;
        cover[b] -= ended;
        cover[b + 1] -= thin - ended;
    }

    /** Source over, in 255ths. */
    private void blend(int at, int argb, double alpha) {
        int under = pixels[at];
        int a = (int) (alpha * (argb >>> 24) + 0.5);
        int rest = 255 - a;
        int red = (argb >> 16 & 255) * a + (under >> 16 & 255) * rest;
        int green = (argb >> 8 & 255) * a + (under >> 8 & 255) * rest;
        int blue = (argb & 255) * a + (under & 255) * rest;
        int opaque = 255 * a + (under >>> 24) * rest;
        pixels[at] = by255(opaque) << 24 | by255(red) << 16 | by255(green) << 8 | by255(blue);
    }

    /** A product of two numbers up to 255, divided by 255 and rounded. */
    private static int by255(int product) {
        return (product + 128 + (product + 128 >> 8)) >> 8;
    }
}
