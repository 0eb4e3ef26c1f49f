package limn.engine.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import limn.engine.tensor.Torch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelDropoutTest {
    private final NDManager manager = Torch.newManager(Device.cpu());

    @AfterEach
    void close() { manager.close(); }

    private static final int PAIRS = 64;

    /** Factors of the first views, then of the second ones. */
    private float[] factors(UnaryOperator<NDArray> dropout, int channels) {
        return dropout.apply(manager.ones(new Shape(2L * PAIRS, channels, 1, 1))).toFloatArray();
    }

    private static Set<Integer> whole(float[] factors, int channels) {
        var whole = new HashSet<Integer>();
        for (int i = 0; i < PAIRS; i++) {
            boolean isWhole = true;
            for (int k = 0; k < channels; k++) {
                isWhole &= factors[i * channels + k] == 1 && factors[(PAIRS + i) * channels + k] == 1;
            }
            if (isWhole) {
                whole.add(i);
            }
        }
        return whole;
    }

    @Test
    void exactlyHalfOfThePairsStayWholeTheSameOnesAtEveryDepth() {
        var dropout = ChannelDropout.complementary(PAIRS, 0.5, new SplittableRandom(1));
        Set<Integer> low = whole(factors(dropout, 24), 24);
        assertThat(low).hasSize(PAIRS / 2);
        assertThat(whole(factors(dropout, 320), 320)).isEqualTo(low);
        assertThat(whole(factors(ChannelDropout.complementary(PAIRS, 0.5, new SplittableRandom(2)), 24), 24))
                .hasSize(PAIRS / 2).isNotEqualTo(low);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.25, 0.5, 0.75})
    void aChannelLivesInOneOfTheViewsAndTheMeanOfBothStays(double share) {
        int channels = 400;
        float[] factors = factors(ChannelDropout.complementary(PAIRS, share, new SplittableRandom(1)), channels);
        int half = PAIRS * channels;
        double first = 0;
        double second = 0;
        for (int i = 0; i < half; i++) {
            assertThat(factors[i] == 0).isEqualTo(factors[half + i] != 0 && factors[half + i] != 1);
            first += factors[i];
            second += factors[half + i];
        }
        assertThat(first / half).isCloseTo(1, within(0.02));
        assertThat(second / half).isCloseTo(1, within(0.02));
    }

    @Test
    void withoutDropoutEveryChannelStays() {
        assertThat(factors(ChannelDropout.complementary(PAIRS, 0, new SplittableRandom(1)), 8)).containsOnly(1);
    }

    @Test
    void thePerturbedImagesComeAfterTheOthersAndKeepTheirMean() {
        NDArray features = manager.ones(new Shape(3, 2000, 1, 1));
        NDArray all = ChannelDropout.appended(features, 2, 0.25, new SplittableRandom(1));
        assertThat(all.getShape()).isEqualTo(new Shape(4, 2000, 1, 1));
        assertThat(all.get(":3").toFloatArray()).containsOnly(1);
        float[] perturbed = all.get("3:").toFloatArray();
        assertThat(perturbed).containsOnly(0, 4 / 3f);
        double sum = 0;
        for (float value : perturbed) {
            sum += value;
        }
        assertThat(sum / 2000).isCloseTo(1, within(0.06));
    }
}
