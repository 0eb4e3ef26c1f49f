package limn.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import limn.app.demo.DemoProject;
import limn.app.text.UserError;
import limn.engine.recipe.Recipe;
import limn.engine.recipe.RecipeException;
import limn.engine.run.Event;
import limn.engine.run.EventLog;
import limn.engine.run.Logged;
import limn.engine.run.RunFolder;

/**
 * Measures what looking into a run costs: each recipe is trained by turns with and without saved samples, in a process of its own, on
 * drawn pictures, then once with watched images.
 */
public final class InspectBench {
    private static final String NEVER = "10000000";
    private static final int WARM_UP_SHARE = 4;

    /**
     * @param with mean steps per second of each run that saved samples @param without of each run that did not
     * @param recordingShare part of the training time in which samples were saved, as the runs measured it themselves; mean
     * @param sampleBytes mean size of a sample
     * @param watchingShare seconds for watched images by seconds of training
     * @param watchedBytes size of the pictures of one measurement
     */
    public record Cost(String recipe, List<Double> with, List<Double> without, double recordingShare, long sampleBytes,
            double watchingShare, long watchedBytes) {
        /** What saving samples takes off the steps per second, medians of the runs; below 0 where noise is larger. */
        public double slowdown() {
            return 1 - SpeedBench.median(with) / SpeedBench.median(without);
        }
    }

    /** @param pairs how often each recipe is trained with and without samples */
    public record Load(int batch, int crop, int steps, int sampleEvery, int evaluateEvery, int threads, int pairs) {}

    private final Load load;
    private final BenchProgress progress;

    public InspectBench(Load load, BenchProgress progress) {
        this.load = load;
        this.progress = progress;
    }

    /** Where the runs of a bench lie: the last one of each recipe stays, to be opened. */
    public static Path project(Path folder) {
        return folder.resolve("harbour");
    }

    /** Measures in a folder, which gets a drawn project. */
    public List<Cost> run(Path folder, List<Recipe> recipes)
            throws IOException, InterruptedException, UserError, RecipeException {
        progress.say("cli.bench.draws");
        DemoProject.create(project(folder), 1).close();
        var costs = new ArrayList<Cost>();
        for (Recipe recipe : recipes) {
            costs.add(one(folder, recipe));
        }
        return costs;
    }

    private Cost one(Path folder, Recipe recipe) throws IOException, InterruptedException, UserError, RecipeException {
        var with = new ArrayList<Double>();
        var without = new ArrayList<Double>();
        double share = 0;
        for (int i = 1; i <= load.pairs(); i++) {
            progress.say("cli.bench.inspect", recipe.method(), i, load.pairs());
            TrainingChild.Ended on = train(folder, recipe, true, NEVER);
            with.add(meanStepsPerSecond(on.events()));
            share += on.number("recordingShare") / load.pairs();
            without.add(meanStepsPerSecond(train(folder, recipe, false, NEVER).events()));
        }
        progress.say("cli.bench.inspect.watching", recipe.method());
        TrainingChild.Ended watched = train(folder, recipe, true, String.valueOf(load.evaluateEvery()));
        double trained = load.steps() / watched.number("stepsPerSecond");
        RunFolder run = run(folder, recipe);
        return new Cost(recipe.method(), with, without, share, meanBytes(run, Event.SampleSaved.class),
                watched.number("watchingSeconds") / trained, meanBytes(run, Event.WatchedSaved.class));
    }

    /** The run of a recipe that stays. */
    public static RunFolder run(Path folder, Recipe recipe) {
        return new RunFolder(project(folder).resolve("runs").resolve("inspect-" + recipe.method()));
    }

    private TrainingChild.Ended train(Path folder, Recipe recipe, boolean samples, String evaluateEvery)
            throws IOException, InterruptedException, UserError, RecipeException {
        Map<String, String> settings = new LinkedHashMap<>(BenchSettings.LIKE_PRETRAINED);
        settings.putAll(recipe.given());
        settings.putAll(Map.of("steps", String.valueOf(load.steps()), "batch", String.valueOf(load.batch()),
                "unlabelledBatch", String.valueOf(load.batch()), "crop", String.valueOf(load.crop()), "sampleEvery",
                samples ? String.valueOf(load.sampleEvery()) : NEVER, "evaluateEvery", evaluateEvery,
                "checkpointEvery", NEVER));
        return new TrainingChild(project(folder), folder.resolve("training.log"), load.threads(), progress)
                .train(BenchSettings.with(recipe, settings), "inspect-" + recipe.method());
    }

    /** Over all steps after the warm-up, those that saved samples included. */
    private double meanStepsPerSecond(List<Logged> events) {
        List<Logged> steps = events.stream().filter(e -> e.event() instanceof Event.StepDone)
                .filter(e -> e.step() >= load.steps() / WARM_UP_SHARE).toList();
        Logged first = steps.getFirst();
        Logged last = steps.getLast();
        return (last.step() - first.step()) / (Duration.between(first.at(), last.at()).toNanos() / 1e9);
    }

    private static long meanBytes(RunFolder run, Class<? extends Event> kind) throws IOException {
        var sizes = new ArrayList<Long>();
        for (Logged logged : EventLog.readAll(run.events())) {
            if (kind.isInstance(logged.event())) {
                String folder = logged.event() instanceof Event.SampleSaved s
                        ? s.folder()
                        : logged.event() instanceof Event.WatchedSaved w ? w.folder() : "";
                sizes.add(bytes(run.path().resolve(folder)));
            }
        }
        return Math.round(sizes.stream().mapToLong(Long::longValue).average().orElse(0));
    }

    private static long bytes(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        long sum = 0;
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                sum += Files.size(file);
            }
        }
        return sum;
    }
}
