package limn.app.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import limn.app.data.ProjectSamples;
import limn.app.text.ErrorWords;
import limn.app.text.ProblemWords;
import limn.engine.recipe.Recipe;
import limn.engine.run.Logged;
import limn.engine.run.RunFolder;
import limn.engine.run.StopReason;
import limn.engine.train.Preflight;
import limn.engine.train.Training;
import limn.engine.train.TrainingException;
import org.slf4j.LoggerFactory;

/** One training in this process: shows progress, and turns Ctrl-C into a pause that writes a checkpoint first. */
final class TrainingSession implements AutoCloseable {
    /** How long an interrupted process waits for the checkpoint, seconds. */
    private static final int PATIENCE = 60;
    private final Console console;
    private final RunFolder folder;
    private final String device;
    private Consumer<Logged> more = event -> {};
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook = new Thread(this::pause, "pause on interrupt");

    TrainingSession(Console console, RunFolder folder, String device) {
        this.console = console;
        this.folder = folder;
        this.device = device;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Names everything that stands in the way of training. @return whether it may start all the same */
    static boolean mayStart(Console console, ProjectSamples samples, Recipe recipe) {
        List<Preflight.Problem> problems = Preflight.check(samples, recipe);
        var words = new ErrorWords(console.texts());
        new ProblemWords(console.texts()).of(problems).stream().filter(p -> !p.fatal())
                .forEach(p -> console.say("cli.warning", p.words()));
        List<Preflight.Problem> fatal = problems.stream().filter(Preflight.Problem::fatal).toList();
        if (fatal.isEmpty()) {
            return true;
        }
        console.fail(words.notReady(fatal));
        return false;
    }

    /** Somebody else to be told every event, on the thread that trains. */
    void alsoTell(Consumer<Logged> listener) {
        more = listener;
    }

    /** Trains to the end, or until somebody asks for a stop. */
    Training.Result run(ProjectSamples samples, Recipe recipe, boolean resume) throws TrainingException {
        var progress = new ProgressLine(console);
        try {
            console.say("cli.training", recipe.method(), folder.path());
            return Training.run(samples, recipe, folder, device, resume, event -> {
                progress.show(event);
                more.accept(event);
            });
        } finally {
            progress.end();
        }
    }

    /** Lets an interrupted process end. To be called when the result has been said, since then nothing more is heard. */
    @Override
    public void close() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException goingDown) {
            LoggerFactory.getLogger(getClass()).debug("interrupted", goingDown);
        }
    }

    private void pause() {
        try {
            folder.request(StopReason.PAUSED);
            console.say("cli.pausing", folder.name());
            if (!ended.await(PATIENCE, TimeUnit.SECONDS)) {
                console.say("cli.notPaused", folder.name());
            }
        } catch (IOException e) {
            console.fail(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
