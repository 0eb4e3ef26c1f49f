package limn.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import limn.engine.recipe.Recipe;
import org.junit.jupiter.api.Test;

class TroubleTest {
    @Test
    void everyBatchThatCanBeIsHalved() throws Exception {
        Recipe recipe = Recipe.of("classmix").with("batch", "5").with("unlabelledBatch", "1").with("retrainBatch", "4");
        assertThat(Trouble.halved(recipe)).isEqualTo(Map.of("batch", "2", "retrainBatch", "2"));
        assertThat(Trouble.halved(Recipe.of("supervised").with("batch", "1"))).isEmpty();
    }
}
