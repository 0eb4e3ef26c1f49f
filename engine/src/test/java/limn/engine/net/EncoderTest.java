package limn.engine.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import limn.engine.tensor.HostTensor;
import limn.engine.tensor.Safetensors;
import limn.engine.tensor.Torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncoderTest {
    private static NetSpec spec(String encoder, int outputStride) {
        return new NetSpec(encoder, 0.35, outputStride, "light", "group", 16, true, false);
    }

    /** Counted in torchvision's networks without classifier; with a deep stem, in those of the golden script. */
    @ParameterizedTest
    @CsvSource({"mobilenet_v2, 250208, 255", "resnet18, 11176512, 100", "resnet34, 21284672, 180",
            "resnet50, 23508032, 265", "resnet101, 42500160, 520", "resnet50s, 23631808, 275",
            "resnet101s, 42623936, 530"})
    void encodersHaveAsManyParametersAsThePublishedOnes(String encoder, long parameters, int tensors) {
        try (NDManager scope = Torch.newManager(Device.cpu())) {
            Parameters made = new Parameters(scope, () -> 0, false);
            Encoder.of(spec(encoder, 16), made);
            List<Weight> weights = made.weights();

            assertThat(weights).hasSize(tensors);
            assertThat(weights.stream().filter(Weight::trained).mapToLong(w -> w.array().size()).sum())
                    .isEqualTo(parameters);
            assertThat(weights).allMatch(w -> w.group() == Weight.Group.ENCODER);
        }
    }

    @ParameterizedTest
    @CsvSource({"mobilenet_v2, 16, 8, 112", "resnet18, 8, 64, 512", "resnet50s, 16, 256, 2048"})
    void featuresHaveTheirStridesRoundedUp(String encoder, int stride, int lowChannels, int highChannels) {
        try (Network network = Network.blank(spec(encoder, stride), 3, Device.cpu(), false);
                NDManager scope = Torch.newManager(Device.cpu())) {
            NDArray images = scope.randomNormal(new Shape(1, 3, 33, 49));
            Encoder.Features features = Torch.noGrad(() -> network.encoder().forward(images, false));

            assertThat(features.low().getShape()).isEqualTo(new Shape(1, lowChannels, 9, 13));
            assertThat(features.high().getShape()).isEqualTo(
                    stride == 8 ? new Shape(1, highChannels, 5, 7) : new Shape(1, highChannels, 3, 4));
        }
    }

    @ParameterizedTest
    @CsvSource({"mobilenet_v2", "resnet18", "resnet50s"})
    void dilationInsteadOfStrideKeepsTheFeaturesOfTheCoarserGrid(String encoder) {
        try (Network coarse = Network.blank(spec(encoder, 16), 3, Device.cpu(), false);
                Network fine = Network.blank(spec(encoder, 8), 3, Device.cpu(), false);
                NDManager scope = Torch.newManager(Device.cpu())) {
            Formula.fill(coarse);
            Formula.fill(fine);
            NDArray images = Formula.images(scope, 1, 65, 49);
            NDArray wanted = Torch.noGrad(() -> coarse.encoder().forward(images, false).high());
            NDArray dense = Torch.noGrad(() -> fine.encoder().forward(images, false).high());

            assertThat(dense.get(":, :, ::2, ::2").sub(wanted).abs().max().getFloat())
                    .isLessThan(1e-5f * wanted.abs().max().getFloat());
        }
    }

    @Test
    void aFileWithClassifierAndBatchCountersLoads(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("resnet18.safetensors");
        try (Network network = Network.blank(spec("resnet18", 16), 3, Device.cpu(), false)) {
            Map<String, HostTensor> state = new LinkedHashMap<>();
            network.weights().stream().filter(w -> w.group() == Weight.Group.ENCODER).forEach(
                    w -> state.put(w.name(), Formula.weight(w.name(), w.array().getShape().getShape())));
            state.put("fc.weight", HostTensor.ofFloats(new float[6], 2, 3));
            state.put("fc.bias", HostTensor.ofFloats(new float[2], 2));
            state.put("layer2.0.bn1.num_batches_tracked", HostTensor.ofLongs(new long[1]));
            Safetensors.write(file, state, Map.of());

            assertThat(network.loadEncoder(file)).isEqualTo(100);
            String name = "layer4.1.bn2.running_var";
            assertThat(network.state().get(name)).isNotNull().extracting(HostTensor::floats)
                    .isEqualTo(Formula.weight(name, new long[]{512}).floats());
        }
    }

    @Test
    void weightsOfAnotherEncoderAreRefusedByName(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("mobilenet.safetensors");
        try (Network other = Network.blank(spec("mobilenet_v2", 16), 3, Device.cpu(), false);
                Network network = Network.blank(spec("resnet18", 16), 3, Device.cpu(), false)) {
            Safetensors.write(file, other.state(), Map.of());

            assertThatThrownBy(() -> network.loadEncoder(file)).isInstanceOfSatisfying(WeightsException.class, e -> {
                assertThat(e.missing()).contains("conv1.weight").hasSize(100);
                assertThat(e.unexpected()).contains("features.0.0.weight");
            });
        }
    }
}
