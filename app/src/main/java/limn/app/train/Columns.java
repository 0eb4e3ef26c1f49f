package limn.app.train;

import java.util.Arrays;

/**
 * A curve as a drawing of a given width needs it: for each column that has points their first, last, smallest and largest value, and
 * the nearest points beyond the edges, towards which lines leave the picture. Immutable.
 */
public final class Columns {
    private final int[] column;
    private final double[] values;
    private final int size;

    private Columns(int[] column, double[] values, int size) {
        this.column = column;
        this.values = values;
        this.size = size;
    }

    static Columns of(double[] steps, double[] values, int points, Extremes blocks, double from, double to,
            int columns) {
        double perStep = columns / (to - from);
        int begin = first(steps, points, from, false);
        int end = first(steps, points, to, true);
        int most = Math.min(columns, end - begin) + 2;
        var found = new Columns(new int[most], new double[4 * most], 0);
        int size = found.edge(0, steps, values, begin - 1, -1, points, from, perStep);
        int i = begin;
        while (i < end) {
            int column = (int) Math.min(columns - 1, (steps[i] - from) * perStep);
            int next = column == columns - 1 ? end : after(steps, i, end, from, perStep, column + 1);
            size = found.fill(size, column, values, i, next, blocks);
            i = next;
        }
        size = found.edge(size, steps, values, end, 1, points, from, perStep);
        return new Columns(found.column, found.values, size);
    }

    /** The first point at or behind a step. @param behind whether points at the step are passed over too */
    private static int first(double[] steps, int points, double step, boolean behind) {
        int at = Arrays.binarySearch(steps, 0, points, step);
        if (at < 0) {
            return -at - 1;
        }
        while (behind ? at < points && steps[at] == step : at > 0 && steps[at - 1] == step) {
            at += behind ? 1 : -1;
        }
        return at;
    }

    /** The first point behind i that is in a later column: by doubling the stride, as columns have about equally many points. */
    private static int after(double[] steps, int i, int end, double from, double perStep, int column) {
        int stride = 1;
        int low = i;
        while (low + stride < end && (steps[low + stride] - from) * perStep < column) {
            low += stride;
            stride *= 2;
        }
        int high = Math.min(end, low + stride);
        low++;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if ((steps[middle] - from) * perStep < column) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private int fill(int at, int where, double[] from, int begin, int end, Extremes blocks) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = begin; i < end;) {
            int block = blocks.block(i, end);
            double v = from[i];
            if (block > 1) {
                low = Math.min(low, blocks.low(i, block));
                high = Math.max(high, blocks.high(i, block));
            } else if (Double.isFinite(v)) {
                low = Math.min(low, v);
                high = Math.max(high, v);
            }
            i += block;
        }
        if (low > high) {
            return at; // nothing but gaps
        }
        int first = begin;
        while (!Double.isFinite(from[first])) {
            first++;
        }
        int last = end - 1;
        while (!Double.isFinite(from[last])) {
            last--;
        }
        return put(at, where, from[first], from[last], low, high);
    }

    private int edge(int at, double[] steps, double[] from, int start, int way, int points, double left,
            double perStep) {
        for (int i = start; i >= 0 && i < points; i += way) {
            if (Double.isFinite(from[i])) {
                double where = Math.floor((steps[i] - left) * perStep);
                return put(at, (int) Math.clamp(where, -1e8, 1e8), from[i], from[i], from[i], from[i]);
            }
        }
        return at;
    }

    private int put(int at, int where, double first, double last, double low, double high) {
        column[at] = where;
        values[4 * at] = first;
        values[4 * at + 1] = last;
        values[4 * at + 2] = low;
        values[4 * at + 3] = high;
        return at + 1;
    }

    /** How many columns have points, those beyond the edges included. */
    public int size() { return size; }

    /** Which column: 0 at the left edge, negative before it. */
    public int column(int i) { return column[i]; }

    public double first(int i) { return values[4 * i]; }

    public double last(int i) { return values[4 * i + 1]; }

    public double low(int i) { return values[4 * i + 2]; }

    public double high(int i) { return values[4 * i + 3]; }
}
