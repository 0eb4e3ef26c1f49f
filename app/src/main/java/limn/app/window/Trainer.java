package limn.app.window;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import limn.app.train.RunFollower;
import limn.app.train.RunLog;
import limn.app.train.RunState;
import limn.app.train.RunStatus;
import limn.app.train.TrainingCommand;
import limn.app.train.TrainingProcess;
import limn.app.window.parts.LatestOnPulse;
import limn.engine.run.EventLog;
import limn.engine.run.RunFolder;
import limn.engine.run.StopReason;
import org.jspecify.annotations.Nullable;

/** The one training that this window has started. Mutable, in the window's thread only. */
final class Trainer implements AutoCloseable {
    /** @param lastWords what the process printed last, for a run that is lost or failed */
    record Active(RunFolder folder, RunState state, List<String> lastWords) {}

    private final ProjectModel model;
    private final Jobs jobs;
    private final Executor window;
    private final Consumer<Exception> failed;
    private final List<Consumer<Active>> listeners = new ArrayList<>();
    private @Nullable TrainingProcess process;
    private @Nullable RunFollower follower;
    private @Nullable Active active;
    private boolean starting;
    private boolean stopping;
    private boolean isLetGo;

    Trainer(ProjectModel model, Jobs jobs, Executor window, Consumer<Exception> failed) {
        this.model = model;
        this.jobs = jobs;
        this.window = window;
        this.failed = failed;
    }

    void onChange(Consumer<Active> listener) { listeners.add(listener); }

    void forgetListeners() { listeners.clear(); }

    Optional<Active> active() { return Optional.ofNullable(active); }

    boolean isBusy() { return starting || active != null && active.state().status().isActive(); }

    boolean isOwn(RunFolder folder) { return active != null && active.folder().equals(folder); }

    /** Starts a new run once everything drawn so far is on disk. */
    void start(String recipe, Map<String, String> settings) {
        launch(() -> {
            RunFolder folder = RunFolder.create(model.project().runs(), recipe, LocalDateTime.now());
            return new TrainingCommand(projectFolder(), recipe, folder.path(), settings, false);
        });
    }

    /** Goes on with a run from its last checkpoint. */
    void resume(RunFolder folder, String recipe) {
        resume(folder, recipe, Map.of());
    }

    /** As the other. @param changed numbers of its recipe that are others from now on */
    void resume(RunFolder folder, String recipe, Map<String, String> changed) {
        launch(() -> new TrainingCommand(projectFolder(), recipe, folder.path(), changed, true));
    }

    private Path projectFolder() { return model.project().folder(); }

    private void launch(java.util.concurrent.Callable<TrainingCommand> command) {
        if (isBusy()) {
            return;
        }
        starting = true;
        stopping = false;
        isLetGo = false;
        model.afterSaving(() -> jobs.run("train", () -> TrainingProcess.start(command.call()), this::started,
                failure -> {
                    starting = false;
                    failed.accept(failure);
                }));
    }

    private void started(TrainingProcess begun) {
        starting = false;
        process = begun;
        show(new Active(begun.folder(), RunState.nothing(), List.of()));
        var latest = new LatestOnPulse<RunState>(window, state -> {
            if (begun.isAlive()) {
                show(new Active(begun.folder(), of(begun, state), List.of()));
            }
        });
        follower = RunFollower.start(begun.folder(), latest::offer);
        begun.ended().thenAccept(code -> {
            Active last = end(begun);
            window.execute(() -> ended(last));
        });
    }

    /** What the log of a resumed run says before the new process has said a word is about the old one. */
    private static RunState of(TrainingProcess process, RunState state) {
        return process.hasSpoken(state) ? state : state.withStatus(RunStatus.WAITING);
    }

    /** The last word of the log; a run that still says running, or never began, has lost its process. */
    private static Active end(TrainingProcess process) {
        var log = new RunLog();
        try {
            EventLog.readAll(process.folder().events()).forEach(log::add);
        } catch (IOException unreadable) {
            return new Active(process.folder(), log.state().withStatus(RunStatus.LOST),
                    List.of(unreadable.toString()));
        }
        RunState state = log.state();
        boolean ordered = !state.status().isActive() && process.hasSpoken(state);
        return new Active(process.folder(), ordered ? state : state.withStatus(RunStatus.LOST),
                ordered && state.status() != RunStatus.FAILED ? List.of() : process.lastWords());
    }

    private void ended(Active last) {
        if (follower != null) {
            follower.close();
            follower = null;
        }
        process = null;
        stopping = false;
        show(last);
    }

    private void show(Active now) {
        boolean asked = stopping && now.state().status() == RunStatus.RUNNING;
        active = asked ? new Active(now.folder(), now.state().withStatus(RunStatus.STOPPING), now.lastWords()) : now;
        Active shown = active;
        List.copyOf(listeners).forEach(l -> l.accept(shown));
    }

    void stop() { request(StopReason.STOPPED); }

    /** Asks a run for an end after its present step, whoever started it: a terminal, or a window that is gone. */
    void request(RunFolder folder, StopReason reason) {
        if (isOwn(folder)) {
            request(reason);
        } else {
            jobs.run("stop", () -> {
                folder.request(reason);
                return folder;
            }, done -> {}, failed);
        }
    }

    private void request(StopReason reason) {
        TrainingProcess running = process;
        Active now = active;
        if (running == null || now == null) {
            return;
        }
        stopping = true;
        show(now);
        jobs.run("stop", () -> {
            running.request(reason);
            return running;
        }, done -> {}, failed);
    }

    /** Ends the process at once, when it does not answer. */
    void kill() {
        if (process != null) {
            process.kill();
        }
    }

    /** From now on the run goes on by itself, also when this window is closed. Whoever opens the project finds it. */
    void letGo() {
        isLetGo = true;
    }

    /** Leaves the run to write its checkpoint and pause; it can be resumed when the project is open again. */
    @Override
    public void close() {
        if (follower != null) {
            follower.close();
        }
        if (process != null && !isLetGo) {
            try {
                process.request(StopReason.PAUSED);
            } catch (IOException unwritable) {
                process.kill();
            }
        }
    }
}
