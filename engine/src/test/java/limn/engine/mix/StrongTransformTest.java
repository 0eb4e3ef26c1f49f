package limn.engine.mix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.SplittableRandom;
import limn.engine.tensor.Torch;
import org.junit.jupiter.api.Test;

class StrongTransformTest {
    @Test
    void blurKeepsFlatPicturesAndTheMeanOfSmoothOnes() {
        try (NDManager scope = Torch.newManager(Device.cpu())) {
            NDArray flat = scope.ones(new Shape(2, 3, 20, 30)).mul(0.4f);
            for (float v : StrongTransform.blur(flat, 1.1).toFloatArray()) {
                assertThat(v).isCloseTo(0.4f, within(1e-5f));
            }
        }
    }

    @Test
    void blurSpreadsAPointByTheGaussian() {
        try (NDManager scope = Torch.newManager(Device.cpu())) {
            var values = new float[21 * 21];
            values[10 * 21 + 10] = 1;
            float[] out = StrongTransform.blur(scope.create(values, new Shape(1, 1, 21, 21)), 0.5).toFloatArray();
            double ratio = Math.exp(-1 / (2 * 0.25));
            assertThat((double) out[10 * 21 + 11] / out[10 * 21 + 10]).isCloseTo(ratio, within(1e-4));
        }
    }

    @Test
    void jitterStaysInRangeAndFollowsItsSeed() {
        try (NDManager scope = Torch.newManager(Device.cpu())) {
            var random = new java.util.Random(1);
            var values = new float[2 * 3 * 16 * 16];
            for (int i = 0; i < values.length; i++) {
                values[i] = random.nextFloat();
            }
            boolean anyChange = false;
            for (int seed = 0; seed < 10; seed++) {
                NDArray x = scope.create(values, new Shape(2, 3, 16, 16));
                float[] once = StrongTransform.apply(x, new SplittableRandom(seed)).toFloatArray();
                float[] twice = StrongTransform.apply(x, new SplittableRandom(seed)).toFloatArray();
                assertThat(once).isEqualTo(twice);
                for (int i = 0; i < once.length; i++) {
                    assertThat(once[i]).isBetween(-1e-5f, 1 + 1e-5f);
                    anyChange |= once[i] != values[i];
                }
            }
            assertThat(anyChange).isTrue();
        }
    }

    @Test
    void hueTurnedByAThirdMakesRedGreen() {
        try (NDManager scope = Torch.newManager(Device.cpu())) {
            NDArray red = scope.create(new float[]{0.9f, 0.1f, 0.1f}, new Shape(1, 3, 1, 1));
            NDArray third = scope.create(new float[]{1 / 3f}, new Shape(1, 1, 1, 1));
            assertThat(StrongTransform.turnHue(red, third).toFloatArray()).containsExactly(
                    new float[]{0.1f, 0.9f, 0.1f},
                    within(1e-5f));
        }
    }

    @Test
    void saturationAgreesWithHsv() {
        try (NDManager scope = Torch.newManager(Device.cpu())) {
            NDArray colour = scope.create(new float[]{0.8f, 0.4f, 0.6f}, new Shape(1, 3, 1, 1));
            NDArray factor = scope.create(new float[]{1.2f}, new Shape(1, 1, 1, 1));
            float[] hsv = java.awt.Color.RGBtoHSB(204, 102, 153, null);
            int rgb = java.awt.Color.HSBtoRGB(hsv[0], hsv[1] * 1.2f, hsv[2]);
            float[] out = StrongTransform.saturate(colour, factor).toFloatArray();
            assertThat(out[0]).isCloseTo((rgb >> 16 & 255) / 255f, within(0.005f));
            assertThat(out[1]).isCloseTo((rgb >> 8 & 255) / 255f, within(0.005f));
            assertThat(out[2]).isCloseTo((rgb & 255) / 255f, within(0.005f));
        }
    }
}
