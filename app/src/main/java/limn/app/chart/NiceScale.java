package limn.app.chart;

/** Round numbers for an axis. */
public final class NiceScale {
    private NiceScale() {}

    /** The distance of the lines of an axis: 1, 2 or 5 times a power of ten, three to six lines. */
    public static double tick(double low, double high) {
        double raw = (high - low) / 4;
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        double digit = raw / power;
        return power * (digit < 1.5 ? 1 : digit < 3.5 ? 2 : digit < 7.5 ? 5 : 10);
    }

    /** The smallest end of an axis from low that holds high and is a whole number of ticks away. */
    public static double top(double low, double high) {
        double tick = tick(low, Math.max(high, low + 1e-9));
        return low + Math.ceil((high - low) / tick - 1e-9) * tick;
    }
}
