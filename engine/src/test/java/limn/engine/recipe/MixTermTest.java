package limn.engine.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import limn.engine.tensor.Torch;
import limn.engine.tensor.Torch.PseudoLabels;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MixTermTest {
    private final NDManager manager = Torch.newManager(Device.cpu());

    @AfterEach
    void close() { manager.close(); }

    private static MixTerm term(String... settings) throws RecipeException {
        Recipe recipe = Recipe.of("classmix").with("colourJitter", "no");
        for (int i = 0; i < settings.length; i += 2) {
            recipe = recipe.with(settings[i], settings[i + 1]);
        }
        return new MixTerm(recipe);
    }

    /** Two images of 8 x 8; every pixel of image i has the value and the label i, apart from a column of class 2. */
    private MixTerm.Mixed mixed(MixTerm term, float sure) {
        var values = new float[2 * 3 * 64];
        var labels = new long[2 * 64];
        for (int i = 0; i < values.length; i++) {
            values[i] = i / 192;
        }
        for (int i = 0; i < labels.length; i++) {
            labels[i] = i % 8 == 0 ? 2 : i / 64;
        }
        NDArray drawn = manager.create(labels, new Shape(2, 8, 8));
        NDArray ones = manager.ones(new Shape(2, 3));
        var batch = new TensorBatch(manager.create(values, new Shape(2, 3, 8, 8)), drawn, null, ones, ones, ones,
                List.of("a", "b"));
        return term.mix(batch, new PseudoLabels(drawn, manager.create(new float[128], new Shape(2, 8, 8)).add(sure)),
                7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"class", "box", "cow"})
    void pixelsLabelsAndConfidenceAreMixedByOneMask(String mixing) throws Exception {
        var mixed = mixed(term("mixing", mixing), 0.9f);
        boolean[] mask = mixed.mask().toBooleanArray();
        float[] red = mixed.images().get(":,0").toFloatArray();
        long[] labels = mixed.labels().toLongArray();
        int kept = 0;
        for (int i = 0; i < mask.length; i++) {
            int source = mask[i] ? i / 64 : 1 - i / 64;
            assertThat(red[i]).isEqualTo(source);
            assertThat(labels[i]).isEqualTo(i % 8 == 0 ? 2 : source);
            kept += mask[i] ? 1 : 0;
        }
        assertThat(kept).as("pixels that stay in their image").isBetween(1, 127);
    }

    @Test
    void theShareOfConfidentPixelsWeightsTheWholeLoss() throws Exception {
        assertThat(weight(term("confidence", "0.8"), 0.9f)).isEqualTo(1);
        assertThat(weight(term("confidence", "0.95"), 0.9f)).isEqualTo(0);
        assertThat(weight(term("confidence", "0.8", "unlabelledWeight", "0.5"), 0.9f)).isEqualTo(0.5f);
    }

    @Test
    void timeAloneWeightsTheLossWhereTheRampIsChosen() throws Exception {
        var term = term("mixWeighting", "ramp", "rampSteps", "14");
        assertThat(weight(term, 0)).isCloseTo((float) Math.exp(-5 * 0.25), within(1e-5f)); // step 7 of 14
        assertThat(weight(term("mixWeighting", "none"), 0)).isEqualTo(1);
    }

    @Test
    void pixelByPixelOnlyConfidentLabelsCount() throws Exception {
        var term = term("mixWeighting", "pixel", "confidence", "0.95");
        var mixed = mixed(term, 0.9f);
        assertThat(term.loss(logits(), mixed, 7).unweighted().getFloat()).isZero();
        var sure = mixed(term, 0.99f);
        assertThat(term.loss(logits(), sure, 7).unweighted().getFloat()).isCloseTo((float) Math.log(3), within(1e-5f));
    }

    private NDArray logits() { return manager.zeros(new Shape(2, 3, 8, 8)); }

    private float weight(MixTerm term, float sure) {
        return term.loss(logits(), mixed(term, sure), 7).weight().getFloat();
    }
}
