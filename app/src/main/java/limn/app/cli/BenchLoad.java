package limn.app.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import limn.engine.recipe.Recipe;
import picocli.CommandLine.Option;

/** The options that say which recipes a bench trains, on what, how long and how often. */
final class BenchLoad {
    private static final int FEWEST_STEPS = 8;

    @Option(names = "--recipes", split = ",", paramLabel = "NAME")
    private List<String> methods;
    @Option(names = "--set", paramLabel = "KEY=VALUE", mapFallbackValue = "")
    private Map<String, String> settings = new LinkedHashMap<>();
    @Option(names = "--batch", paramLabel = "N")
    private int batch = 4;
    @Option(names = "--crop", paramLabel = "N")
    private int crop = 160;
    @Option(names = "--steps", paramLabel = "N")
    private int steps;
    @Option(names = "--pairs", paramLabel = "N")
    private int pairs = 3;

    /** @param methods the recipes if nobody names others @param steps of each run if nobody says how many */
    BenchLoad(List<String> methods, int steps) {
        this.methods = methods;
        this.steps = steps;
    }

    /** Refuses numbers below their bounds. @param fewestPairs how often both sides have to take turns */
    void check(Console console, int fewestPairs) throws WrongUsage {
        Bench.requireAtLeast(console, "--batch", 1, batch);
        Bench.requireAtLeast(console, "--crop", 32, crop);
        Bench.requireAtLeast(console, "--steps", FEWEST_STEPS, steps);
        Bench.requireAtLeast(console, "--pairs", fewestPairs, pairs);
    }

    List<Recipe> recipes(Console console) throws WrongUsage { return Bench.recipes(console, methods, settings); }

    int batch() { return batch; }

    int crop() { return crop; }

    int steps() { return steps; }

    int pairs() { return pairs; }
}
