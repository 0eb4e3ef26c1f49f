package limn.engine.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import limn.engine.data.Prefetch;
import limn.engine.data.UnreadableSampleException;
import limn.engine.net.Network;
import limn.engine.recipe.Method;
import limn.engine.recipe.Objective;
import limn.engine.recipe.Recipe;
import limn.engine.recipe.Schedule;
import limn.engine.recipe.TensorBatch;
import limn.engine.run.Event;
import limn.engine.run.RunFolder;
import limn.engine.run.StopReason;
import limn.engine.tensor.Torch;

/** Steps, one after the other: batch, loss, update, teacher, and now and then a measurement, a picture, a checkpoint. One thread. */
final class Loop {
    private static final long REPORT_NANOS = 250_000_000;

    private final Recipe recipe;
    private final RunFolder folder;
    private final Network student;
    private final Method method;
    private final Optimizer optimizer;
    private final TrainingData data;
    private final Measurement measurement;
    private final SamplePictures pictures;
    private final Journal journal;
    private final Queue<Event.Warned> warnings;
    private long step;
    private double trainedSeconds;
    private long trainedSteps;
    private long lastReport;

    Loop(Recipe recipe, RunFolder folder, Network student, Method method, Optimizer optimizer, TrainingData data,
            Measurement measurement, SamplePictures pictures, Journal journal, long firstStep,
            Queue<Event.Warned> warnings) {
        this.recipe = recipe;
        this.folder = folder;
        this.student = student;
        this.method = method;
        this.optimizer = optimizer;
        this.data = data;
        this.measurement = measurement;
        this.pictures = pictures;
        this.journal = journal;
        this.step = firstStep;
        this.warnings = warnings;
    }

    StopReason run() throws IOException, UnreadableSampleException, InterruptedException, TrainingException {
        long end = recipe.whole("steps");
        try (Prefetch<TrainingData.Pair> batches = data.prefetch(step, end)) {
            while (step < end) {
                long start = System.nanoTime();
                oneStep(batches.next());
                trainedSeconds += (System.nanoTime() - start) / 1e9;
                trainedSteps++;
                step++;
                while (!warnings.isEmpty()) {
                    journal.say(step, warnings.remove());
                }
                if (step % recipe.whole("evaluateEvery") == 0 || step == end) {
                    measurement.measure(step, student, method.teacher());
                }
                Optional<StopReason> asked = Thread.interrupted()
                        ? Optional.of(StopReason.PAUSED)
                        : folder.takeRequest();
                if (asked.isPresent() || step % recipe.whole("checkpointEvery") == 0 || step == end) {
                    checkpoint();
                }
                if (asked.isPresent()) {
                    return asked.get();
                }
            }
        }
        return StopReason.FINISHED;
    }

    private void checkpoint() throws IOException {
        Checkpoint.save(folder, student, method.teacher(), optimizer,
                new Checkpoint.Counters(step, measurement.bestMiou()));
        journal.say(step, new Event.CheckpointSaved("checkpoints/last"));
    }

    private void oneStep(TrainingData.Pair host) throws IOException, TrainingException {
        try (NDManager scope = Torch.newManager(student.manager().getDevice())) {
            TensorBatch labelled = TensorBatch.of(host.labelled(), scope);
            TensorBatch unlabelled = host.unlabelled() == null ? null : TensorBatch.of(host.unlabelled(), scope);
            Objective objective;
            double loss;
            try (GradientCollector gradients = Torch.engine().newGradientCollector()) {
                objective = method.objective(labelled, unlabelled, step);
                loss = objective.total().getFloat();
                if (Double.isFinite(loss)) {
                    gradients.backward(objective.total());
                }
            }
            if (!Double.isFinite(loss)) {
                throw new TrainingException.NonFiniteLoss(step, firstNonFinite(objective.terms()), names(host));
            }
            double shape = Schedule.warmUp(step, recipe.whole("warmUp"))
                    * Schedule.poly(1, step, recipe.whole("steps"), recipe.number("power"));
            double decoderRate = recipe.number("decoderRate") * shape;
            optimizer.step(student.weights(), recipe.number("encoderRate") * shape, decoderRate, decoderRate);
            optimizer.zeroGradients(student.weights());
            method.teacher().ifPresent(
                    teacher -> Ema.update(teacher, student, Ema.alpha(step, recipe.number("emaMax")), true));
            report(objective, loss, decoderRate);
        }
    }

    private void report(Objective objective, double loss, double rate) throws IOException {
        boolean isDue = System.nanoTime() - lastReport > REPORT_NANOS || step + 1 == recipe.whole("steps");
        if (isDue) {
            lastReport = System.nanoTime();
            journal.say(step + 1, new Event.StepDone(loss, values(objective.terms()), rate,
                    objective.unlabelledWeight().getFloat(), stepsPerSecond()));
        }
        if (step % recipe.whole("sampleEvery") == 0) {
            List<String> names = Torch.noGrad(() -> {
                try {
                    return pictures.write(folder.sample(step), objective.views().get());
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
            String relative = folder.path().relativize(folder.sample(step)).toString().replace('\\', '/');
            journal.say(step, new Event.SampleSaved(relative, names));
        }
    }

    /** Steps per second of training proper, without measurements and checkpoints. */
    double stepsPerSecond() {
        return trainedSteps == 0 ? 0 : trainedSteps / trainedSeconds;
    }

    long step() { return step; }

    private static Map<String, Double> values(Map<String, NDArray> terms) {
        var values = new LinkedHashMap<String, Double>();
        terms.keySet().stream().sorted().forEach(name -> {
            NDArray term = terms.get(name);
            if (term != null) {
                values.put(name, (double) term.getFloat());
            }
        });
        return values;
    }

    private static String firstNonFinite(Map<String, NDArray> terms) {
        return values(terms).entrySet().stream().filter(e -> !Double.isFinite(e.getValue())).map(Map.Entry::getKey)
                .findFirst().orElse("total");
    }

    private static List<String> names(TrainingData.Pair host) {
        var names = new java.util.ArrayList<>(host.labelled().names());
        if (host.unlabelled() != null) {
            names.addAll(host.unlabelled().names());
        }
        return names;
    }
}
