package limn.app.cli;

import java.nio.file.Path;
import limn.app.bench.ScriptedPainter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The child of {@link BenchKill}: paints by a script until it is killed, one line for each act that is stored. */
@Command(name = "paint", hidden = true)
final class BenchPaint extends Action {
    @Parameters(paramLabel = "PROJECT", descriptionKey = "project")
    private Path project = Path.of("");
    @Option(names = "--seed", paramLabel = "N", hidden = true)
    private long seed = 1;
    @Option(names = "--from", paramLabel = "N", hidden = true)
    private int from;
    @Option(names = "--until", paramLabel = "N", hidden = true)
    private int until = Integer.MAX_VALUE;

    @Override
    int run(Console console) {
        ScriptedPainter.run(project, seed, from, until, console::number);
        return DONE;
    }
}
