package limn.app.bench;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One training that a bench wants, and the key of its row: two runs that are equal measure the same.
 *
 * @param list the list of images that keep their masks, {@code all} for all of them
 * @param tags how the tags were spoiled, see {@link TagNoise#label}; empty if they were not
 * @param equalTime whether it is supervised training for as long as the slowest other recipe took
 * @param settings what differs from the defaults of the recipe, see {@link #words}
 * @param threads that compute; 0 is the default of {@code limn train}
 */
public record BenchRun(String list, String tags, String recipe, long seed, boolean equalTime, String settings,
        int threads) {
    /** Settings as one line, in order of the key. */
    static String words(Map<String, String> settings) {
        return new TreeMap<>(settings).entrySet().stream().map(e -> e.getKey() + "=" + e.getValue())
                .collect(Collectors.joining("; "));
    }

    /** The name of its log and of its run folder. */
    public String name() {
        String unusual = settings + (threads == 0 ? "" : " threads " + threads);
        return BenchProject.name(list, tags) + "-" + recipe + "-s" + seed + (equalTime ? "-equal-time" : "")
                + (unusual.isEmpty() ? "" : String.format("-%08x", unusual.hashCode()));
    }
}
