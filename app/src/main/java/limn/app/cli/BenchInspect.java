package limn.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import limn.app.bench.BenchProject;
import limn.app.bench.InspectBench;
import limn.app.window.inspect.InspectorBench;
import limn.engine.recipe.Recipe;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures what looking into a run costs: steps per second with and without saved samples, and how fast a sample opens. */
@Command(name = "inspect")
final class BenchInspect extends Action {
    @Mixin
    private final BenchLoad load = new BenchLoad(List.of("classmix", "cross-classmix"), 200);
    @Option(names = "--every", paramLabel = "N")
    private int every = 25;

    @Override
    int run(Console console) throws Exception {
        load.check(console, 1);
        Bench.requireAtLeast(console, "--every", 1, every);
        List<Recipe> recipes = load.recipes(console);
        Path folder = Files.createTempDirectory("limn-bench");
        try {
            var work = new InspectBench.Load(load.batch(), load.crop(), load.steps(), every,
                    Math.max(1, load.steps() / 4), 1, load.pairs());
            List<InspectBench.Cost> costs = new InspectBench(work, Bench.progress(console)).run(folder, recipes);
            Map<String, Double> opening = InspectorBench.run(
                    recipes.stream().map(recipe -> InspectBench.run(folder, recipe)).toList());
            say(console, costs, opening);
        } finally {
            BenchProject.remove(folder);
        }
        return DONE;
    }

    private static void say(Console console, List<InspectBench.Cost> costs, Map<String, Double> opening) {
        var lines = new ArrayList<String>();
        var all = new ArrayList<Map<String, Object>>();
        for (InspectBench.Cost cost : costs) {
            lines.add(console.texts().get("cli.bench.inspect.cost", cost.recipe(), percent(cost.recordingShare()),
                    percent(cost.slowdown()), cost.sampleBytes() / 1024, percent(cost.watchingShare()),
                    cost.watchedBytes() / 1024));
            var facts = new LinkedHashMap<String, Object>();
            facts.put("recipe", cost.recipe());
            facts.put("with", cost.with().stream().map(Reports::number).toList());
            facts.put("without", cost.without().stream().map(Reports::number).toList());
            facts.put("recordingShare", Reports.number(cost.recordingShare()));
            facts.put("sampleBytes", cost.sampleBytes());
            facts.put("watchingShare", Reports.number(cost.watchingShare()));
            facts.put("watchedBytes", cost.watchedBytes());
            all.add(facts);
        }
        opening.forEach((name, millis) -> lines.add(console.texts().get("cli.bench.figure", name,
                String.format(Locale.ROOT, "%.1f ms", millis))));
        var facts = new LinkedHashMap<String, Object>();
        facts.put("costs", all);
        facts.put("openingMillis", opening);
        console.result(facts, lines);
    }

    private static String percent(double share) { return String.format(Locale.ROOT, "%.1f %%", 100 * share); }
}
