package limn.engine.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.stream.IntStream;
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

    /** N images of 8 x 8; every pixel of image i has the value and the label first + i, apart from a column of class 6. */
    private TensorBatch images(int n, int first) {
        var values = new float[n * 3 * 64];
        var labels = new long[n * 64];
        for (int i = 0; i < values.length; i++) {
            values[i] = first + i / 192;
        }
        for (int i = 0; i < labels.length; i++) {
            labels[i] = i % 8 == 0 ? 6 : first + i / 64;
        }
        NDArray ones = manager.ones(new Shape(n, 7));
        return new TensorBatch(manager.create(values, new Shape(n, 3, 8, 8)),
                manager.create(labels, new Shape(n, 8, 8)), null, ones, ones, ones,
                IntStream.range(first, first + n).mapToObj(Integer::toString).toList());
    }

    /** Images 0, 1, 2, about whose labels somebody is so sure; 3 and 4 are painted. */
    private MixTerm.Mixed mixed(MixTerm term, float sure) {
        TensorBatch bare = images(3, 0);
        NDArray confidence = bare.labels().onesLike().toType(DataType.FLOAT32, false).mul(sure);
        return term.mix(images(2, 3), MixTerm.Source.of(bare, new PseudoLabels(bare.labels(), confidence)), 7);
    }

    /** @param pasted where the pixels come from that were cut out @param under where the others come from */
    private static void assertMixed(MixTerm.Mixed mixed, int[] pasted, int[] under, float sure) {
        boolean[] mask = mixed.mask().toBooleanArray();
        float[] red = mixed.images().get(":,0").toFloatArray();
        long[] labels = mixed.labels().toLongArray();
        float[] confidence = mixed.confidence().toFloatArray();
        int cut = 0;
        for (int i = 0; i < mask.length; i++) {
            int source = (mask[i] ? pasted : under)[i / 64];
            assertThat(red[i]).isEqualTo(source);
            assertThat(labels[i]).isEqualTo(i % 8 == 0 ? 6 : source);
            assertThat(confidence[i]).isEqualTo(source > 2 ? 1 : sure);
            cut += mask[i] ? 1 : 0;
        }
        assertThat(cut).as("pixels that were cut out").isBetween(1, mask.length - 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"class", "box", "cow"})
    void pixelsLabelsAndConfidenceAreMixedByOneMaskAroundTheRing(String mixing) throws Exception {
        assertMixed(mixed(term("mixing", mixing), 0.9f), new int[]{0, 1, 2}, new int[]{1, 2, 0}, 0.9f);
    }

    @ParameterizedTest
    @ValueSource(strings = {"class", "box", "cow"})
    void paintedImagesArePastedOverAndOverWhereTheyAreCutOut(String mixing) throws Exception {
        var mixed = mixed(term("mixing", mixing, "cutFrom", "painted"), 0.9f);
        assertMixed(mixed, new int[]{3, 4, 3}, new int[]{0, 1, 2}, 0.9f);
    }

    @Test
    void whatNobodyPaintedIsNeitherCutOutNorTaught() throws Exception {
        TensorBatch bare = images(1, 0);
        NDArray gaps = manager.create(new long[]{254, 255, 3, 4}, new Shape(1, 1, 4)).repeat(1, 8).repeat(2, 2);
        TensorBatch some = images(1, 3);
        var painted = new TensorBatch(some.images(), gaps, null, some.possible(), some.present(), some.known(),
                some.names());
        var pseudo = new PseudoLabels(bare.labels(), bare.labels().onesLike().toType(DataType.FLOAT32, false));

        var mixed = term("cutFrom", "painted").mix(painted, MixTerm.Source.of(bare, pseudo), 7);

        assertThat(mixed.chosen()[0]).hasSize(1).containsAnyOf(3, 4);
        assertThat(mixed.labels().get(":,:,0:4").toLongArray()).containsOnly(0, 6);
        assertThat(mixed.images().get(":,:,:,0:4").toFloatArray()).containsOnly(0);
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
        assertThat(term.loss(logits(), sure, 7).unweighted().getFloat()).isCloseTo((float) Math.log(7), within(1e-5f));
    }

    private NDArray logits() { return manager.zeros(new Shape(3, 7, 8, 8)); }

    private float weight(MixTerm term, float sure) {
        return term.loss(logits(), mixed(term, sure), 7).weight().getFloat();
    }
}
