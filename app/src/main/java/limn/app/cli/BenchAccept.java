package limn.app.cli;

import java.nio.file.Path;
import limn.app.window.AcceptBench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures what accepting the predictions of very many images costs, and whether the window stays live. */
@Command(name = "accept")
final class BenchAccept extends Action {
    @Option(names = "--images", paramLabel = "N")
    private int images = 2_500;
    @Option(names = "--out", paramLabel = "DIR", required = true)
    private Path out = Path.of("");

    @Override
    int run(Console console) throws Exception {
        Bench.requireAtLeast(console, "--images", 1, images);
        LargeProjects.makePredicted(console, out, images);
        BenchFigures.result(console, AcceptBench.run(out, BenchFigures.teller(console)));
        return DONE;
    }
}
