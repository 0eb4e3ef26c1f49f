package limn.app.chart;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Curves as a table: a row for each step that any of them has, a column for each curve, nothing where it has no value there. */
public final class ChartCsv {
    private ChartCsv() {}

    /** Writes all points, also those out of sight and those that are drawn as a span. RFC 4180. */
    public static void write(List<Series> series, Writer out) throws IOException {
        out.write("step");
        for (Series s : series) {
            out.write(',');
            out.write(quoted(s.name()));
        }
        out.write("\r\n");
        var at = new int[series.size()];
        for (double step = next(series, at); !Double.isNaN(step); step = next(series, at)) {
            out.write(number(step));
            for (int i = 0; i < at.length; i++) {
                out.write(',');
                var curve = series.get(i).curve();
                if (at[i] < curve.size() && curve.step(at[i]) == step) {
                    double value = curve.value(at[i]);
                    out.write(Double.isFinite(value) ? number(value) : "");
                    at[i]++;
                }
            }
            out.write("\r\n");
        }
    }

    /** The smallest step that is not written yet; NaN at the end. */
    private static double next(List<Series> series, int[] at) {
        double smallest = Double.NaN;
        for (int i = 0; i < at.length; i++) {
            var curve = series.get(i).curve();
            if (at[i] < curve.size() && !(curve.step(at[i]) >= smallest)) {
                smallest = curve.step(at[i]);
            }
        }
        return smallest;
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    private static String quoted(String name) {
        return name.matches("[^,\"\r\n]*") ? name : '"' + name.replace("\"", "\"\"") + '"';
    }
}
