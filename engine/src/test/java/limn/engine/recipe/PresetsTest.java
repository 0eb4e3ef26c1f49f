package limn.engine.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PresetsTest {
    static List<String> methods() { return Recipe.methods(); }

    @ParameterizedTest
    @MethodSource("methods")
    void quickIsTheDefaults(String method) throws Exception {
        assertThat(Recipe.preset(method, "quick")).isEqualTo(Recipe.of(method));
    }

    @ParameterizedTest
    @MethodSource("methods")
    void balancedSuitsAGpuOf8GbAndLeavesOutWhatTheMethodLacks(String method) throws Exception {
        Recipe recipe = Recipe.preset(method, "balanced");
        assertThat(recipe.text("network")).isEqualTo("resnet50");
        assertThat(recipe.whole("steps")).isEqualTo(10_000);
        assertThat(recipe.given().containsKey("unlabelledBatch")).isEqualTo(recipe.wantsWeak());
    }

    /** Numbers of the published code of each method. */
    @ParameterizedTest
    @CsvSource({"supervised, resnet101, deeplabv2, 8, 321, 10, 40000, 2.5e-4, 2.5e-3, 5e-4",
            "classmix, resnet101, deeplabv2, 8, 321, 10, 40000, 2.5e-4, 2.5e-3, 5e-4",
            "cross, resnet101s, deeplabv3plus, 8, 384, 5, 20000, 1e-3, 1e-2, 4e-5",
            "cross-classmix, resnet101s, deeplabv3plus, 8, 384, 5, 20000, 1e-3, 1e-2, 4e-5",
            "unimatch, resnet101s, deeplabv3plus, 16, 321, 8, 104900, 1e-3, 1e-2, 1e-4"})
    void paperIsAsPublished(String method, String network, String decoder, int stride, int crop, int batch, int steps,
            double rate, double headRate, double decay) throws Exception {
        Recipe recipe = Recipe.preset(method, "paper");
        assertThat(List.of(recipe.text("network"), recipe.text("decoder"), recipe.text("optimizer")))
                .containsExactly(network, decoder, "sgd");
        assertThat(List.of(recipe.whole("outputStride"), recipe.whole("crop"), recipe.whole("batch"),
                recipe.whole("steps"))).containsExactly(stride, crop, batch, steps);
        assertThat(recipe.number("encoderRate")).isEqualTo(rate);
        assertThat(recipe.number("decoderRate") * recipe.number("headFactor")).isEqualTo(headRate);
        assertThat(recipe.number("weightDecay")).isEqualTo(decay);
        assertThat(recipe.whole("retrainSteps")).isEqualTo(method.startsWith("cross") ? 30_000 : 0);
    }

    /** Learning-Pseudo-Label retrains a fresh network at 7e-3 in batches of 16. */
    @ParameterizedTest
    @ValueSource(strings = {"cross", "cross-classmix"})
    void retrainingOfThePaperIsAsPublished(String method) throws Exception {
        Recipe recipe = Recipe.preset(method, "paper");
        assertThat(recipe.text("retrainStart")).isEqualTo("fresh");
        assertThat(recipe.number("decoderRate") * recipe.number("retrainRate")).isCloseTo(7e-3, within(1e-12));
        assertThat(recipe.retrainBatch()).isEqualTo(16);
    }

    /** A key that no method has would be left out without a word. */
    @Test
    void everyValueOfAPresetBelongsToSomeMethod() throws Exception {
        Set<String> known = Recipe.methods().stream().flatMap(m -> new Recipe(m, Map.of()).settings().stream())
                .map(Setting::key).collect(Collectors.toSet());
        var used = new HashSet<String>();
        for (Methods method : Methods.values()) {
            for (String name : Recipe.presets()) {
                used.addAll(Presets.of(method, name).keySet());
            }
        }
        assertThat(known).containsAll(used);
    }

    @Test
    void aValueThatIsSetAfterwardsWinsAndAnUnknownPresetNamesAll() throws Exception {
        assertThat(Recipe.preset("cross", "paper").with("steps", "7").whole("steps")).isEqualTo(7);
        assertThatThrownBy(() -> Recipe.preset("cross", "huge")).isInstanceOf(RecipeException.UnknownPreset.class)
                .hasMessage("there is no preset huge; there are quick, balanced, paper");
    }
}
