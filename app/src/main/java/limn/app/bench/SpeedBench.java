package limn.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import limn.annotator.model.ImageItem;
import limn.annotator.model.Split;
import limn.annotator.store.Project;
import limn.app.demo.DemoProject;
import limn.app.text.UserError;
import limn.engine.recipe.Recipe;
import limn.engine.recipe.RecipeException;

/**
 * Measures how fast recipes train on drawn pictures, each in a process of its own: the training that {@code limn train} does, without
 * measurements, checkpoints and pictures on the way.
 */
public final class SpeedBench {
    /** The first steps, one in so many, warm the program up and do not count. */
    static final int WARM_UP_SHARE = 4;
    private static final String NEVER = "10000000";

    /** What a step has to do. @param batch labelled images, and as many others where the recipe wants some */
    public record Load(int batch, int crop, int steps, int threads) {}

    /**
     * @param stepsPerSecond median over the steps after the warm-up; with several runs, the median of theirs
     * @param waitingShare part of the time of all steps in which the networks waited for images, 0..1; mean of several runs
     * @param peakMemoryMiB largest of several runs; 0 if the system does not tell
     * @param theirs steps per second of the other program, a number for each of its runs; empty without one
     */
    public record Speed(String recipe, double stepsPerSecond, double waitingShare, long peakMemoryMiB,
            List<Double> ours, List<Double> theirs) {
        /** The median of theirs; NaN without another program. */
        public double theirMedian() { return median(theirs); }

        /** Ours by theirs; NaN without another program. */
        public double ratio() {
            return stepsPerSecond / theirMedian();
        }
    }

    private final Load load;
    private final BenchProgress progress;

    public SpeedBench(Load load, BenchProgress progress) {
        this.load = load;
        this.progress = progress;
    }

    /**
     * Measures all of them, in a folder that is removed afterwards.
     *
     * @param pairs how often each recipe is measured if there is another program, which runs after each time
     */
    public List<Speed> run(List<Recipe> recipes, Optional<Counterpart> against, int pairs)
            throws IOException, InterruptedException, UserError, RecipeException {
        Path folder = Files.createTempDirectory("limn-bench");
        try {
            progress.say("cli.bench.draws");
            Path place = folder.resolve("harbour");
            draw(place);
            var speeds = new ArrayList<Speed>();
            for (Recipe recipe : recipes) {
                speeds.add(one(folder, place, recipe, against, against.isPresent() ? pairs : 1));
            }
            return speeds;
        } finally {
            BenchProject.remove(folder);
        }
    }

    /** Nothing is held back for measuring, so that the peak of the memory is that of training. */
    private static void draw(Path place) throws IOException {
        try (Project project = DemoProject.create(place, 1)) {
            project.setSplit(project.images().stream().filter(i -> i.split() == Split.VAL).map(ImageItem::id).toList(),
                    Split.TEST);
        }
    }

    private Speed one(Path folder, Path project, Recipe recipe, Optional<Counterpart> against, int times)
            throws IOException, InterruptedException, UserError, RecipeException {
        Recipe loaded = loaded(recipe);
        var ours = new ArrayList<Double>();
        var theirs = new ArrayList<Double>();
        double waiting = 0;
        long peak = 0;
        for (int i = 1; i <= times; i++) {
            progress.say("cli.bench.speed", recipe.method(), i, times);
            var child = new TrainingChild(project, folder.resolve("ours.log"), load.threads(), progress);
            TrainingChild.Ended ended = child.train(loaded, recipe.method() + "-" + i);
            ours.add(StepTimes.medianStepsPerSecond(ended.events(), load.steps() / WARM_UP_SHARE));
            waiting += ended.number("waitingShare") / times;
            peak = Math.max(peak, ended.peakMemoryMiB());
            if (against.isPresent()) {
                progress.say("cli.bench.theirs", recipe.method(), i, times);
                theirs.add(against.get().run(load, recipe.method(), folder.resolve("theirs.log")));
            }
        }
        return new Speed(recipe.method(), median(ours), waiting, peak, List.copyOf(ours), List.copyOf(theirs));
    }

    /** The recipe with this load, and with the network that one starts from pretrained weights. Other settings stay as given. */
    Recipe loaded(Recipe recipe) throws RecipeException {
        var settings = new LinkedHashMap<String, String>(BenchSettings.LIKE_PRETRAINED);
        settings.putAll(recipe.given());
        settings.put("steps", String.valueOf(load.steps()));
        settings.put("batch", String.valueOf(load.batch()));
        settings.put("unlabelledBatch", String.valueOf(load.batch()));
        settings.put("crop", String.valueOf(load.crop()));
        for (String event : List.of("evaluateEvery", "sampleEvery", "checkpointEvery")) {
            settings.put(event, NEVER);
        }
        return BenchSettings.with(recipe, settings);
    }

    /** NaN of nothing. */
    static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int half = sorted.length / 2;
        if (sorted.length == 0) {
            return Double.NaN;
        }
        return sorted.length % 2 == 1
                ? sorted[half]
                : Arrays.stream(sorted, half - 1, half + 1).average().orElseThrow();
    }
}
