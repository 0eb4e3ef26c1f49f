package limn.engine.net;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import limn.engine.tensor.Torch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceptiveFieldTest {
    /**
     * Counted by hand: 435 pixels, as published, for ResNet-18; 971 for ResNet-101, which is published as 1027 with the stride in the
     * first 1x1 convolution of a block. Dilations instead of strides change nothing.
     */
    @ParameterizedTest
    @CsvSource({"resnet18, 217", "resnet101, 485", "resnet101s, 487"})
    void reachIsHalfTheFieldOfView(String name, int reach) {
        try (NDManager scope = Torch.newManager(Device.cpu())) {
            var spec = new NetSpec(name, 1, 16, "light", "group", 16, true, false);
            ReceptiveField field = Encoder.of(spec, new Parameters(scope, () -> 0, false)).field();
            assertThat(field).isEqualTo(new ReceptiveField(reach, 16));
        }
    }
}
