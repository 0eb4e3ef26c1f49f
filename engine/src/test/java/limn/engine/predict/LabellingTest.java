package limn.engine.predict;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import java.util.Random;
import limn.engine.data.ImageTags;
import limn.engine.data.RgbImage;
import limn.engine.net.NetSpec;
import limn.engine.net.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabellingTest {
    private static final RgbImage IMAGE = noise(75, 50);

    private static RgbImage noise(int width, int height) {
        var rgb = new byte[3 * width * height];
        new Random(3).nextBytes(rgb);
        return new RgbImage(width, height, rgb);
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "deeplabv2"})
    void rowByRowGivesTheSameAsAtOnce(String decoder) {
        var spec = new NetSpec("mobilenet_v2", 0.25, 16, decoder, "group", 16, false, false);
        try (Network network = Network.create(spec, 4, Device.cpu(), 1)) {
            Prediction atOnce = Labelling.of(network, IMAGE, 75, null, Long.MAX_VALUE);
            Prediction byRows = Labelling.of(network, IMAGE, 75, null, 0);
            int differing = 0;
            for (int i = 0; i < 75 * 50; i++) {
                differing += atOnce.labels().labels()[i] == byRows.labels().labels()[i] ? 0 : 1;
                assertThat((atOnce.confidence()[i] & 0xFF) - (byRows.confidence()[i] & 0xFF)).isBetween(-1, 1);
            }
            assertThat(differing).as("pixels where rounding decides").isLessThan(4);
        }
    }

    @Test
    void aScaledImageGetsTheLabelsOfTheSmallOne() {
        RgbImage small = noise(48, 32);
        var rgb = new byte[3 * 96 * 64];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = small.rgb()[3 * (i / 3 / 96 / 2 * 48 + i / 3 % 96 / 2) + i % 3];
        }
        try (Network network = Network.create(new NetSpec(0.25, 16, 16, false), 4, Device.cpu(), 1)) {
            byte[] fine = Labelling.labels(network, new RgbImage(96, 64, rgb), 48).labels();
            byte[] coarse = Labelling.labels(network, small, 48).labels();
            int same = 0;
            for (int i = 0; i < fine.length; i++) {
                same += fine[i] == coarse[i / 96 / 2 * 48 + i % 96 / 2] ? 1 : 0;
            }
            assertThat(same).isGreaterThan(fine.length * 9 / 10);
        }
    }

    @Test
    void classesKnownAbsentAreNeverPredicted() {
        try (Network network = Network.create(new NetSpec(0.25, 16, 16, false), 3, Device.cpu(), 1)) {
            var tags = new ImageTags(new ImageTags.State[]{ImageTags.State.ABSENT, ImageTags.State.UNKNOWN,
                    ImageTags.State.ABSENT});
            assertThat(Labelling.of(network, IMAGE, 640, tags).labels().labels()).containsOnly((byte) 1);
        }
    }
}
