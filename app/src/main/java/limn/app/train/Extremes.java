package limn.app.train;

import java.util.Arrays;

/**
 * The smallest and the largest value of each block of a curve, in two sizes, so that a drawing of few columns need not look at every
 * point. Values that are no number do not count; a block without others is empty: its smallest is larger than its largest.
 */
final class Extremes {
    static final int SMALL = 16;
    static final int LARGE = 256;

    private final double[] lowSmall;
    private final double[] highSmall;
    private final double[] lowLarge;
    private final double[] highLarge;

    /** Only whole blocks are kept. */
    Extremes(double[] values, int size) {
        lowSmall = filled(size / SMALL, Double.POSITIVE_INFINITY);
        highSmall = filled(size / SMALL, Double.NEGATIVE_INFINITY);
        for (int i = 0; i < lowSmall.length * SMALL; i++) {
            if (Double.isFinite(values[i])) {
                lowSmall[i / SMALL] = Math.min(lowSmall[i / SMALL], values[i]);
                highSmall[i / SMALL] = Math.max(highSmall[i / SMALL], values[i]);
            }
        }
        lowLarge = filled(size / LARGE, Double.POSITIVE_INFINITY);
        highLarge = filled(size / LARGE, Double.NEGATIVE_INFINITY);
        int blocks = LARGE / SMALL;
        for (int b = 0; b < lowLarge.length * blocks; b++) {
            lowLarge[b / blocks] = Math.min(lowLarge[b / blocks], lowSmall[b]);
            highLarge[b / blocks] = Math.max(highLarge[b / blocks], highSmall[b]);
        }
    }

    private static double[] filled(int size, double value) {
        var filled = new double[size];
        Arrays.fill(filled, value);
        return filled;
    }

    /** How many points the largest whole block has that begins at a point and ends before another; 1 if there is none. */
    int block(int from, int end) {
        if (from % LARGE == 0 && from + LARGE <= end && from / LARGE < lowLarge.length) {
            return LARGE;
        }
        return from % SMALL == 0 && from + SMALL <= end && from / SMALL < lowSmall.length ? SMALL : 1;
    }

    /** The smallest value of such a block of more than one point. */
    double low(int from, int block) {
        return block == LARGE ? lowLarge[from / LARGE] : lowSmall[from / SMALL];
    }

    /** The largest value of such a block of more than one point. */
    double high(int from, int block) {
        return block == LARGE ? highLarge[from / LARGE] : highSmall[from / SMALL];
    }
}
