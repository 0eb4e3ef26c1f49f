package limn.app.cli;

import java.nio.file.Path;
import limn.app.window.GalleryBench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures the window on a project of very many images. */
@Command(name = "gallery")
final class BenchGallery extends Action {
    @Option(names = "--images", paramLabel = "N")
    private int images = 100_000;
    @Option(names = "--out", paramLabel = "DIR", required = true)
    private Path out = Path.of("");

    @Override
    int run(Console console) throws Exception {
        Bench.requireAtLeast(console, "--images", 1, images);
        LargeProjects.make(console, out, images);
        BenchFigures.result(console, GalleryBench.run(out, BenchFigures.teller(console)));
        return DONE;
    }
}
