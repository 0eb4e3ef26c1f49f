package limn.engine.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import limn.engine.net.NetSpec;
import limn.engine.net.Network;
import limn.engine.tensor.Torch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each method minimises is the sum of its terms, each with its weight. */
class ObjectiveTest {
    private static final int SIDE = 32;

    private final NDManager manager = Torch.newManager(Device.cpu());
    private final Random random = new Random(3);

    @AfterEach
    void close() { manager.close(); }

    private static Recipe recipe(String method, String... settings) throws RecipeException {
        Recipe recipe = Recipe.of(method);
        for (int i = 0; i < settings.length; i += 2) {
            recipe = recipe.with(settings[i], settings[i + 1]);
        }
        return recipe;
    }

    private static Network network(int number) {
        return Network.create(new NetSpec(0.1, 16, 8, false), 3, Device.cpu(), number);
    }

    /** Two images of noise; every class is present. */
    private TensorBatch batch(boolean labelled, String... names) {
        var pixels = new float[names.length * 3 * SIDE * SIDE];
        var labels = new long[names.length * SIDE * SIDE];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = random.nextFloat();
        }
        for (int i = 0; i < labels.length; i++) {
            labels[i] = labelled ? random.nextInt(3) : 254;
        }
        NDArray ones = manager.ones(new Shape(names.length, 3));
        return new TensorBatch(manager.create(pixels, new Shape(names.length, 3, SIDE, SIDE)),
                manager.create(labels, new Shape(names.length, SIDE, SIDE)).toType(DataType.INT64, false), null, ones,
                ones, ones, List.of(names));
    }

    private Objective objective(Method method) {
        return method.objective(batch(true, "a", "b"), batch(false, "c", "d"), 0);
    }

    private static double of(Objective objective, String term) {
        return Objects.requireNonNull(objective.terms().get(term), term).getFloat();
    }

    /** Each term counts as much as it should, and none is 0, which would hide a wrong weight. */
    private static void assertTotal(Objective objective, Map<String, Double> weights) {
        assertThat(objective.terms().keySet()).isEqualTo(weights.keySet());
        double sum = 0;
        for (var weight : weights.entrySet()) {
            assertThat(of(objective, weight.getKey())).as(weight.getKey()).isGreaterThan(1e-2);
            sum += weight.getValue() * of(objective, weight.getKey());
        }
        assertThat((double) objective.total().getFloat()).isCloseTo(sum, within(1e-5));
    }

    @Test
    void retrainingAddsTheLossOnTags() throws Exception {
        try (Method method = Method.retraining(recipe("cross", "imageWeight", "0.3"), network(1))) {
            assertTotal(objective(method), Map.of("supervised", 1.0, "image", 0.3));
        }
    }

    @Test
    void classMixAddsTheLossOnMixedImages() throws Exception {
        Recipe recipe = recipe("classmix", "unlabelledWeight", "0.7", "mixWeighting", "none", "mixFrom", "0");
        try (Method method = Method.of(recipe, ObjectiveTest::network)) {
            assertTotal(objective(method), Map.of("supervised", 1.0, "mixed", 0.7));
        }
    }

    @Test
    void theShareOfConfidentPixelsIsAFactorOfTheLossOnMixedImages() throws Exception {
        Recipe recipe = recipe("classmix", "unlabelledWeight", "0.7", "confidence", "0.38", "mixFrom",
                "0");
        try (Method method = Method.of(recipe, ObjectiveTest::network)) {
            Objective objective = objective(method);
            double weight = objective.unlabelledWeight().getFloat();
            assertThat(weight).as("0.7 times a share of the pixels").isBetween(0.01, 0.69);
            assertTotal(objective, Map.of("supervised", 1.0, "mixed", weight));
        }
    }

    /** With exponent 0 every image of the weak half counts fully, whatever the grades. */
    @Test
    void crossTrainingAddsFourTerms() throws Exception {
        Recipe recipe = recipe("cross", "imageWeight", "0.3", "h2pWeight", "0.5", "p2hWeight", "0.7", "gradePower",
                "0");
        try (Method method = Method.of(recipe, ObjectiveTest::network)) {
            assertTotal(objective(method), Map.of("strong", 1.0, "image", 0.3, "h2p", 0.5, "p2h", 0.7));
        }
    }

    @Test
    void crossTrainingWithoutPseudoNetHasTwoTerms() throws Exception {
        Recipe recipe = recipe("cross", "imageWeight", "0.3", "h2pWeight", "0", "p2hWeight", "0");
        try (Method method = Method.of(recipe, ObjectiveTest::network)) {
            assertTotal(objective(method), Map.of("strong", 1.0, "image", 0.3));
        }
    }

    @Test
    void crossClassMixAddsTheLossOnMixedImagesToThoseOfCrossTraining() throws Exception {
        Recipe recipe = recipe("cross-classmix", "imageWeight", "0.3", "h2pWeight", "0.5", "p2hWeight", "0.7",
                "gradePower", "0", "emaMax", "0", "unlabelledWeight", "0.9", "mixWeighting", "none", "mixFrom", "0");
        try (Method method = Method.of(recipe, ObjectiveTest::network)) {
            assertTotal(objective(method),
                    Map.of("strong", 1.0, "image", 0.3, "h2p", 0.5, "p2h", 0.7, "mixed", 0.9));
        }
    }

    @Test
    void theSecondFormOfUniMatchHalvesTheMeanOfBothViewsAndOfBothLosses() throws Exception {
        Recipe recipe = recipe("unimatch", "unlabelledWeight", "0.6", "confidence", "0.34");
        try (Method method = Method.of(recipe, ObjectiveTest::network)) {
            assertTotal(objective(method), Map.of("supervised", 0.5, "strong1", 0.15, "strong2", 0.15));
        }
    }

    @Test
    void theFirstFormOfUniMatchWeightsWhatItLearnsWithoutLabelsToo() throws Exception {
        Recipe recipe = recipe("unimatch", "form", "v1", "unlabelledWeight", "0.6", "confidence", "0.34");
        try (Method method = Method.of(recipe, ObjectiveTest::network)) {
            Objective objective = method.objective(batch(true, "a", "b"), batch(false, "c", "d", "e", "f"), 0);
            assertTotal(objective,
                    Map.of("supervised", 0.5, "strong1", 0.075, "strong2", 0.075, "features", 0.15));
        }
    }

    @ParameterizedTest
    @CsvSource({"classmix,1", "unimatch,0.5"})
    void whatCountsNothingIsNotComputed(String name, double factor) throws Exception {
        Recipe recipe = recipe(name, "unlabelledWeight", "0");
        assertThat(recipe.wantsWeak()).isFalse();
        assertThat(recipe.showsWeak()).isFalse();
        assertThat(recipe.cutsClasses()).isFalse();
        try (Method method = Method.of(recipe, ObjectiveTest::network)) {
            Objective objective = method.objective(batch(true, "a", "b"), null, 0);
            assertTotal(objective, Map.of("supervised", factor));
            assertThat(objective.scenes().apply(new Wanted.Any())).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"imageWeight:image", "h2pWeight:h2p", "p2hWeight:p2h", "unlabelledWeight:mixed"})
    void aTermOfCrossClassMixThatCountsNothingIsNotComputed(String switched) throws Exception {
        String setting = switched.substring(0, switched.indexOf(':'));
        Recipe recipe = recipe("cross-classmix", "emaMax", "0", "mixFrom", "0", setting, "0");
        try (Method method = Method.of(recipe, ObjectiveTest::network)) {
            assertThat(objective(method).terms()).hasSize(4)
                    .doesNotContainKey(switched.substring(setting.length() + 1));
        }
    }
}
