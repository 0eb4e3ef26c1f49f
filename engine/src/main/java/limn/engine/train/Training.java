package limn.engine.train;

import ai.djl.engine.EngineException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import limn.engine.data.ClassInfo;
import limn.engine.data.SampleSource;
import limn.engine.data.Supervision;
import limn.engine.data.Survey;
import limn.engine.data.UnreadableSampleException;
import limn.engine.net.NetSpec;
import limn.engine.net.WeightsException;
import limn.engine.predict.Devices;
import limn.engine.recipe.Recipe;
import limn.engine.run.Event;
import limn.engine.run.Logged;
import limn.engine.run.RunFolder;
import limn.engine.run.RunLock;
import limn.engine.run.RunWriter;
import limn.engine.run.StopReason;
import limn.engine.tensor.Torch;

/** Trains a network: the one entry of a run, for the window's worker process and the command line alike. */
public final class Training {
    private Training() {}

    /**
     * @param steps updates done, resumed ones too
     * @param bestMiou 0..1 on the validation images, without tags; NaN if none was measured
     * @param waitingShare part of the time of the steps in which the networks waited for batches, 0..1
     * @param recordingShare part of it in which samples were saved, 0..1
     * @param watchingSeconds that predictions of watched images took, within the measurements
     */
    public record Result(StopReason reason, long steps, double bestMiou, double stepsPerSecond, double waitingShare,
            double recordingShare, double watchingSeconds) {}

    /**
     * Runs to the end, or until {@link RunFolder#request} or an interrupt asks to stop. One training per process at a time, and one
     * process per run folder. However it fails, the log says so.
     *
     * @param device "cpu", "gpu0", ...
     * @param resume whether to go on from the last checkpoint of the folder, bit by bit as if never interrupted
     * @param listener told every event, on this thread
     * @throws TrainingException.RunBusy if another process trains in the folder; nothing is changed there
     */
    public static Result run(SampleSource source, Recipe recipe, RunFolder folder, String device, boolean resume,
            Consumer<Logged> listener) throws TrainingException {
        try (RunLock lock = lock(folder)) {
            var journal = new Journal(folder, listener);
            try {
                return guarded(source, recipe, folder, device, resume, journal);
            } catch (TrainingException | RuntimeException | Error e) {
                fail(journal, e);
                throw e;
            }
        }
    }

    private static RunLock lock(RunFolder folder) throws TrainingException {
        try {
            Optional<RunLock> lock = RunLock.take(folder);
            if (lock.isEmpty()) {
                throw new TrainingException.RunBusy(folder.path(), RunLock.writer(folder));
            }
            return lock.get();
        } catch (IOException e) {
            throw new TrainingException.RunFolderFailed(folder.path(), e);
        }
    }

    private static Result guarded(SampleSource source, Recipe recipe, RunFolder folder, String device, boolean resume,
            Journal journal) throws TrainingException {
        try {
            if (!resume) {
                RecipeFile.write(source, recipe, folder, device); // also of a run that cannot start: it can be started again
            }
            return ready(source, recipe, folder, device, resume, journal);
        } catch (UncheckedIOException e) {
            throw new TrainingException.RunFolderFailed(folder.path(), Objects.requireNonNull(e.getCause()));
        } catch (IOException e) {
            throw new TrainingException.RunFolderFailed(folder.path(), e);
        } catch (UnreadableSampleException e) {
            throw new TrainingException.UnreadableImage(e.sample(), e);
        } catch (WeightsException e) {
            throw new TrainingException.WrongWeights(e);
        } catch (OutOfMemoryError e) {
            throw new TrainingException.OutOfMemory(e);
        } catch (EngineException e) {
            if (Faults.named(e, device) instanceof TrainingException named) {
                throw named;
            }
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TrainingException.RunFolderFailed(folder.path(), e);
        }
    }

    private static Result ready(SampleSource source, Recipe recipe, RunFolder folder, String device, boolean resume,
            Journal journal) throws IOException, UnreadableSampleException, InterruptedException, TrainingException {
        Survey survey = Survey.of(source);
        List<Preflight.Problem> fatal = Preflight.check(survey, recipe).stream().filter(Preflight.Problem::fatal)
                .toList();
        if (!fatal.isEmpty()) {
            throw new TrainingException.NotReady(fatal);
        }
        if (!Devices.available().contains(device)) {
            throw new TrainingException.NoDevice(device, Devices.available());
        }
        folder.takeRequest();
        Torch.engine().setRandomSeed(recipe.whole("seed"));
        if (!resume) {
            return run(source, survey, recipe, folder, device, Optional.empty(), journal);
        }
        List<Checkpoint.Found> checkpoints = Checkpoint.find(folder);
        if (checkpoints.isEmpty()) {
            throw new TrainingException.NoCheckpoint(folder.path());
        }
        IOException damage = Checkpoint.none(folder);
        for (Checkpoint.Found found : checkpoints) {
            try {
                return run(source, survey, recipe, folder, device, Optional.of(found), journal);
            } catch (Checkpoint.Damaged damaged) {
                damage = damaged;
                journal.say(found.counters().step(),
                        new Event.Warned("damagedCheckpoint", List.of(Long.toString(found.counters().step()))));
            }
        }
        throw damage;
    }

    private static Result run(SampleSource source, Survey survey, Recipe recipe, RunFolder folder, String device,
            Optional<Checkpoint.Found> from, Journal journal)
            throws IOException, UnreadableSampleException, InterruptedException, TrainingException {
        var start = from.map(Checkpoint.Found::counters).orElse(Checkpoint.Counters.NONE);
        var session = new Session(survey, recipe, folder, Devices.byName(device), journal, start,
                () -> RecipeFile.update(recipe, folder, device));
        journal.say(start.step(), started(source, survey, recipe, device, from.isPresent()));
        if (from.isPresent() && RecipeFile.isOfOtherData(folder, source)) {
            journal.say(start.step(), new Event.Warned("dataChanged", List.of()));
        }
        StopReason reason = session.run(from);
        double best = session.measurement().bestMiou();
        long step = session.loop().step();
        journal.say(step, new Event.Stopped(reason, best));
        return new Result(reason, step, best, session.loop().stepsPerSecond(), session.loop().waitingShare(),
                session.loop().recordingShare(), session.measurement().watchingSeconds());
    }

    static NetSpec spec(Recipe recipe) {
        return new NetSpec(recipe.text("network"), recipe.number("width"), recipe.whole("outputStride"),
                recipe.text("decoder"), recipe.text("decoderNorm"), recipe.whole("decoderChannels"),
                recipe.text("encoderStatistics").equals("frozen"), recipe.is("imageHead"));
    }

    private static Event.Started started(SampleSource source, Survey survey, Recipe recipe, String device,
            boolean resumed) {
        RunWriter writer = RunWriter.self();
        return new Event.Started(recipe.method(), recipe.totalSteps(), device,
                survey.classes().stream().map(ClassInfo::name).toList(), survey.painted().size(),
                survey.count(Supervision.TAGS), survey.count(Supervision.NONE), survey.validation().size(),
                writer.pid(), resumed, source.labellingSeconds().stream().boxed().findFirst().orElse(null),
                writer.host(), writer.began());
    }

    private static void fail(Journal journal, Throwable e) {
        try {
            journal.say(e instanceof TrainingException.NonFiniteLoss n ? n.step() : journal.step(), Faults.event(e));
        } catch (IOException | RuntimeException alsoThis) {
            e.addSuppressed(alsoThis);
        }
    }
}
