package limn.app.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import limn.app.bench.MemoryBench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures whether training holds on to memory. */
@Command(name = "memory")
final class BenchMemory extends Action {
    private static final int FEWEST_STEPS = 9;

    @Option(names = "--recipe", paramLabel = "NAME", required = true)
    private String method = "";
    @Option(names = "--set", paramLabel = "KEY=VALUE", mapFallbackValue = "")
    private Map<String, String> settings = new LinkedHashMap<>();
    @Option(names = "--steps", paramLabel = "N")
    private int steps = 5000;

    @Override
    int run(Console console) throws Exception {
        Bench.requireAtLeast(console, "--steps", FEWEST_STEPS, steps);
        var recipe = Bench.recipes(console, List.of(method), settings).getFirst();
        MemoryBench.Memory memory = new MemoryBench(steps, Bench.progress(console)).run(recipe);
        var facts = new LinkedHashMap<String, Object>();
        facts.put("recipe", method);
        facts.put("steps", steps);
        facts.put("samples", memory.samples().stream()
                .map(s -> Map.of("step", s.step(), "residentMiB", s.mebibytes())).toList());
        facts.put("growthMiB", memory.growth());
        var lines = new ArrayList<String>();
        memory.samples().forEach(s -> lines.add(console.texts().get("cli.bench.memory", s.step(), s.mebibytes())));
        lines.add(console.texts().get("cli.bench.growth", memory.growth()));
        console.result(facts, lines);
        return DONE;
    }
}
