package limn.app.window.chart;

import java.util.Locale;

/** Numbers of charts for a person to read. */
final class Numbers {
    private Numbers() {}

    /** A value in four digits, or as a power of ten. */
    static String value(double value) {
        double size = Math.abs(value);
        return value == 0
                ? "0"
                : size >= 1000 && size < 1e9
                        ? String.format(Locale.ROOT, "%.0f", value)
                        : size < 1e-4
                                ? String.format(Locale.ROOT, "%.2e", value)
                                : String.format(Locale.ROOT, "%." + decimals(size) + "f", value);
    }

    private static int decimals(double size) { return Math.clamp(3 - (int) Math.floor(Math.log10(size)), 0, 5); }

    /** A place on the axis of the steps: whole, or with a digit where the whole axis is short. */
    static String place(double at, double length) {
        int decimals = (int) Math.clamp(Math.ceil(-Math.log10(length / 8)), 0, 4);
        return String.format(Locale.ROOT, "%." + decimals + "f", at);
    }
}
