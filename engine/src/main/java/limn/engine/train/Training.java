package limn.engine.train;

import ai.djl.Device;
import ai.djl.engine.EngineException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import limn.engine.data.ClassInfo;
import limn.engine.data.SampleSource;
import limn.engine.data.UnreadableSampleException;
import limn.engine.export.ModelFile;
import limn.engine.net.NetSpec;
import limn.engine.net.Network;
import limn.engine.net.WeightsException;
import limn.engine.predict.Devices;
import limn.engine.recipe.Method;
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

    /** @param bestMiou 0..1 on the validation images, NaN if none was measured @param steps updates done, resumed ones too */
    public record Result(StopReason reason, long steps, double bestMiou, double stepsPerSecond) {}

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
        List<Preflight.Problem> fatal = Preflight.check(source, recipe).stream().filter(Preflight.Problem::fatal)
                .toList();
        if (!fatal.isEmpty()) {
            throw new TrainingException.NotReady(fatal);
        }
        if (!Devices.available().contains(device)) {
            throw new TrainingException.NoDevice(device, Devices.available());
        }
        try {
            return open(source, recipe, folder, Devices.byName(device), device, resume, journal);
        } catch (IOException | UncheckedIOException e) {
            throw new TrainingException.RunFolderFailed(e);
        } catch (UnreadableSampleException e) {
            throw new TrainingException.UnreadableImage(e.sample(), e);
        } catch (WeightsException e) {
            throw new TrainingException.WrongWeights(e);
        } catch (OutOfMemoryError e) {
            throw new TrainingException.OutOfMemory(e);
        } catch (EngineException e) {
            if (String.valueOf(e.getMessage()).toLowerCase(java.util.Locale.ROOT).contains("out of memory")) {
                throw new TrainingException.OutOfMemory(e);
            }
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TrainingException.RunFolderFailed(e);
        }
    }

    private static Result open(SampleSource source, Recipe recipe, RunFolder folder, Device device, String deviceName,
            boolean resume, Journal journal)
            throws IOException, UnreadableSampleException, InterruptedException, TrainingException {
        int classes = source.classes().size();
        folder.takeRequest();
        Torch.engine().setRandomSeed(recipe.whole("seed"));
        try (Network student = Network.create(spec(recipe), classes, device, recipe.whole("seed"))) {
            if (!recipe.text("encoder").isEmpty() && !resume) {
                student.loadEncoder(Path.of(recipe.text("encoder")));
            }
            Method method = Method.of(recipe, student);
            try (Optimizer optimizer = optimizer(recipe)) {
                var start = resume
                        ? Checkpoint.load(folder, student, method.teacher(), optimizer)
                        : new Checkpoint.Counters(0, Double.NaN);
                if (!resume) {
                    writeRecipe(source, recipe, folder, deviceName);
                }
                var warned = new java.util.concurrent.ConcurrentLinkedQueue<Event.Warned>();
                TrainingData data = TrainingData.of(source, recipe,
                        (name, reason) -> warned.add(new Event.Warned("unreadableImage", List.of(name, reason))));
                journal.say(start.step(), started(source, recipe, data, deviceName, resume));
                var measurement = new Measurement(source, recipe, folder, journal, start.bestMiou());
                var loop = new Loop(recipe, folder, student, method, optimizer, data, measurement,
                        new SamplePictures(source.classes()), journal, start.step(), warned);
                StopReason reason = loop.run();
                journal.say(loop.step(), new Event.Stopped(reason, measurement.bestMiou()));
                return new Result(reason, loop.step(), measurement.bestMiou(), loop.stepsPerSecond());
            } finally {
                method.teacher().ifPresent(Network::close);
            }
        }
    }

    static NetSpec spec(Recipe recipe) {
        return new NetSpec(recipe.text("network"), recipe.number("width"), recipe.whole("outputStride"),
                recipe.text("decoder"), recipe.text("decoderNorm"), recipe.whole("decoderChannels"),
                recipe.text("encoderStatistics").equals("frozen"));
    }

    private static Optimizer optimizer(Recipe recipe) {
        return switch (recipe.text("optimizer")) {
            case "sgd" -> new Sgd(recipe.number("momentum"), recipe.number("weightDecay"));
            default -> new AdamW(recipe.number("weightDecay"));
        };
    }

    private static Event.Started started(SampleSource source, Recipe recipe, TrainingData data, String device,
            boolean resumed) {
        int labelled = data.labelled().size();
        int tagged = (int) source.train().stream().filter(s -> !data.labelled().contains(s) && !s.tags().isAllUnknown())
                .count();
        return new Event.Started(recipe.method(), recipe.whole("steps"), device,
                source.classes().stream().map(ClassInfo::name).toList(), labelled, tagged,
                source.train().size() - labelled - tagged, source.validation().size(), ProcessHandle.current().pid(),
                resumed);
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
            journal.say(0, failed);
        } catch (IOException alsoThis) {
            e.addSuppressed(alsoThis);
        }
    }

    private static String message(TrainingException e) { return String.valueOf(e.getMessage()); }
}
