package limn.engine.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.SplittableRandom;
import limn.engine.tensor.Torch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChannelDropoutTest {
    private final NDManager manager = Torch.newManager(Device.cpu());

    @AfterEach
    void close() { manager.close(); }

    @Test
    void bothViewsTogetherKeepEveryChannelAndHalfOfThePairsStayWhole() {
        int pairs = 64;
        int channels = 20;
        NDArray ones = manager.ones(new Shape(2L * pairs, channels, 1, 1));
        float[] kept = ChannelDropout.complementary(ones, 0.5, new SplittableRandom(1)).toFloatArray();
        int whole = 0;
        double zeros = 0;
        for (int i = 0; i < pairs; i++) {
            boolean isWhole = true;
            for (int k = 0; k < channels; k++) {
                float first = kept[i * channels + k];
                assertThat(first + kept[(pairs + i) * channels + k]).isEqualTo(2);
                assertThat(first).isIn(0f, 1f, 2f);
                isWhole &= first == 1;
                zeros += first == 0 ? 1 : 0;
            }
            whole += isWhole ? 1 : 0;
        }
        assertThat(whole).isBetween(pairs / 4, 3 * pairs / 4);
        assertThat(zeros / ((pairs - whole) * channels)).isCloseTo(0.5, within(0.06));
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
