package limn.engine.train;

import ai.djl.engine.EngineException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import limn.engine.data.ClassInfo;
import limn.engine.data.SampleSource;
import limn.engine.data.Supervision;
import limn.engine.data.Survey;
import limn.engine.data.UnreadableSampleException;
import limn.engine.export.ModelFile;
import limn.engine.net.NetSpec;
import limn.engine.net.WeightsException;
import limn.engine.predict.Devices;
import limn.engine.recipe.Recipe;
import limn.engine.run.Event;
import limn.engine.run.Logged;
import limn.engine.run.RunFolder;
import limn.engine.run.StopReason;
import limn.engine.tensor.Torch;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Trains a network: the one entry of a run, for the window's worker process and the command line alike. */
public final class Training {
    private static final JsonMapper JSON = JsonMapper.builder().build();

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
     * Runs to the end, or until {@link RunFolder#request} or an interrupt asks to stop. One training per process at a time.
     *
     * @param device "cpu", "gpu0", ...
     * @param resume whether to go on from the last checkpoint of the folder, bit by bit as if never interrupted
     * @param listener told every event, on this thread
     */
    public static Result run(SampleSource source, Recipe recipe, RunFolder folder, String device, boolean resume,
            Consumer<Logged> listener) throws TrainingException {
        var journal = new Journal(folder, listener);
        try {
            return guarded(source, recipe, folder, device, resume, journal);
        } catch (TrainingException e) {
            fail(journal, e);
            throw e;
        }
    }

    private static Result guarded(SampleSource source, Recipe recipe, RunFolder folder, String device, boolean resume,
            Journal journal) throws TrainingException {
        Survey survey = Survey.of(source);
        List<Preflight.Problem> fatal = Preflight.check(survey, recipe).stream().filter(Preflight.Problem::fatal)
                .toList();
        if (!fatal.isEmpty()) {
            throw new TrainingException.NotReady(fatal);
        }
        if (!Devices.available().contains(device)) {
            throw new TrainingException.NoDevice(device, Devices.available());
        }
        try {
            return open(source, survey, recipe, folder, device, resume, journal);
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
            if (isOutOfMemory(e)) {
                throw new TrainingException.OutOfMemory(e);
            }
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TrainingException.RunFolderFailed(folder.path(), e);
        }
    }

    /** Whether libtorch ran out of memory: said by its allocators for GPUs, for Unix and for Windows. */
    static boolean isOutOfMemory(EngineException e) {
        String said = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        return said.contains("out of memory") || said.contains("can't allocate memory")
                || said.contains("not enough memory");
    }

    private static Result open(SampleSource source, Survey survey, Recipe recipe, RunFolder folder, String device,
            boolean resume, Journal journal)
            throws IOException, UnreadableSampleException, InterruptedException, TrainingException {
        folder.takeRequest();
        Torch.engine().setRandomSeed(recipe.whole("seed"));
        if (!resume) {
            writeRecipe(source, recipe, folder, device);
            return run(source, survey, recipe, folder, device, Optional.empty(), journal);
        }
        IOException damage = Checkpoint.none(folder);
        for (Checkpoint.Found found : Checkpoint.find(folder)) {
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
        var session = new Session(survey, recipe, folder, Devices.byName(device), journal, start);
        journal.say(start.step(), started(source, survey, recipe, device, from.isPresent()));
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
        return new Event.Started(recipe.method(), recipe.totalSteps(), device,
                survey.classes().stream().map(ClassInfo::name).toList(), survey.painted().size(),
                survey.count(Supervision.TAGS), survey.count(Supervision.NONE), survey.validation().size(),
                ProcessHandle.current().pid(), resumed,
                source.labellingSeconds().stream().boxed().findFirst().orElse(null));
    }

    /** Everything needed to repeat the run. */
    private static void writeRecipe(SampleSource source, Recipe recipe, RunFolder folder, String device)
            throws IOException {
        ObjectNode root = (ObjectNode) JSON.readTree(recipe.toJson());
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("device", device);
        facts.put("data", source.digest());
        facts.put("java", Runtime.version().toString());
        facts.put("torch", Torch.engine().getVersion());
        facts.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        facts.put("threads", Integer.toString(Devices.threads()));
        facts.put("at", Instant.now().toString());
        facts.forEach(root::put);
        ModelFile.writeText(folder.recipe(), JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root));
    }

    private static void fail(Journal journal, TrainingException e) {
        Event.Failed failed = switch (e) {
            case TrainingException.NonFiniteLoss n ->
                new Event.Failed("nonFiniteLoss", n.term(), n.images(), message(n));
            case TrainingException.UnreadableImage u ->
                new Event.Failed("unreadableImage", "", List.of(u.image()), message(u));
            case TrainingException.NoDevice n -> new Event.Failed("noDevice", n.device(), List.of(), message(n));
            case TrainingException.OutOfMemory o -> new Event.Failed("outOfMemory", "", List.of(), message(o));
            case TrainingException.WrongWeights w -> new Event.Failed("wrongWeights", "", List.of(), message(w));
            case TrainingException.NotReady n -> new Event.Failed("notReady", "", List.of(), message(n));
            case TrainingException.RunFolderFailed r -> new Event.Failed("runFolder", "", List.of(), message(r));
        };
        try {
            journal.say(e instanceof TrainingException.NonFiniteLoss n ? n.step() : journal.step(), failed);
        } catch (IOException alsoThis) {
            e.addSuppressed(alsoThis);
        }
    }

    private static String message(TrainingException e) { return String.valueOf(e.getMessage()); }
}
