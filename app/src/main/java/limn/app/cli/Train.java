package limn.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import limn.annotator.store.Access;
import limn.annotator.store.Project;
import limn.app.data.ProjectSamples;
import limn.app.text.UserError;
import limn.engine.recipe.Recipe;
import limn.engine.run.RunFolder;
import limn.engine.train.Training;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Trains on a project. The window starts this very command as its training process. */
@Command(name = "train")
final class Train extends Action {
    @Parameters(paramLabel = "PROJECT", descriptionKey = "project")
    private Path project = Path.of("");
    @Mixin
    private RecipeChoice choice = new RecipeChoice();
    @Option(names = "--resume", paramLabel = "RUN")
    private @Nullable String resume;
    @Option(names = "--run-folder", paramLabel = "DIR")
    private @Nullable Path runFolder;
    @Option(names = "--tensorboard")
    private boolean tensorBoard;

    @Override
    int run(Console console) throws Exception {
        choice.useThreads(console);
        ProjectSamples samples;
        RunFolder known = null;
        Path runs;
        try (Project opened = Project.open(project, Access.READ)) {
            samples = ProjectSamples.of(opened, console.texts());
            runs = opened.runs();
            if (resume != null) {
                known = RunReference.find(opened, resume);
            }
        }
        Recipe recipe = known == null ? choice.recipe(console) : choice.recipe(console, known);
        if (!TrainingSession.mayStart(console, samples, recipe)) {
            return FAILED;
        }
        RunFolder folder = known != null ? known : folder(runs, recipe);
        try (var session = new TrainingSession(console, folder,
                known == null ? choice.device() : choice.device(known))) {
            if (tensorBoard) {
                session.alsoTell(BoardWriter.follow(console, folder));
            }
            Training.Result result = session.run(samples, recipe, known != null);
            console.result(facts(folder, result), List.of(console.texts().get("cli.trained", folder.name(),
                    result.steps(), Reports.percent(result.bestMiou()),
                    String.format(Locale.ROOT, "%.2f", result.stepsPerSecond()), folder.path())));
        }
        return DONE;
    }

    private RunFolder folder(Path runs, Recipe recipe) throws Exception {
        if (runFolder == null) {
            return RunFolder.create(runs, recipe.method(), LocalDateTime.now());
        }
        var folder = new RunFolder(runFolder.toAbsolutePath().normalize());
        if (Files.exists(folder.recipe()) || Files.exists(folder.events())) {
            throw new UserError("runExists", folder.path());
        }
        Files.createDirectories(folder.path());
        return folder;
    }

    private static Map<String, ?> facts(RunFolder folder, Training.Result result) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("run", folder.name());
        facts.put("folder", folder.path().toString());
        facts.put("reason", result.reason().name().toLowerCase(Locale.ROOT));
        facts.put("steps", result.steps());
        facts.put("bestMiou", Reports.number(result.bestMiou()));
        facts.put("stepsPerSecond", Reports.number(result.stepsPerSecond()));
        facts.put("waitingShare", Reports.number(result.waitingShare()));
        facts.put("recordingShare", Reports.number(result.recordingShare()));
        facts.put("watchingSeconds", Reports.number(result.watchingSeconds()));
        PeakMemory.mebibytes().ifPresent(m -> facts.put("peakMemoryMiB", m));
        return facts;
    }
}
