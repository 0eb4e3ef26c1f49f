package limn.app.chart;

/**
 * How the values of a chart are shown.
 *
 * @param floor what the axis reaches down to at least
 * @param ceiling what it reaches up to at least
 * @param logarithmic whether each power of ten has the same room
 * @param smoothing how much of the whole width the course of a jittery curve remembers, 0 for not smoothed
 */
public record Look(double floor, double ceiling, boolean logarithmic, double smoothing) {
    /** What the course of a curve remembers, unless somebody wants it otherwise. */
    public static final double MEMORY = 0.015;
    /** Values of any size, from 0. */
    public static final Look VALUES = new Look(0, 1e-9, false, MEMORY);
    /** Values from 0 to 1; small ones use the room too. */
    public static final Look SHARES = new Look(0, 0.1, false, MEMORY);

    public Look {
        if (smoothing < 0 || smoothing > 1) {
            throw new IllegalArgumentException("smoothing must be in 0..1 but is " + smoothing);
        }
    }

    public Look withLogarithmic(boolean wanted) { return new Look(floor, ceiling, wanted, smoothing); }

    public Look withSmoothing(double wanted) { return new Look(floor, ceiling, logarithmic, wanted); }
}
