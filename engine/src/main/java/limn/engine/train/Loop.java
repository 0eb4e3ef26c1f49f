package limn.engine.train;

import ai.djl.ndarray.NDArray;
import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import ai.djl.util.cuda.CudaUtils;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import limn.engine.data.ClassInfo;
import limn.engine.data.Prefetch;
import limn.engine.data.UnreadableSampleException;
import limn.engine.recipe.Objective;
import limn.engine.recipe.Recipe;
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
    private final List<ClassInfo> classes;
    private final Measurement measurement;
    private final SampleRecorder recorder;
    private final Journal journal;
    private final Queue<Event.Warned> warnings;
    private long step;
    private double trainedSeconds;
    private double waitedSeconds;
    private long trainedSteps;
    private final DeviceMemory deviceMemory = new DeviceMemory(CudaUtils::getGpuMemory);
    private long lastReport;

    Loop(Recipe recipe, RunFolder folder, List<ClassInfo> classes, Measurement measurement, Journal journal,
            long firstStep, Queue<Event.Warned> warnings) throws IOException {
        this.recipe = recipe;
        this.folder = folder;
        this.classes = classes;
        this.measurement = measurement;
        this.recorder = new SampleRecorder(recipe, folder, classes, journal);
        this.journal = journal;
        this.step = firstStep;
        this.warnings = warnings;
    }

    /** Goes on to the end of the phase, or until somebody asks to stop or nothing gets better. */
    StopReason run(Phase phase) throws IOException, UnreadableSampleException, InterruptedException, TrainingException {
        long end = phase.end();
        try (Prefetch<TrainingData.Pair> batches = phase.data().prefetch(step, end)) {
            while (step < end) {
                timed(phase, batches);
                while (!warnings.isEmpty()) {
                    journal.say(step, warnings.remove());
                }
                if (step % recipe.whole("evaluateEvery") == 0 || step == end) {
                    measurement.measure(step, phase.learner());
                }
                boolean isEnough = measurement.isEnough();
                Optional<StopReason> asked = Thread.interrupted()
                        ? Optional.of(StopReason.PAUSED)
                        : folder.takeRequest();
                if (asked.isPresent() || isEnough || step % recipe.whole("checkpointEvery") == 0 || step == end) {
                    checkpoint(phase);
                }
                if (asked.isPresent()) {
                    return asked.get();
                }
                if (isEnough && step < end) {
                    journal.say(step, new Event.Warned("earlyStop", List.of(Long.toString(step))));
                    return StopReason.FINISHED;
                }
            }
        }
        return StopReason.FINISHED;
    }

    /** Steps alone, without measurements and checkpoints, up to one. */
    void steps(Phase phase, long end)
            throws IOException, UnreadableSampleException, InterruptedException, TrainingException {
        try (Prefetch<TrainingData.Pair> batches = phase.data().prefetch(step, end)) {
            while (step < end) {
                timed(phase, batches);
            }
        }
    }

    private void timed(Phase phase, Prefetch<TrainingData.Pair> batches)
            throws IOException, UnreadableSampleException, InterruptedException, TrainingException {
        long start = System.nanoTime();
        TrainingData.Pair batch = batches.next();
        waitedSeconds += (System.nanoTime() - start) / 1e9;
        oneStep(phase, batch);
        trainedSeconds += (System.nanoTime() - start) / 1e9;
        trainedSteps++;
        step++;
    }

    private void checkpoint(Phase phase) throws IOException {
        Checkpoint.save(folder, phase.learner(),
                measurement.counters(step, phase.first() > 0 || recipe.firstSteps() == 0));
        journal.say(step, new Event.CheckpointSaved("checkpoints/last"));
    }

    private void oneStep(Phase phase, TrainingData.Pair host) throws IOException, TrainingException {
        Learner learner = phase.learner();
        try (NDManager scope = Torch.newManager(learner.first().manager().getDevice())) {
            TensorBatch labelled = TensorBatch.of(host.labelled(), classes, scope);
            TensorBatch weak = host.weak() == null ? null : TensorBatch.of(host.weak(), classes, scope);
            Objective objective;
            double loss;
            try (GradientCollector gradients = Torch.engine().newGradientCollector()) {
                objective = learner.method().objective(labelled, weak, step - phase.first());
                loss = objective.total().getFloat();
                if (Double.isFinite(loss)) {
                    gradients.backward(objective.total());
                }
            }
            if (!Double.isFinite(loss)) {
                throw new TrainingException.NonFiniteLoss(step, firstNonFinite(objective.terms()), host.names());
            }
            double rate = learner.update(step - phase.first(), phase.shape(step, recipe));
            report(objective, loss, rate, scope.getDevice());
            recorder.look(step, host, objective, trainedSeconds);
        }
    }

    private void report(Objective objective, double loss, double rate, Device device) throws IOException {
        boolean isDue = System.nanoTime() - lastReport > REPORT_NANOS || step + 1 == recipe.totalSteps();
        if (isDue) {
            lastReport = System.nanoTime();
            journal.say(step + 1, new Event.StepDone(loss, values(objective.terms()), rate,
                    objective.unlabelledWeight().getFloat(), stepsPerSecond(), ResidentMemory.mebibytes(),
                    deviceMemory.mebibytes(device)));
        }
    }

    /** Steps per second of training proper, without measurements and checkpoints. */
    double stepsPerSecond() {
        return trainedSteps == 0 ? 0 : trainedSteps / trainedSeconds;
    }

    /** The part of that time in which the networks waited for batches, 0..1. */
    double waitingShare() {
        return trainedSeconds == 0 ? 0 : waitedSeconds / trainedSeconds;
    }

    /** What saving samples took, as a part of that time, 0..1. */
    double recordingShare() {
        return trainedSeconds == 0 ? 0 : recorder.spentSeconds() / trainedSeconds;
    }

    long step() { return step; }

    /** Goes on counting there: the steps between were not needed. */
    void skipTo(long next) { step = next; }

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
}
