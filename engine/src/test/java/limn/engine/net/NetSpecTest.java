package limn.engine.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class NetSpecTest {
    @Test
    void aWrongNameIsRefusedWithTheAllowedOnes() {
        assertThatThrownBy(() -> new NetSpec("vgg16", 1, 16, "light", "group", 32, false, false)).hasMessage(
                "encoder must be one of mobilenet_v2, resnet18, resnet34, resnet50, resnet101, resnet50s, resnet101s"
                        + " but is vgg16");
        assertThatThrownBy(() -> new NetSpec("resnet18", 1, 16, "unet", "group", 32, false, false))
                .hasMessage("decoder must be one of light, deeplabv3plus, deeplabv2 but is unet");
        assertThatThrownBy(() -> new NetSpec("resnet18", 1, 16, "light", "layer", 32, false, false))
                .hasMessage("decoder norm must be one of group, batch but is layer");
    }

    @Test
    void aWrongNumberIsRefusedWithItsBounds() {
        assertThatThrownBy(() -> new NetSpec(Double.NaN, 16, 32, false)).hasMessageContaining("0.1..4");
        assertThatThrownBy(() -> new NetSpec(1, 32, 32, false)).hasMessage("output stride must be 8 or 16 but is 32");
        assertThatThrownBy(() -> new NetSpec(1, 16, 12, false)).hasMessageContaining("multiple of 8 but are 12");
    }

    @Test
    void everyEncoderAndDecoderThatIsNamedExists() {
        for (String encoder : NetSpec.ENCODERS) {
            assertThat(encoder.equals("mobilenet_v2") ? 1 : ResNet.of(encoder).blocks().size()).isPositive();
        }
        for (String decoder : NetSpec.DECODERS) {
            Network.blank(new NetSpec("mobilenet_v2", 0.1, 16, decoder, "group", 8, false, false), 2,
                    ai.djl.Device.cpu(), false).close();
        }
    }

    @Test
    void imagesOfABatchSeeEachOtherWhereItsStatisticsAreUsed() {
        assertThat(new NetSpec(1, 16, 32, true).isPerImage()).isTrue();
        assertThat(new NetSpec(1, 16, 32, false).isPerImage()).isFalse();
        assertThat(new NetSpec("resnet18", 1, 16, "light", "batch", 32, true, false).isPerImage()).isFalse();
        assertThat(new NetSpec("resnet18", 1, 16, "deeplabv2", "batch", 32, true, false).isPerImage()).isTrue();
    }
}
