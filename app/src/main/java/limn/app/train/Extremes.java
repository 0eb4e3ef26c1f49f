package limn.app.train;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The smallest and the largest value of each block of a curve, in two sizes, so that a drawing of few columns need not look at every
 * point. Values that are no number do not count; a block without others is empty: its smallest is larger than its largest.
 */
final class Extremes {
    static final int SMALL = 16;
    static final int LARGE = 256;
    private static final double[] NONE = new double[0];

    private final double[] lowSmall;
    private final double[] highSmall;
    private final double[] lowLarge;
    private final double[] highLarge;

    private Extremes(double[] lowSmall, double[] highSmall, double[] lowLarge, double[] highLarge) {
        this.lowSmall = lowSmall;
        this.highSmall = highSmall;
        this.lowLarge = lowLarge;
        this.highLarge = highLarge;
    }

    /** Of values; only whole blocks are kept. @param shorter of the beginning of the same values, if they are known: that stays */
    static Extremes of(double[] values, int size, @Nullable Extremes shorter) {
        int small = shorter == null ? 0 : shorter.lowSmall.length;
        int large = shorter == null ? 0 : shorter.lowLarge.length;
        var made = new Extremes(
                grown(shorter == null ? NONE : shorter.lowSmall, size / SMALL, Double.POSITIVE_INFINITY),
                grown(shorter == null ? NONE : shorter.highSmall, size / SMALL, Double.NEGATIVE_INFINITY),
                grown(shorter == null ? NONE : shorter.lowLarge, size / LARGE, Double.POSITIVE_INFINITY),
                grown(shorter == null ? NONE : shorter.highLarge, size / LARGE, Double.NEGATIVE_INFINITY));
        made.look(values, small, large);
        return made;
    }

    private void look(double[] values, int small, int large) {
        for (int i = small * SMALL; i < lowSmall.length * SMALL; i++) {
            if (Double.isFinite(values[i])) {
                lowSmall[i / SMALL] = Math.min(lowSmall[i / SMALL], values[i]);
                highSmall[i / SMALL] = Math.max(highSmall[i / SMALL], values[i]);
            }
        }
        int blocks = LARGE / SMALL;
        for (int b = large * blocks; b < lowLarge.length * blocks; b++) {
            lowLarge[b / blocks] = Math.min(lowLarge[b / blocks], lowSmall[b]);
            highLarge[b / blocks] = Math.max(highLarge[b / blocks], highSmall[b]);
        }
    }

    /** Whether all whole blocks of so many points are known. */
    boolean covers(int size) {
        return lowSmall.length >= size / SMALL;
    }

    private static double[] grown(double[] from, int size, double value) {
        double[] grown = Arrays.copyOf(from, Math.max(size, from.length));
        Arrays.fill(grown, from.length, grown.length, value);
        return grown;
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
