package limn.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import limn.app.bench.BenchProject;
import limn.app.bench.PeakBench;
import limn.engine.recipe.Recipe;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures how much memory recipes need at most, with each of several networks. */
@Command(name = "peaks")
final class BenchPeaks extends Action {
    @Option(names = "--recipes", split = ",", paramLabel = "NAME")
    private List<String> methods = List.of("supervised", "classmix", "cross", "cross-classmix", "unimatch");
    @Option(names = "--networks", split = ",", paramLabel = "NAME")
    private List<String> networks = List.of("mobilenet_v2", "resnet18", "resnet50");
    @Option(names = "--set", paramLabel = "KEY=VALUE", mapFallbackValue = "")
    private Map<String, String> settings = new LinkedHashMap<>();
    @Option(names = "--steps", paramLabel = "N")
    private int steps = 20;

    @Override
    int run(Console console) throws Exception {
        Bench.requireAtLeast(console, "--steps", 1, steps);
        List<Recipe> recipes = Bench.recipes(console, methods, settings);
        for (String network : networks) {
            Bench.recipes(console, methods, Map.of("network", network));
        }
        Path folder = Files.createTempDirectory("limn-bench");
        try {
            List<PeakBench.Peak> peaks = new PeakBench(steps, Bench.progress(console)).run(folder, recipes, networks);
            console.result(Map.of("steps", steps, "peaks", peaks), peaks.stream().map(p -> console.texts()
                    .get("cli.bench.peak", p.recipe(), p.network(), p.mebibytes())).toList());
        } finally {
            BenchProject.remove(folder);
        }
        return DONE;
    }
}
