package limn.app.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import limn.engine.recipe.RecipeException;
import org.junit.jupiter.api.Test;

class BenchPlanTest {
    private final BenchPlan plan;

    BenchPlanTest() throws RecipeException {
        plan = new BenchPlan(List.of("few", "all"),
                BenchSettings.recipes(List.of("supervised", "classmix"), Map.of("steps", "20", "confidence", "0.9")),
                List.of(1L, 2L), "", 2);
    }

    @Test
    void everyListEveryRecipeAndEverySeedIsOneRun() {
        assertThat(plan.runs()).hasSize(8).doesNotHaveDuplicates();
        assertThat(plan.runs()).extracting(BenchRun::name).doesNotHaveDuplicates();
        assertThat(plan.runs().subList(0, 3)).extracting(r -> r.list() + " " + r.recipe() + " " + r.seed())
                .containsExactly("few supervised 1", "few classmix 1", "few supervised 2");
    }

    @Test
    void aSettingReachesTheRecipesThatKnowIt() {
        assertThat(plan.runs().get(0).settings()).isEqualTo("steps=20");
        assertThat(plan.runs().get(1).settings()).isEqualTo("confidence=0.9; steps=20");
    }

    @Test
    void aSettingThatNoRecipeKnowsNamesTheNearest() {
        assertThatThrownBy(() -> BenchSettings.recipes(List.of("supervised", "classmix"), Map.of("confidense", "1")))
                .isInstanceOfSatisfying(RecipeException.UnknownName.class,
                        e -> assertThat(e.nearest()).isEqualTo("confidence"));
    }

    @Test
    void whatHasARowIsNotRunAgain() {
        List<BenchRun> runs = plan.runs();
        List<BenchRow> rows = List.of(Rows.of(runs.get(1), 20, 0.5, 10), Rows.of(runs.get(4), 20, 0.5, 10));

        assertThat(BenchPlan.missing(runs, rows)).hasSize(6).doesNotContain(runs.get(1), runs.get(4));
        assertThat(BenchPlan.missing(plan.equalTimeRuns(), rows)).hasSize(4);
    }

    @Test
    void anotherSettingOrOtherTagsAreAnotherRun() throws RecipeException {
        var other = new BenchPlan(List.of("few"), BenchSettings.recipes(List.of("supervised"), Map.of("steps", "30")),
                List.of(1L), "", 2);
        var spoiled = new BenchPlan(List.of("few"), BenchSettings.recipes(List.of("supervised"), Map.of("steps", "20")),
                List.of(1L), "wrong0.05", 2);
        List<BenchRow> rows = plan.runs().stream().map(r -> Rows.of(r, 20, 0.5, 10)).toList();

        assertThat(BenchPlan.missing(other.runs(), rows)).hasSize(1);
        assertThat(BenchPlan.missing(spoiled.runs(), rows)).hasSize(1);
        assertThat(BenchPlan.wanted(other.runs(), rows)).isEmpty();
    }

    @Test
    void equalTimeIsAsManyStepsAsTheBaselineDoesWhileTheSlowestOtherRecipeRuns() {
        List<BenchRow> rows = List.of(Rows.of(run("few", "supervised", 1), 500, 0.6, 100),
                Rows.of(run("few", "supervised", 2), 500, 0.6, 150),
                Rows.of(run("few", "classmix", 1), 500, 0.6, 240), Rows.of(run("few", "classmix", 2), 500, 0.6, 260),
                Rows.of(run("few", "cross", 1), 500, 0.6, 200), Rows.of(run("all", "cross", 1), 500, 0.6, 9999));

        assertThat(BenchPlan.equalTimeSteps("few", rows)).hasValue(1000);
        assertThat(BenchPlan.equalTimeSteps("all", rows)).isEmpty();
        assertThat(BenchPlan.equalTimeSteps("few", rows.subList(0, 2))).isEmpty();
    }

    @Test
    void equalTimeNeedsTheBaselineAndAnotherRecipe() throws RecipeException {
        assertThat(plan.canEqualTime()).isTrue();
        assertThat(new BenchPlan(List.of("all"), BenchSettings.recipes(List.of("supervised"), Map.of()), List.of(1L),
                "", 0).canEqualTime()).isFalse();
        assertThat(plan.equalTimeRuns()).hasSize(4).allMatch(r -> r.equalTime() && r.recipe().equals("supervised"));
    }

    private static BenchRun run(String list, String recipe, long seed) {
        return new BenchRun(list, "", recipe, seed, false, "", 0);
    }
}
