package limn.app.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The axis of the values. @param low at the bottom, more than 0 if logarithmic @param high at the top */
public record Scale(double low, double high, boolean logarithmic) {
    /** How many powers of ten a logarithmic axis has at most: what is smaller lies on the bottom. */
    private static final double DECADES = 6;
    private static final int MANY_DECADES = 2;

    /**
     * A scale for values.
     *
     * @param smallest of all values; of those above 0 for a logarithmic axis
     * @param floor what an axis that is not logarithmic reaches down to at least, mostly 0
     * @param ceiling what it reaches up to at least
     */
    public static Scale of(double smallest, double largest, double floor, double ceiling, boolean logarithmic) {
        if (logarithmic && largest > 0) {
            double top = Math.pow(10, Math.ceil(Math.log10(largest) - 1e-9));
            double bottom = Math.pow(10, Math.floor(Math.log10(Math.min(smallest, largest)) + 1e-9));
            bottom = Math.max(bottom, top * Math.pow(10, -DECADES));
            return new Scale(bottom, bottom < top ? top : bottom * 10, true);
        }
        double low = Double.isFinite(smallest) ? Math.min(floor, smallest) : floor;
        double high = Math.max(Double.isFinite(largest) ? largest : ceiling, Math.max(ceiling, low + 1e-9));
        if (low < floor) {
            double tick = NiceScale.tick(low, high);
            low = Math.floor(low / tick + 1e-9) * tick;
        }
        return new Scale(low, NiceScale.top(low, high), false);
    }

    /** Where a value stands: 0 at the bottom, 1 at the top; what lies outside stands at the edge. */
    public double share(double value) {
        if (!logarithmic) {
            return Math.clamp((value - low) / (high - low), 0, 1);
        }
        return value <= low ? 0 : Math.min(1, Math.log(value / low) / Math.log(high / low));
    }

    /** Where the lines of the axis are. */
    public List<Double> ticks() {
        var ticks = new ArrayList<Double>();
        if (logarithmic) {
            double decades = Math.log10(high / low);
            int stride = (int) Math.max(1, Math.ceil(decades / 4));
            for (double power = low; power <= high * 1.0001; power *= Math.pow(10, stride)) {
                ticks.add(power);
                if (decades <= MANY_DECADES && power * 5 < high) {
                    ticks.add(power * 2);
                    ticks.add(power * 5);
                }
            }
            return ticks;
        }
        double tick = NiceScale.tick(low, high);
        for (int i = 0; low + i * tick <= high + tick * 1e-6; i++) {
            ticks.add(low + i * tick);
        }
        return ticks;
    }

    /** A tick as text, short enough to stand left of the axis. */
    public String words(double tick) {
        if (tick != 0 && (Math.abs(tick) < 1e-4 || Math.abs(tick) >= 1e6)) {
            return String.format(Locale.ROOT, "%.0e", tick).replace("e-0", "e-").replace("e+0", "e").replace("e+", "e");
        }
        double gap = logarithmic ? tick : NiceScale.tick(low, high);
        int decimals = (int) Math.clamp(Math.ceil(-Math.log10(gap) - 1e-9), 0, 6);
        return String.format(Locale.ROOT, "%." + decimals + "f", tick);
    }
}
