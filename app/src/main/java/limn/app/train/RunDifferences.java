package limn.app.train;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import limn.engine.run.RunFolder;

/** In which settings the runs that are looked at are not the same. */
public final class RunDifferences {
    /** Settings that only say how often something is written come last. */
    private static final Comparator<String> ORDER = Comparator.comparing((String key) -> key.endsWith("Every"))
            .thenComparing(Comparator.naturalOrder());
    private static final Set<String> FILES = Set.of("encoder", "retrainFrom");

    private RunDifferences() {}

    /**
     * For each run its values of the settings that two runs have differently, those first that decide on what is learned. A setting
     * that a method lacks is left out.
     */
    public static Map<RunFolder, Map<String, String>> of(List<RunCatalog.Entry> runs) {
        var values = new HashMap<String, Set<String>>();
        runs.forEach(run -> run.settings()
                .forEach((key, value) -> values.computeIfAbsent(key, k -> new TreeSet<>()).add(value)));
        var differing = new HashMap<RunFolder, Map<String, String>>();
        for (RunCatalog.Entry run : runs) {
            var mine = new TreeMap<String, String>(ORDER);
            run.settings().forEach((key, value) -> {
                if (values.getOrDefault(key, Set.of()).size() > 1) {
                    mine.put(key, shown(key, value));
                }
            });
            differing.put(run.folder(), mine);
        }
        return differing;
    }

    /** Of a file its name. */
    private static String shown(String key, String value) {
        Path name = FILES.contains(key) && !value.isBlank() ? Path.of(value).getFileName() : null;
        return name == null ? value.isBlank() ? "\u2013" : value : name.toString();
    }

    /** "batch 4 · steps 200". */
    public static String words(Map<String, String> differing) {
        return differing.entrySet().stream().map(e -> e.getKey() + " " + e.getValue())
                .collect(Collectors.joining(" \u00b7 "));
    }
}
