package limn.engine.train;

import ai.djl.Device;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import limn.engine.data.ClassInfo;
import limn.engine.data.Survey;
import limn.engine.data.Surveyed;
import limn.engine.data.UnreadableSampleException;
import limn.engine.export.ModelCard;
import limn.engine.export.ModelFile;
import limn.engine.net.Network;
import limn.engine.recipe.Method;
import limn.engine.recipe.Recipe;
import limn.engine.run.Event;
import limn.engine.run.JsonFiles;
import limn.engine.run.RunFolder;
import limn.engine.run.StopReason;

/** One run from its first or its next step to its end: the phase of the method, pseudo masks, the phase of retraining. */
final class Session {
    private static final int MASK_REPORTS = 20;

    /** Told that the state of a checkpoint fits the recipe, before the first step with it. */
    @FunctionalInterface
    interface Fitting { void done() throws IOException; }

    private final Survey survey;
    private final Recipe recipe;
    private final RunFolder folder;
    private final Device device;
    private final Journal journal;
    private final Measurement measurement;
    private final Loop loop;
    private final Networks networks;
    private final Fitting fitting;
    private final Queue<Event.Warned> warnings = new ConcurrentLinkedQueue<>();

    Session(Survey survey, Recipe recipe, RunFolder folder, Device device, Journal journal,
            Checkpoint.Counters start, Fitting fitting) throws IOException {
        this.survey = survey;
        this.recipe = recipe;
        this.folder = folder;
        this.device = device;
        this.fitting = fitting;
        networks = new Networks(recipe, survey.classes().size(), device);
        this.journal = journal;
        measurement = new Measurement(survey, recipe, folder, journal, start);
        loop = new Loop(recipe, folder, survey.classes(), measurement, journal, start.step(), warnings);
        survey.unreadable().forEach(e -> warn(e.sample(), String.valueOf(e.getMessage())));
    }

    Measurement measurement() { return measurement; }

    Loop loop() { return loop; }

    /** @param from the checkpoint to go on from, if any */
    StopReason run(Optional<Checkpoint.Found> from)
            throws IOException, UnreadableSampleException, InterruptedException, TrainingException {
        boolean retraining = from.map(found -> found.counters().retraining()).orElse(recipe.firstSteps() == 0);
        if (!retraining && from.isPresent() && isLabellerKept()) {
            fitting.done();
            loop.skipTo(recipe.firstSteps()); // paused while pseudo masks were made: go on with the network that makes them
        } else if (!retraining) {
            StopReason reason = first(from);
            if (reason != StopReason.FINISHED || recipe.retrainSteps() == 0) {
                return reason;
            }
            loop.skipTo(recipe.firstSteps());
            measurement.beginPhase();
        }
        return retrain(retraining ? from : Optional.empty());
    }

    private StopReason first(Optional<Checkpoint.Found> from)
            throws IOException, UnreadableSampleException, InterruptedException, TrainingException {
        try (var learner = new Learner(Method.of(recipe, networks::make), recipe, 1)) {
            if (from.isPresent()) {
                Checkpoint.load(from.get(), learner);
                fitting.done();
            }
            StopReason reason = run(learner, TrainingData.of(survey, recipe, this::warn), 0, recipe.firstSteps());
            if (reason == StopReason.FINISHED && recipe.retrainSteps() > 0) {
                measurement.keepLabeller(labeller(), learner, loop.step());
            }
            return reason;
        }
    }

    private StopReason retrain(Optional<Checkpoint.Found> from)
            throws IOException, UnreadableSampleException, InterruptedException, TrainingException {
        Path file = recipe.text("retrainFrom").isEmpty() ? labeller() : Path.of(recipe.text("retrainFrom"));
        ModelFile.Loaded loaded = ModelFile.read(file, device);
        try (Network labeller = loaded.network()) {
            requireSameClasses(file, loaded.card());
            String name = loaded.card().scores().network();
            var masks = new PseudoMasks(folder.path().resolve("pseudo"), recipe);
            Optional<List<Surveyed>> merged = masks.make(survey, labeller,
                    e -> warn(e.sample(), String.valueOf(e.getMessage())), done -> progress(name, done));
            if (merged.isEmpty()) {
                return folder.takeRequest().orElse(StopReason.PAUSED);
            }
            boolean fresh = recipe.text("retrainStart").equals("fresh");
            return retrain(fresh ? networks.make(2) : copyOf(labeller), merged.get(), fresh, from);
        }
    }

    /** Pseudo masks are numbers: a model of other classes, or of another order of them, would shift them silently. */
    private void requireSameClasses(Path file, ModelCard card) throws TrainingException {
        List<String> there = card.classes().stream().map(ModelCard.ClassEntry::name).toList();
        List<String> here = survey.classes().stream().map(ClassInfo::name).toList();
        if (!there.equals(here)) {
            throw new TrainingException.WrongWeights(
                    new IllegalArgumentException(file + " has the classes " + there + ", the project " + here));
        }
    }

    /** A network of the same shape, which may be another than that of the recipe where the model comes from elsewhere. */
    private Network copyOf(Network labeller) {
        return Network.of(labeller.spec(), labeller.classCount(), device, labeller.state());
    }

    private StopReason retrain(Network student, List<Surveyed> merged, boolean fresh, Optional<Checkpoint.Found> from)
            throws IOException, UnreadableSampleException, InterruptedException, TrainingException {
        try (var learner = new Learner(Method.retraining(recipe, student), recipe, recipe.number("retrainRate"))) {
            if (from.isPresent()) {
                Checkpoint.load(from.get(), learner);
                fitting.done();
            }
            List<Surveyed> painted = merged.stream().filter(Surveyed::isPainted).toList();
            journal.say(loop.step(), new Event.Retraining(merged.size(), painted.size(), fresh));
            return run(learner,
                    TrainingData.ofPseudoMasks(merged, painted, survey.classes().size(), recipe, this::warn),
                    recipe.firstSteps(), recipe.totalSteps());
        }
    }

    private StopReason run(Learner learner, TrainingData data, long first, long end)
            throws IOException, UnreadableSampleException, InterruptedException, TrainingException {
        JsonFiles.write(folder.draws(), Showable.of(survey, data, recipe));
        return loop.run(new Phase(learner, data, first, end));
    }

    /** Whether to go on making pseudo masks. */
    private boolean progress(String network, int done) throws IOException {
        int all = survey.train().size();
        if (done == all || done % Math.max(1, all / MASK_REPORTS) == 0) {
            journal.say(loop.step(), new Event.PseudoMasks(network, done, all));
        }
        return !folder.hasRequest() && !Thread.currentThread().isInterrupted();
    }

    /** The description of a model is written after its weights. */
    private boolean isLabellerKept() {
        return Files.isRegularFile(ModelFile.cardOf(labeller()));
    }

    private Path labeller() { return folder.path().resolve("pseudo").resolve("labeller.safetensors"); }

    private void warn(String name, String reason) {
        warnings.add(new Event.Warned(Event.Warned.UNREADABLE, List.of(name, reason)));
    }
}
