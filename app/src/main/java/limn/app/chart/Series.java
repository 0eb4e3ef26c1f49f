package limn.app.chart;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import limn.app.train.Curve;

/** One curve of a chart. @param name tells it from the others of the chart */
public record Series(String name, Curve curve, Tint tint, Manner manner) {
    /** How a series is drawn. */
    public enum Manner {
        /** A line. */
        PLAIN,
        /** Values that jump from step to step: their course is strong, they themselves are faint behind it. */
        JITTERY,
        /** Measurements at a few steps: a line with a dot at each, as long as there is room for dots. */
        MEASURED,
        /** Points that belong to no line. */
        DOTS
    }

    /** Curves by name, in the inks of the theme by their order. */
    public static List<Series> of(Map<String, Curve> curves, Manner manner) {
        var series = new LinkedHashMap<String, Series>();
        curves.forEach((name, curve) -> series.put(name,
                new Series(name, curve, new Tint.Ink(series.size()), manner)));
        return List.copyOf(series.values());
    }
}
