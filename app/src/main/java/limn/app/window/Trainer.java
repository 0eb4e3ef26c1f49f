package limn.app.window;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import limn.app.train.KnownRecipes;
import limn.app.train.RunFollower;
import limn.app.train.RunLog;
import limn.app.train.RunState;
import limn.app.train.RunStatus;
import limn.app.train.TrainingCommand;
import limn.app.train.TrainingProcess;
import limn.app.window.parts.LatestOnPulse;
import limn.engine.predict.Devices;
import limn.engine.recipe.Recipe;
import limn.engine.run.EventLog;
import limn.engine.run.RunFolder;
import limn.engine.run.RunLock;
import limn.engine.run.RunWriter;
import limn.engine.run.StopReason;
import limn.engine.train.RecipeFile;
import limn.engine.train.TrainingException;
import org.jspecify.annotations.Nullable;

/** The one training that this window has started. Mutable, in the window's thread only. */
final class Trainer implements AutoCloseable {
    /** @param lastWords what the process printed last, for a run that is lost or failed */
    record Active(RunFolder folder, RunState state, List<String> lastWords) {}

    /** What is different from now on when a run is taken up once more. @param device where to compute; "" for where it was */
    record Change(boolean halvesBatch, String device) {
        static final Change NONE = new Change(false, "");
        static final Change HALF = new Change(true, "");
        static final Change CPU = new Change(false, Devices.CPU);

        private Map<String, String> settings(Recipe recipe) {
            return halvesBatch ? KnownRecipes.halved(recipe) : Map.of();
        }
    }

    /** What became of a process. @param busy why it did nothing: another one is at work in its folder */
    private record End(Active last, Optional<TrainingException.RunBusy> busy) {}

    private final ProjectModel model;
    private final Jobs jobs;
    private final Executor window;
    private final Consumer<Exception> failed;
    private final Runnable makeRoom;
    private final List<Consumer<Active>> listeners = new ArrayList<>();
    private @Nullable TrainingProcess process;
    private @Nullable RunFollower follower;
    private @Nullable Active active;
    private boolean starting;
    private boolean stopping;
    private boolean isLetGo;

    /** @param makeRoom run in the background before a training begins: gives back memory that it may want */
    Trainer(ProjectModel model, Jobs jobs, Executor window, Consumer<Exception> failed, Runnable makeRoom) {
        this.model = model;
        this.jobs = jobs;
        this.window = window;
        this.failed = failed;
        this.makeRoom = makeRoom;
    }

    void onChange(Consumer<Active> listener) { listeners.add(listener); }

    void forgetListeners() { listeners.clear(); }

    Optional<Active> active() { return Optional.ofNullable(active); }

    boolean isBusy() { return starting || active != null && active.state().status().isActive(); }

    boolean isOwn(RunFolder folder) { return active != null && active.folder().equals(folder); }

    /** Starts a new run once everything drawn so far is on disk. @param device where to compute; "" for the fastest */
    void start(String recipe, Map<String, String> settings, String device) {
        launch(() -> fresh(recipe, settings, device));
    }

    private TrainingCommand fresh(String recipe, Map<String, String> settings, String device) throws IOException {
        RunFolder folder = RunFolder.create(model.project().runs(), recipe, LocalDateTime.now());
        return new TrainingCommand(projectFolder(), recipe, folder.path(), settings, device, false);
    }

    /** Starts a new run with the recipe of an older one, which stays as it is. */
    void again(RunFolder older, Change change) {
        launch(() -> {
            Recipe recipe = KnownRecipes.of(older);
            var settings = new TreeMap<>(recipe.given());
            settings.putAll(change.settings(recipe));
            String device = RecipeFile.device(older).filter(Devices.available()::contains).orElse("");
            return fresh(recipe.method(), settings, change.device().isEmpty() ? device : change.device());
        });
    }

    /** Goes on with a run from its last checkpoint. */
    void resume(RunFolder folder, Change change) {
        launch(() -> {
            Recipe recipe = KnownRecipes.of(folder);
            return new TrainingCommand(projectFolder(), recipe.method(), folder.path(), change.settings(recipe),
                    change.device(), true);
        });
    }

    private Path projectFolder() { return model.project().folder(); }

    private void launch(Callable<TrainingCommand> command) {
        if (isBusy()) {
            return;
        }
        starting = true;
        stopping = false;
        isLetGo = false;
        model.afterSaving(() -> jobs.run("train", () -> begin(command), this::started,
                failure -> {
                    starting = false;
                    failed.accept(failure);
                }));
    }

    private TrainingProcess begin(Callable<TrainingCommand> command) throws Exception {
        makeRoom.run();
        return TrainingProcess.start(command.call());
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
            End end = end(begun, code);
            window.execute(() -> ended(end));
        });
    }

    /** What the log of a resumed run says before the new process has said a word is about the old one. */
    private static RunState of(TrainingProcess process, RunState state) {
        return process.hasSpoken(state) ? state : state.withStatus(RunStatus.WAITING);
    }

    /** The last word of the log; a run that still says running, or never began, has lost its process. */
    private static End end(TrainingProcess process, int code) {
        RunFolder folder = process.folder();
        try {
            RunState state = read(folder);
            boolean isOrdered = !state.status().isActive() && process.hasSpoken(state);
            Optional<RunWriter> other = isOrdered ? Optional.empty() : RunLock.writer(folder);
            if (other.isPresent()) {
                return new End(lost(process, state),
                        Optional.of(new TrainingException.RunBusy(folder.path(), other)));
            }
            if (!isOrdered && process.tell(code, state.step())) {
                state = read(folder);
                isOrdered = true;
            }
            boolean isWell = isOrdered && state.status() != RunStatus.FAILED;
            Active last = isOrdered
                    ? new Active(folder, state, isWell ? List.of() : process.lastWords())
                    : lost(process, state);
            return new End(last, Optional.empty());
        } catch (IOException unreadable) {
            return new End(new Active(folder, RunState.nothing().withStatus(RunStatus.LOST),
                    List.of(unreadable.toString())), Optional.empty());
        }
    }

    private static RunState read(RunFolder folder) throws IOException {
        var log = new RunLog();
        EventLog.readAll(folder.events()).forEach(log::add);
        return log.state();
    }

    private static Active lost(TrainingProcess process, RunState state) {
        return new Active(process.folder(), state.withStatus(RunStatus.LOST), process.lastWords());
    }

    private void ended(End end) {
        if (follower != null) {
            follower.close();
            follower = null;
        }
        process = null;
        stopping = false;
        show(end.last());
        end.busy().ifPresent(busy -> {
            active = null; // the run is alive, and not ours: whoever follows its log sees it
            failed.accept(busy);
        });
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
        }, done -> {}, failure -> {
            notAsked();
            failed.accept(failure);
        });
    }

    /** The request could not be written: nothing will come of it. */
    private void notAsked() {
        stopping = false;
        Active now = active;
        if (now != null && now.state().status() == RunStatus.STOPPING) {
            show(new Active(now.folder(), now.state().withStatus(RunStatus.RUNNING), now.lastWords()));
        }
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
