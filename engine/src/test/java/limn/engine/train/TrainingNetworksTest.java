package limn.engine.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import limn.engine.export.ModelExport;
import limn.engine.export.ModelFile;
import limn.engine.net.NetSpec;
import limn.engine.recipe.Recipe;
import limn.engine.run.RunFolder;
import limn.engine.run.StopReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingNetworksTest {
    @Test
    void aRecipeNamesItsNetwork() throws Exception {
        Recipe recipe = Recipe.of("supervised").with("network", "resnet50s").with("decoder", "deeplabv3plus")
                .with("decoderNorm", "batch").with("outputStride", "8").with("decoderChannels", "256");

        assertThat(Training.spec(recipe))
                .isEqualTo(new NetSpec("resnet50s", 0.5, 8, "deeplabv3plus", "batch", 256, false, false));
        assertThat(Training.spec(Recipe.of("classmix"))).isEqualTo(new NetSpec(0.5, 16, 128, false));
    }

    @Test
    void coarseLogitsTrainEvaluateAndExport(@TempDir Path folder) throws Exception {
        var run = new RunFolder(Files.createDirectories(folder.resolve("run")));
        Recipe recipe = TrainingTest.small("classmix", "steps", "2", "decoder", "deeplabv2");

        Training.Result result = Training.run(Shapes.of(6, 4, 2, 7), recipe, run, "cpu", false, e -> {});

        assertThat(result.reason()).isEqualTo(StopReason.FINISHED);
        assertThat(result.bestMiou()).isBetween(0.0, 1.0);
        assertThat(ModelFile.readCard(ModelExport.best(run)).network().decoder()).isEqualTo("deeplabv2");
    }
}
