package limn.app.bench;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import limn.engine.recipe.Recipe;

/**
 * Which trainings a bench consists of.
 *
 * @param lists names of the lists of images that keep their masks
 * @param recipes with their settings; each method once
 * @param tags see {@link BenchRun#tags}
 * @param threads see {@link BenchRun#threads}
 */
public record BenchPlan(List<String> lists, List<Recipe> recipes, List<Long> seeds, String tags, int threads) {
    /** The recipe that is run once more when times are made equal. */
    public static final String BASELINE = "supervised";

    public BenchPlan {
        lists = List.copyOf(lists);
        recipes = List.copyOf(recipes);
        seeds = List.copyOf(seeds);
    }

    /** All runs of equal steps: list by list, in each seed by seed, so that an early end leaves whole comparisons. */
    public List<BenchRun> runs() {
        var runs = new ArrayList<BenchRun>();
        for (String list : lists) {
            for (long seed : seeds) {
                recipes.forEach(recipe -> runs.add(run(list, recipe, seed, false)));
            }
        }
        return runs;
    }

    /** The runs of {@link #BASELINE} for as long as the slowest other recipe took. */
    public List<BenchRun> equalTimeRuns() {
        var runs = new ArrayList<BenchRun>();
        for (String list : lists) {
            for (long seed : seeds) {
                runs.add(run(list, recipe(BASELINE), seed, true));
            }
        }
        return runs;
    }

    private BenchRun run(String list, Recipe recipe, long seed, boolean equalTime) {
        return new BenchRun(list, tags, recipe.method(), seed, equalTime, BenchRun.words(recipe.given()), threads);
    }

    /** The recipe of a method, with its settings. */
    public Recipe recipe(String method) {
        return recipes.stream().filter(r -> r.method().equals(method)).findFirst().orElseThrow();
    }

    /** Whether {@link #equalTimeRuns} mean anything: the baseline and something to compare it with. */
    public boolean canEqualTime() {
        return recipes.size() > 1 && recipes.stream().anyMatch(r -> r.method().equals(BASELINE));
    }

    /** Those that have no row yet, in their order. */
    public static List<BenchRun> missing(List<BenchRun> wanted, List<BenchRow> rows) {
        Set<BenchRun> done = rows.stream().map(BenchRow::run).collect(Collectors.toCollection(HashSet::new));
        return wanted.stream().filter(run -> !done.contains(run)).toList();
    }

    /** The rows of runs that are wanted, in the order of the rows. */
    public static List<BenchRow> wanted(List<BenchRun> wanted, List<BenchRow> rows) {
        var asked = new HashSet<>(wanted);
        return rows.stream().filter(row -> asked.contains(row.run())).toList();
    }

    /**
     * How many steps the baseline does in the time that the slowest other recipe of a list took. Both are means over the seeds, and
     * both are by the clock on the wall, so that starting and measuring count on both sides alike.
     *
     * @param rows of this plan
     * @return at least 1; empty if the baseline or any other recipe has no row of that list
     */
    public static OptionalLong equalTimeSteps(String list, List<BenchRow> rows) {
        Map<String, List<BenchRow>> byRecipe = rows.stream()
                .filter(row -> row.run().list().equals(list) && !row.run().equalTime())
                .collect(Collectors.groupingBy(row -> row.run().recipe()));
        List<BenchRow> own = byRecipe.getOrDefault(BASELINE, List.of());
        double slowest = byRecipe.entrySet().stream().filter(e -> !e.getKey().equals(BASELINE))
                .mapToDouble(e -> seconds(e.getValue()) / e.getValue().size()).max().orElse(0);
        if (own.isEmpty() || slowest <= 0) {
            return OptionalLong.empty();
        }
        double pace = own.stream().mapToLong(BenchRow::steps).sum() / seconds(own);
        return OptionalLong.of(Math.max(1, (long) Math.floor(pace * slowest)));
    }

    private static double seconds(List<BenchRow> rows) { return rows.stream().mapToDouble(BenchRow::seconds).sum(); }
}
