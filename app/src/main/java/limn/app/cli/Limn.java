package limn.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import limn.app.text.UserError;
import limn.app.window.LimnWindow;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The program itself: without a command it opens the window. */
@Command(name = "limn", versionProvider = Version.class, subcommands = {Demo.class, Create.class, Import.class,
        Export.class, Restore.class, Merge.class, Train.class, ForecastCommand.class, Evaluate.class, Propose.class,
        Predict.class,
        ExportModel.class,
        Board.class, Runs.class,
        Weights.class,
        Bench.class,
        Doctor.class})
final class Limn extends Action {
    private final Console console;
    @Option(names = "--version", versionHelp = true)
    private boolean version;
    @Parameters(arity = "0..1", paramLabel = "PROJECT", descriptionKey = "project")
    private @Nullable Path project;

    Limn(Console console) { this.console = console; }

    Console console() { return console; }

    @Override
    int run(Console ignored) throws Exception {
        if (project != null && !Files.exists(project)) {
            throw new UserError("noCommand", project);
        }
        if (!Screen.isThere()) {
            throw new UserError("noScreen");
        }
        LimnWindow.launch(Optional.ofNullable(project), false, Optional.empty());
        return DONE;
    }
}
