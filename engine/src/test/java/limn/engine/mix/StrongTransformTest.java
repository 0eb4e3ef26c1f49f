package limn.engine.mix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;
import limn.engine.tensor.Torch;
import org.junit.jupiter.api.Test;

class StrongTransformTest {
    @Test
    void blurKeepsFlatPicturesAndTheMeanOfSmoothOnes() {
        try (NDManager scope = Torch.newManager(Device.cpu())) {
            NDArray flat = scope.ones(new Shape(2, 3, 20, 30)).mul(0.4f);
            for (float v : GaussianBlur.of(flat, 1.1).toFloatArray()) {
                assertThat(v).isCloseTo(0.4f, within(1e-5f));
            }
        }
    }

    @Test
    void blurSpreadsAPointByTheGaussian() {
        try (NDManager scope = Torch.newManager(Device.cpu())) {
            var values = new float[21 * 21];
            values[10 * 21 + 10] = 1;
            float[] out = GaussianBlur.of(scope.create(values, new Shape(1, 1, 21, 21)), 0.5).toFloatArray();
            double ratio = Math.exp(-1 / (2 * 0.25));
            assertThat((double) out[10 * 21 + 11] / out[10 * 21 + 10]).isCloseTo(ratio, within(1e-4));
        }
    }

    @Test
    void classMixJitterStaysInRangeAndFollowsItsSeed() { check(StrongTransform::apply); }

    @Test
    void uniMatchJitterStaysInRangeAndFollowsItsSeed() { check(StrongTransform::uniMatch); }

    @Test
    void uniMatchDrawsForEachImageAndGreysOneInFive() {
        try (NDManager scope = Torch.newManager(Device.cpu())) {
            int count = 200;
            float[] before = noise(count * 3 * 4);
            NDArray x = scope.create(before, new Shape(count, 3, 2, 2));
            float[] after = StrongTransform.uniMatch(x, new SplittableRandom(4)).toFloatArray();
            int grey = 0;
            int same = 0;
            for (int i = 0; i < count; i++) {
                int at = i * 12;
                grey += Math.abs(after[at] - after[at + 4]) + Math.abs(after[at] - after[at + 8]) < 1e-5 ? 1 : 0;
                same += Arrays.equals(before, at, at + 12, after, at, at + 12) ? 1 : 0;
            }
            assertThat(grey).as("p = 0.2").isBetween(24, 56);
            assertThat(same).as("p = 0.2 * 0.8 * 0.5").isBetween(6, 28);
            assertThat(x.toFloatArray()).isEqualTo(before);
        }
    }

    @Test
    void uniMatchLeavesOnlyItsResultBehind() {
        try (NDManager scope = Torch.newManager(Device.cpu())) {
            NDArray x = scope.create(noise(3 * 3 * 64), new Shape(3, 3, 8, 8));
            int before = scope.getManagedArrays().size();
            StrongTransform.uniMatch(x, new SplittableRandom(1));
            assertThat(scope.getManagedArrays()).hasSize(before + 1);
        }
    }

    @Test
    void brightnessContrastAndSaturationFollowTheirFormulas() {
        try (NDManager scope = Torch.newManager(Device.cpu())) {
            float[] values = {0.2f, 0.9f, 0.4f, 0.3f, 0.6f, 0.5f}; // red, green, blue of two pixels
            NDArray x = scope.create(values, new Shape(1, 3, 1, 2));
            var grey = new float[2];
            for (int i = 0; i < 2; i++) {
                grey[i] = 0.2989f * values[i] + 0.587f * values[2 + i] + 0.114f * values[4 + i];
            }
            float mean = (grey[0] + grey[1]) / 2;
            float[] bright = Colour.brighten(x, 1.5).toFloatArray();
            float[] contrast = Colour.contrast(x, 0.5).toFloatArray();
            float[] saturated = Colour.saturation(x, 1.5).toFloatArray();
            float[] plain = Colour.grey(x).toFloatArray();
            for (int i = 0; i < values.length; i++) {
                assertThat(bright[i]).isCloseTo(Math.min(1, values[i] * 1.5f), within(1e-6f));
                assertThat(contrast[i]).isCloseTo(0.5f * values[i] + 0.5f * mean, within(1e-6f));
                assertThat(saturated[i]).isCloseTo(Math.clamp(1.5f * values[i] - 0.5f * grey[i % 2], 0, 1),
                        within(1e-6f));
                assertThat(plain[i]).isCloseTo(grey[i % 2], within(1e-6f));
            }
        }
    }

    @Test
    void hueTurnedByAThirdMakesRedGreen() {
        try (NDManager scope = Torch.newManager(Device.cpu())) {
            NDArray red = scope.create(new float[]{0.9f, 0.1f, 0.1f}, new Shape(1, 3, 1, 1));
            NDArray third = scope.create(new float[]{1 / 3f}, new Shape(1, 1, 1, 1));
            assertThat(Colour.turnHue(red, third).toFloatArray()).containsExactly(
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
            float[] out = Colour.saturate(colour, factor).toFloatArray();
            assertThat(out[0]).isCloseTo((rgb >> 16 & 255) / 255f, within(0.005f));
            assertThat(out[1]).isCloseTo((rgb >> 8 & 255) / 255f, within(0.005f));
            assertThat(out[2]).isCloseTo((rgb & 255) / 255f, within(0.005f));
        }
    }

    private static void check(BiFunction<NDArray, RandomGenerator, NDArray> transform) {
        try (NDManager scope = Torch.newManager(Device.cpu())) {
            float[] values = noise(2 * 3 * 16 * 16);
            boolean anyChange = false;
            for (int seed = 0; seed < 10; seed++) {
                NDArray x = scope.create(values, new Shape(2, 3, 16, 16));
                float[] once = transform.apply(x, new SplittableRandom(seed)).toFloatArray();
                float[] twice = transform.apply(x, new SplittableRandom(seed)).toFloatArray();
                assertThat(once).isEqualTo(twice);
                for (int i = 0; i < once.length; i++) {
                    assertThat(once[i]).isBetween(-1e-5f, 1 + 1e-5f);
                    anyChange |= once[i] != values[i];
                }
            }
            assertThat(anyChange).isTrue();
        }
    }

    private static float[] noise(int count) {
        var random = new Random(1);
        var values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = random.nextFloat();
        }
        return values;
    }
}
