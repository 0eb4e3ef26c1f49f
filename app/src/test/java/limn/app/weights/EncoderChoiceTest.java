package limn.app.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import limn.app.text.UserError;
import limn.engine.recipe.Recipe;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncoderChoiceTest {
    @TempDir
    Path temp;
    private WeightsFolder folder = new WeightsFolder(Path.of(""));

    @BeforeEach
    void openFolder() { folder = new WeightsFolder(temp); }

    @Test
    void aNameBecomesTheFileInTheFolder() throws Exception {
        WeightFiles.mobileNet(folder.file("my.own-2"));

        Recipe recipe = EncoderChoice.resolve(Recipe.of("supervised").with("encoder", "my.own-2"), folder);

        assertThat(recipe.text("encoder")).isEqualTo(temp.resolve("my.own-2.safetensors").toString());
    }

    @Test
    void pathsAndNothingStayAsTheyAre() throws Exception {
        Recipe plain = Recipe.of("supervised");
        assertThat(EncoderChoice.resolve(plain, folder)).isSameAs(plain);
        for (String path : new String[]{temp.resolve("a.safetensors").toString(), "a.safetensors", "../resnet18",
                "weights/resnet18"}) {
            assertThat(EncoderChoice.resolve(plain.with("encoder", path), folder).text("encoder")).isEqualTo(path);
        }
    }

    @Test
    void aNameThatIsNotHereIsToldWhatIs() throws Exception {
        WeightFiles.mobileNet(folder.file("mine"));

        UserError unknown = failure("yours");
        UserError notFetched = failure("resnet50");

        assertThat(unknown.key()).isEqualTo("weightsNotHere");
        assertThat(unknown.arguments()).containsExactly("yours", temp, "mine");
        assertThat(notFetched.key()).isEqualTo("weightsNotFetched");
        assertThat(notFetched.arguments()).containsExactly("resnet50");
    }

    private UserError failure(String encoder) throws Exception {
        Recipe recipe = Recipe.of("supervised").with("encoder", encoder);
        return catchThrowableOfType(UserError.class, () -> EncoderChoice.resolve(recipe, folder));
    }
}
