package limn.app.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import limn.app.bench.BenchSettings;
import limn.app.window.TrainingBench;
import limn.engine.recipe.Recipe;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures whether the window stays live while it trains. */
@Command(name = "window")
final class BenchWindow extends Action {
    /** Two of fifty images of the drawn project have masks. */
    private static final int FEWEST = 100;

    @Option(names = "--images", paramLabel = "N")
    private int images = 2_000;
    @Option(names = "--out", paramLabel = "DIR", required = true)
    private Path out = Path.of("");
    @Option(names = "--recipe", paramLabel = "NAME")
    private String recipe = "classmix";

    @Override
    int run(Console console) throws Exception {
        Bench.requireAtLeast(console, "--images", FEWEST, images);
        Recipe endless = BenchSettings.with(Bench.recipes(console, List.of(recipe), Map.of()).getFirst(),
                Map.of("steps", "100000", "mixFrom", "0"));
        LargeProjects.make(console, out, images);
        BenchFigures.result(console, TrainingBench.run(out, endless, BenchFigures.teller(console)));
        return DONE;
    }
}
