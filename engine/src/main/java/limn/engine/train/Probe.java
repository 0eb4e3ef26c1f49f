package limn.engine.train;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import ai.djl.Device;
import limn.engine.data.Survey;
import limn.engine.data.Surveyed;
import limn.engine.data.UnreadableSampleException;
import limn.engine.net.Network;
import limn.engine.recipe.Method;
import limn.engine.recipe.Recipe;
import limn.engine.run.Event;
import limn.engine.run.RunFolder;

/** Does a little of every part of a run and takes the time of each. Used once. */
final class Probe {
    /** Of the first steps each is slower: kernels are chosen, memory is got, images are decoded. */
    private static final int WARM_UP = 4;
    private static final int FEWEST = 4;
    private static final int MOST = 60;
    /** Images to measure on, and to make pseudo masks of. */
    private static final int SOME = 6;

    /** Seconds of the parts of a phase. @param setUp until its first step @param measure all validation images once */
    record PhaseCosts(double setUp, double step, double measure, double checkpoint) {
        static final PhaseCosts NONE = new PhaseCosts(0, 0, 0, 0);
    }

    /** @param begun when the work on the first phase began, by the clock of the system @param maskSeconds for one pseudo mask */
    record Costs(long begun, PhaseCosts first, double maskSeconds, PhaseCosts retraining) {}

    private final Survey survey;
    private final Survey some;
    private final Recipe recipe;
    private final RunFolder folder;
    private final Networks networks;
    private final Duration budget;
    private final Journal journal;
    private final Measurement measurement;
    private final Queue<Event.Warned> warnings = new ConcurrentLinkedQueue<>();

    Probe(Survey survey, Recipe recipe, Path scratch, Device device, Duration budget) throws IOException {
        this.survey = survey;
        this.recipe = recipe;
        this.folder = new RunFolder(scratch);
        this.networks = new Networks(recipe, survey.classes().size(), device);
        this.budget = budget;
        some = new Survey(survey.classes(), spread(survey.train()), spread(survey.validation()), List.of());
        journal = new Journal(folder, event -> {});
        measurement = new Measurement(some, recipe, folder, journal, Checkpoint.Counters.NONE);
    }

    /** A few of a list, from all over it. */
    private static List<Surveyed> spread(List<Surveyed> all) {
        var some = new ArrayList<Surveyed>();
        int count = Math.min(SOME, all.size());
        for (int i = 0; i < count; i++) {
            some.add(all.get((int) ((long) i * all.size() / count)));
        }
        return some;
    }

    Costs run() throws IOException, UnreadableSampleException, InterruptedException, TrainingException {
        long begun = System.nanoTime();
        PhaseCosts first = PhaseCosts.NONE;
        if (recipe.firstSteps() > 0) {
            try (var learner = new Learner(Method.of(recipe, networks::make), recipe, 1)) {
                var data = TrainingData.of(survey, recipe, (name, reason) -> {});
                first = costs(new Phase(learner, data, 0, recipe.firstSteps()), recipe.lightShare(), begun);
            }
        }
        if (recipe.retrainSteps() == 0) {
            return new Costs(begun, first, 0, PhaseCosts.NONE);
        }
        try (Network labeller = networks.make(2)) {
            long start = System.nanoTime();
            List<Surveyed> merged = new PseudoMasks(folder.path().resolve("pseudo"), recipe)
                    .make(some, labeller, unreadable -> {}, done -> true).orElseThrow();
            double mask = seconds(start) / Math.max(1, some.train().size());
            return new Costs(begun, first, mask, retraining(merged));
        }
    }

    private PhaseCosts retraining(List<Surveyed> merged)
            throws IOException, UnreadableSampleException, InterruptedException, TrainingException {
        long start = System.nanoTime();
        try (var learner = new Learner(Method.retraining(recipe, networks.make(2)), recipe, 1)) {
            var data = TrainingData.ofPseudoMasks(merged, merged.stream().filter(Surveyed::isPainted).toList(),
                    survey.classes().size(), recipe, (name, reason) -> {});
            return costs(new Phase(learner, data, recipe.firstSteps(), recipe.totalSteps()), 0, start);
        }
    }

    /** @param light the share of its steps that are like the first ones; the others are like the last */
    private PhaseCosts costs(Phase phase, double light, long start)
            throws IOException, UnreadableSampleException, InterruptedException, TrainingException {
        double setUp = seconds(start);
        double warm = steps(phase, phase.first(), WARM_UP); // with a sample, which takes memory
        int count = (int) Math.clamp(budget.toMillis() / 1000.0 / Math.max(warm, 1e-3), FEWEST, MOST);
        measurement.measure(phase.first(), phase.learner()); // the first one decodes and gets memory
        int early = (int) Math.round(count * light);
        double step = light * steps(phase, phase.first() + WARM_UP, Math.max(early, FEWEST))
                + (1 - light) * steps(phase, phase.end() - count + early, count - early);
        long begin = System.nanoTime();
        measurement.measure(phase.first() + count, phase.learner());
        double measure = seconds(begin) * survey.validation().size() / Math.max(1, some.validation().size());
        begin = System.nanoTime();
        Checkpoint.save(folder, phase.learner(), Checkpoint.Counters.NONE);
        return new PhaseCosts(setUp, step, measure, seconds(begin));
    }

    /**
     * @param wanted the first of the steps to try, if the phase is that long
     * @return seconds a step takes, waiting for its batch included; 0 for no steps
     */
    private double steps(Phase phase, long wanted, int count)
            throws IOException, UnreadableSampleException, InterruptedException, TrainingException {
        if (count == 0) {
            return 0;
        }
        long from = Math.max(wanted, phase.first());
        var loop = new Loop(recipe, folder, survey.classes(), measurement, journal, from, warnings);
        loop.steps(phase, Math.min(from + count, phase.end()));
        return 1 / Math.max(loop.stepsPerSecond(), 1e-9);
    }

    private static double seconds(long since) { return (System.nanoTime() - since) / 1e9; }
}
