package limn.app.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import limn.app.window.TrainingBench;
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
        Bench.recipes(console, List.of(recipe), Map.of());
        LargeProjects.make(console, out, images);
        BenchFigures.result(console, TrainingBench.run(out, recipe, BenchFigures.teller(console)));
        return DONE;
    }
}
