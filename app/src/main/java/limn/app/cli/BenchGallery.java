package limn.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Locale;
import limn.annotator.store.Project;
import limn.app.demo.LargeProject;
import limn.app.window.GalleryBench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures the window on a project of very many images. */
@Command(name = "gallery")
final class BenchGallery extends Action {
    private static final int STEP = 10_000;

    @Option(names = "--images", paramLabel = "N")
    private int images = 100_000;
    @Option(names = "--out", paramLabel = "DIR", required = true)
    private Path out = Path.of("");

    @Override
    int run(Console console) throws Exception {
        Bench.requireAtLeast(console, "--images", 1, images);
        make(console);
        var figures = GalleryBench.run(out, figure -> console.say("cli.bench.figure", figure.getKey(),
                number(figure.getValue())));
        var lines = new ArrayList<String>();
        figures.forEach((name, value) -> lines.add(console.texts().get("cli.bench.figure", name, number(value))));
        console.result(figures, lines);
        return DONE;
    }

    private void make(Console console) throws IOException {
        if (Files.exists(out.resolve(Project.FILE))) {
            return;
        }
        console.say("cli.bench.largeProject", images, out);
        LargeProject.create(out, images, made -> {
            if (made % STEP == 0) {
                console.say("cli.bench.files", made);
            }
        }).close();
    }

    private static String number(double value) { return String.format(Locale.ROOT, "%.1f", value); }
}
