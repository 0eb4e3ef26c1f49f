package limn.app.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/**
 * One line of the table at the end: the same training with several seeds. Means, but for the memory, which is the most.
 *
 * @param run of the first seed
 * @param mean of the best mIoU over the seeds, 0..1, without tags; NaN if none was measured
 */
public record BenchGroup(BenchRun run, int seeds, double steps, double mean, double smallest, double largest,
        double stepsPerSecond, double seconds, long peakMemoryMiB) {

    /** Rows that differ in their seed alone are one group; groups come in the order of their first rows. */
    public static List<BenchGroup> of(List<BenchRow> rows) {
        var groups = new LinkedHashMap<BenchRun, List<BenchRow>>();
        for (BenchRow row : rows) {
            BenchRun r = row.run();
            var anySeed = new BenchRun(r.list(), r.tags(), r.recipe(), 0, r.equalTime(), r.settings(), r.threads());
            groups.computeIfAbsent(anySeed, k -> new ArrayList<>()).add(row);
        }
        return groups.values().stream().map(BenchGroup::group).toList();
    }

    private static BenchGroup group(List<BenchRow> rows) {
        var scores = rows.stream().mapToDouble(BenchRow::bestMiou).filter(Double::isFinite).summaryStatistics();
        boolean isMeasured = scores.getCount() > 0;
        return new BenchGroup(rows.getFirst().run(), rows.size(),
                rows.stream().mapToLong(BenchRow::steps).average().orElseThrow(),
                isMeasured ? scores.getAverage() : Double.NaN, isMeasured ? scores.getMin() : Double.NaN,
                isMeasured ? scores.getMax() : Double.NaN,
                rows.stream().mapToDouble(BenchRow::stepsPerSecond).average().orElseThrow(),
                rows.stream().mapToDouble(BenchRow::seconds).average().orElseThrow(),
                rows.stream().mapToLong(BenchRow::peakMemoryMiB).max().orElseThrow());
    }

    /** A markdown table of all groups. @param headings of its nine columns @param equalTime words after the name of such a recipe */
    public static List<String> markdown(List<BenchGroup> groups, List<String> headings, String equalTime) {
        var lines = new ArrayList<String>();
        lines.add("| " + String.join(" | ", headings) + " |");
        lines.add("|---".repeat(headings.size()) + "|");
        groups.forEach(g -> lines.add("| " + String.join(" | ", g.cells(equalTime)) + " |"));
        return lines;
    }

    private List<String> cells(String equalTime) {
        return List.of(BenchProject.name(run.list(), run.tags()),
                run.recipe() + (run.equalTime() ? ", " + equalTime : ""), String.valueOf(seeds),
                String.valueOf(Math.round(steps)), percent(mean), percent(smallest) + " .. " + percent(largest),
                Double.isNaN(stepsPerSecond) ? "-" : String.format(Locale.ROOT, "%.2f", stepsPerSecond),
                clock(seconds), peakMemoryMiB == 0 ? "-" : peakMemoryMiB + " MiB");
    }

    private static String percent(double share) {
        return Double.isNaN(share) ? "-" : String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    private static String clock(double seconds) {
        long whole = Math.round(seconds);
        return String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60);
    }
}
