package limn.engine.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import limn.engine.data.SampleSource;
import limn.engine.data.Survey;
import limn.engine.data.UnreadableSampleException;
import limn.engine.recipe.Recipe;
import limn.engine.predict.Devices;
import limn.engine.tensor.Torch;

/**
 * What a training will cost, found by doing a little of each of its parts: some steps, a measurement of some validation images, a
 * checkpoint, pseudo masks of some images, some steps of retraining. What was measured is multiplied by how often it will happen.
 *
 * @param seconds of the whole run, from the start of the process to its end
 * @param stepSeconds a step of the method takes
 * @param retrainStepSeconds a step of retraining takes; 0 without retraining
 * @param probeSeconds the forecast itself took
 */
public record Forecast(double seconds, double stepSeconds, double measureSeconds, double retrainStepSeconds,
        double probeSeconds) {

    /**
     * Measures; nothing is kept. It takes about the budget and what the slowest step takes. One training or forecast per process at a time.
     *
     * @param startSeconds what the process took to get here; it counts as part of the run
     * @param budget for the steps
     * @throws TrainingException.NotReady if such a training could not start
     */
    public static Forecast measure(SampleSource source, Recipe recipe, String device, double startSeconds,
            Duration budget) throws TrainingException, IOException, InterruptedException {
        long begin = System.nanoTime();
        Survey survey = Survey.of(source);
        var fatal = Preflight.check(survey, recipe).stream().filter(Preflight.Problem::fatal).toList();
        if (!fatal.isEmpty()) {
            throw new TrainingException.NotReady(fatal);
        }
        if (!Devices.available().contains(device)) {
            throw new TrainingException.NoDevice(device, Devices.available());
        }
        Path folder = Files.createTempDirectory("limn-forecast");
        try {
            Torch.engine().setRandomSeed(recipe.whole("seed"));
            var probe = new Probe(survey, recipe, folder, Devices.byName(device), budget);
            Probe.Costs costs = probe.run();
            double surveyed = (costs.begun() - begin) / 1e9;
            return of(costs, recipe, survey, startSeconds + surveyed, (System.nanoTime() - begin) / 1e9);
        } catch (UnreadableSampleException e) {
            throw new TrainingException.UnreadableImage(e.sample(), e);
        } finally {
            delete(folder);
        }
    }

    private static Forecast of(Probe.Costs costs, Recipe recipe, Survey survey, double start, double took) {
        double first = phase(recipe.firstSteps(), costs.first(), recipe);
        double second = 0;
        if (recipe.retrainSteps() > 0) {
            second = costs.maskSeconds() * survey.train().size()
                    + phase(recipe.retrainSteps(), costs.retraining(), recipe);
        }
        Probe.PhaseCosts shown = recipe.firstSteps() > 0 ? costs.first() : costs.retraining();
        return new Forecast(start + first + second, shown.step(), shown.measure(), costs.retraining().step(), took);
    }

    private static double phase(int steps, Probe.PhaseCosts costs, Recipe recipe) {
        if (steps == 0) {
            return 0;
        }
        return costs.setUp() + steps * costs.step() + often(steps, recipe.whole("evaluateEvery")) * costs.measure()
                + often(steps, recipe.whole("checkpointEvery")) * costs.checkpoint();
    }

    /** How often something happens that happens at every so many steps and at the end. */
    private static int often(int steps, int every) {
        return steps / every + (steps % every == 0 ? 0 : 1);
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
