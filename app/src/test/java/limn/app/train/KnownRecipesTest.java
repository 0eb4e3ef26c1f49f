package limn.app.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import limn.engine.recipe.Recipe;
import limn.engine.run.RunFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownRecipesTest {
    @Test
    void everyBatchThatCanBeIsHalved() throws Exception {
        Recipe recipe = Recipe.of("classmix").with("batch", "5").with("unlabelledBatch", "1").with("retrainBatch", "4");
        assertThat(KnownRecipes.halved(recipe)).isEqualTo(Map.of("batch", "2", "retrainBatch", "2"));
        assertThat(KnownRecipes.halved(Recipe.of("supervised").with("batch", "1"))).isEmpty();
    }

    @Test
    void ofTheRecipeOfARunOnlyWhatIsNoDefaultIsTakenOver(@TempDir Path folder) throws Exception {
        var run = new RunFolder(folder);
        Files.writeString(run.recipe(), Recipe.of("classmix").with("batch", "3").toJson());
        assertThat(KnownRecipes.of(run).given()).isEqualTo(Map.of("batch", "3"));
    }
}
