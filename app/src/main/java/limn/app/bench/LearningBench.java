package limn.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import limn.app.text.UserError;
import limn.app.train.Curve;
import limn.app.train.RunLog;
import limn.engine.recipe.Recipe;
import limn.engine.recipe.RecipeException;

/**
 * Measures what recipes learn from data in the layout <em>folders</em>: every list of masks, every recipe, every seed. What is in
 * the table of results already is not run again.
 */
public final class LearningBench {
    private final Path data;
    private final Path out;
    private final BenchPlan plan;
    private final Map<String, Optional<Path>> lists;
    private final TagNoise noise;
    private final BenchProgress progress;
    private final ResultsFile results;
    private final Map<String, BenchProject> projects = new LinkedHashMap<>();
    private final List<Failure> failures = new ArrayList<>();

    /** A training that gave no row. */
    public record Failure(String run, UserError reason) {}

    /** @param rows of the runs that were asked for @param projects what was trained on */
    public record Outcome(Path results, List<BenchRow> rows, List<BenchProject> projects, List<Failure> failures) {}

    /** @param out the folder for projects, logs and results @param lists the files of the lists of the plan, by name */
    public LearningBench(Path data, Path out, BenchPlan plan, Map<String, Optional<Path>> lists, TagNoise noise,
            BenchProgress progress) {
        this.data = data;
        this.out = out;
        this.plan = plan;
        this.lists = lists;
        this.noise = noise;
        this.progress = progress;
        this.results = new ResultsFile(out.resolve("results.csv"));
    }

    /** Runs what is missing. @param equalTime whether the baseline runs once more for as long as the slowest recipe took */
    public Outcome run(boolean equalTime) throws IOException, InterruptedException, UserError, RecipeException {
        Files.createDirectories(out.resolve("projects"));
        List<BenchRun> wanted = new ArrayList<>(plan.runs());
        results.read();
        prepare();
        runAll(BenchPlan.missing(wanted, results.read()));
        if (equalTime) {
            List<BenchRun> longer = plan.equalTimeRuns();
            runEqualTime(BenchPlan.missing(longer, results.read()), BenchPlan.wanted(wanted, results.read()));
            wanted.addAll(longer);
        }
        return new Outcome(results.path(), BenchPlan.wanted(wanted, results.read()), List.copyOf(projects.values()),
                List.copyOf(failures));
    }

    private void prepare() throws IOException, UserError {
        for (var list : lists.entrySet()) {
            BenchProject project = BenchProject.prepare(out.resolve("projects"), data, list.getKey(), list.getValue(),
                    noise);
            projects.put(list.getKey(), project);
            progress.say("cli.bench.project", project.folder(), project.images(), project.masks());
            if (!noise.label().isEmpty()) {
                progress.say("cli.bench.spoiled", project.spoiled().removed(), project.spoiled().added(),
                        project.spoiled().unknown());
            }
        }
    }

    private void runAll(List<BenchRun> missing) throws IOException, InterruptedException, UserError {
        int number = 0;
        for (BenchRun run : missing) {
            progress.say("cli.bench.run", ++number, missing.size(), run.name());
            one(run, plan.recipe(run.recipe()));
        }
    }

    private void runEqualTime(List<BenchRun> missing, List<BenchRow> rows)
            throws IOException, InterruptedException, UserError, RecipeException {
        int number = 0;
        for (BenchRun run : missing) {
            OptionalLong steps = BenchPlan.equalTimeSteps(run.list(), rows);
            number++;
            if (steps.isPresent()) {
                progress.say("cli.bench.equalTime", number, missing.size(), run.name(), steps.getAsLong());
                one(run, withSteps(plan.recipe(run.recipe()), steps.getAsLong()));
            } else {
                failures.add(new Failure(run.name(), new UserError("benchNothingToEqual", run.list())));
            }
        }
    }

    /** A recipe whose steps, retraining included, are so many. */
    private static Recipe withSteps(Recipe recipe, long steps) throws RecipeException {
        return recipe.with("steps", String.valueOf(Math.max(1, steps - recipe.retrainSteps())));
    }

    private void one(BenchRun run, Recipe recipe) throws IOException, InterruptedException, UserError {
        Path project = Objects.requireNonNull(projects.get(run.list())).folder();
        var child = new TrainingChild(project, out.resolve(run.name() + ".log"), run.threads(), progress);
        try {
            results.append(row(run, child.train(seeded(recipe, run.seed()), run.name())));
        } catch (UserError failed) {
            if (!failed.key().equals("benchFailed")) {
                throw failed;
            }
            progress.say("cli.bench.failed", failed.arguments().toArray());
            failures.add(new Failure(run.name(), failed));
        }
    }

    private static Recipe seeded(Recipe recipe, long seed) throws UserError {
        try {
            return recipe.with("seed", String.valueOf(seed));
        } catch (RecipeException wrong) {
            throw new UserError("benchSeeds", seed);
        }
    }

    private static BenchRow row(BenchRun run, TrainingChild.Ended ended) {
        var log = new RunLog();
        ended.events().forEach(log::add);
        return new BenchRow(run, ended.facts().path("steps").asLong(), ended.number("bestMiou"),
                last(log.state().miou()), last(log.state().taggedMiou()), ended.number("stepsPerSecond"),
                ended.number("waitingShare"), ended.seconds(), ended.peakMemoryMiB());
    }

    private static Map<String, Double> last(Map<String, Curve> curves) {
        var last = new LinkedHashMap<String, Double>();
        curves.forEach((network, curve) -> last.put(network, curve.last()));
        return last;
    }
}
