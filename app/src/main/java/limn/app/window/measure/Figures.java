package limn.app.window.measure;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** What was measured, by name, in the order it was measured; each figure is told as soon as it is known. */
public final class Figures {
    private final Map<String, Double> known = new LinkedHashMap<>();
    private final Consumer<Map.Entry<String, Double>> told;

    public Figures(Consumer<Map.Entry<String, Double>> told) { this.told = told; }

    public void add(String name, double value) {
        known.put(name, value);
        told.accept(Map.entry(name, value));
    }

    /** Median, what 95 and 99 of a hundred do not exceed, and the longest. */
    public void add(String name, FrameTimes times) {
        add(name + ".median", times.atShare(0.5));
        add(name + ".p95", times.atShare(0.95));
        add(name + ".p99", times.atShare(0.99));
        add(name + ".longest", times.atShare(1));
    }

    public Map<String, Double> all() { return Collections.unmodifiableMap(known); }
}
