package limn.app.chart;

import java.util.List;

/**
 * A chart as it is shown, to be saved.
 *
 * @param series what is visible
 * @param colours ARGB of each
 * @param shown the steps between the edges
 * @param unit of the steps, "" for none
 */
public record ChartSheet(String title, List<Series> series, List<Integer> colours, Span shown, Span whole, Look look,
        String unit, Paper paper) {
    /** Colours of all that is no curve, ARGB. */
    public record Paper(int ground, int text, int grid) {}

    public ChartSheet {
        series = List.copyOf(series);
        colours = List.copyOf(colours);
    }
}
