package limn.engine.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecipeTest {
    @Test
    void jsonReadBackIsTheSameRecipe() throws Exception {
        Recipe recipe = Recipe.of("classmix").with("steps", "700").with("encoder", "some/file.safetensors");
        Recipe again = Recipe.fromJson(recipe.toJson());
        assertThat(again.toJson()).isEqualTo(recipe.toJson());
        assertThat(again.whole("steps")).isEqualTo(700);
    }

    @Test
    void aWrongNameNamesTheNearestRightOne() throws Exception {
        Recipe recipe = Recipe.of("supervised");
        assertThatThrownBy(() -> recipe.with("stpes", "3")).isInstanceOfSatisfying(RecipeException.UnknownName.class,
                e -> assertThat(e.nearest()).isEqualTo("steps"));
    }

    @Test
    void aValueOutOfRangeIsRefusedWithItsBounds() throws Exception {
        Recipe recipe = Recipe.of("classmix");
        assertThatThrownBy(() -> recipe.with("confidence", "1.5")).hasMessage("confidence must be in 0..1 but is 1.5");
        assertThatThrownBy(() -> recipe.with("steps", "2.5")).isInstanceOf(RecipeException.WrongValue.class);
        assertThatThrownBy(() -> recipe.with("steps", "NaN")).isInstanceOf(RecipeException.WrongValue.class);
        assertThatThrownBy(() -> recipe.with("optimizer", "adam")).hasMessageContaining("adamw, sgd");
    }

    @Test
    void channelsOfTheDecoderComeInEights() throws Exception {
        Recipe recipe = Recipe.of("supervised");
        assertThatThrownBy(() -> recipe.with("decoderChannels", "100"))
                .hasMessage("decoderChannels must be in 8, 16 .. 512 but is 100");
        assertThat(recipe.with("decoderChannels", "104").whole("decoderChannels")).isEqualTo(104);
    }

    @Test
    void aPretrainedEncoderChangesRatesAndStatisticsUnlessTheyWereGiven() throws Exception {
        Recipe recipe = Recipe.of("supervised").with("encoder", "e.safetensors");
        assertThat(recipe.number("encoderRate")).isEqualTo(6e-5);
        assertThat(recipe.text("encoderStatistics")).isEqualTo("frozen");
        assertThat(recipe.with("encoderRate", "0.5").number("encoderRate")).isEqualTo(0.5);
    }

    @Test
    void retrainingAFreshNetworkTakesTheFullRatesUnlessSaidOtherwise() throws Exception {
        Recipe warm = Recipe.of("cross");
        assertThat(warm.number("retrainRate")).isEqualTo(0.15);
        assertThat(warm.retrainBatch()).isEqualTo(warm.whole("batch"));
        Recipe fresh = warm.with("retrainStart", "fresh");
        assertThat(fresh.number("retrainRate")).isEqualTo(1);
        assertThat(Recipe.fromJson(fresh.toJson()).number("retrainRate")).isEqualTo(1);
        assertThat(fresh.with("retrainRate", "0.3").number("retrainRate")).isEqualTo(0.3);
        assertThat(fresh.with("retrainBatch", "9").retrainBatch()).isEqualTo(9);
    }

    @Test
    void unknownMethodsAreRefusedByName() {
        assertThatThrownBy(() -> Recipe.of("magic")).hasMessageContaining("magic").hasMessageContaining("classmix");
    }

    @Test
    void aRecipeOfANewerVersionIsRefusedAsSuchAndOneWithoutVersionIsRead() throws Exception {
        String json = Recipe.of("classmix").toJson();
        assertThat(json).contains("\"version\" : 1");
        String newer = json.replace("\"version\" : 1", "\"version\" : 2").replace("classmix", "telepathy");
        assertThatThrownBy(() -> Recipe.fromJson(newer)).isInstanceOfSatisfying(RecipeException.NewerVersion.class,
                e -> assertThat(e.version()).isEqualTo(2));
        assertThat(Recipe.fromJson("{\"method\": \"cross\"}").method()).isEqualTo("cross");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"method\": \"cla", "[]", "cross"})
    void whatIsNoRecipeIsRefusedAsSuch(String text) {
        assertThatThrownBy(() -> Recipe.fromJson(text)).isInstanceOf(RecipeException.Unreadable.class);
    }
}
