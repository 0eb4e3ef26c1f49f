package limn.engine.net;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import limn.engine.loss.PixelCrossEntropy;
import limn.engine.tensor.HostTensor;
import limn.engine.tensor.Torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecoderTest {
    private static Network network(String encoder, int stride, String decoder, String norm, boolean frozen) {
        NetSpec spec = new NetSpec(encoder, 0.25, stride, decoder, norm, 16, frozen, false);
        Network network = Network.blank(spec, 4, Device.cpu(), true);
        Formula.fill(network);
        return network;
    }

    @ParameterizedTest
    @CsvSource({"16, light, 4, 16, 9", "8, light, 4, 16, 9", "16, deeplabv3plus, 4, 16, 9",
            "8, deeplabv3plus, 4, 16, 9", "16, deeplabv2, 16, 4, 3", "8, deeplabv2, 8, 8, 5"})
    void logitsHaveTheStrideOfTheDecoderRoundedUp(int outputStride, String decoder, int stride, int height,
            int width) {
        try (Network network = network("mobilenet_v2", outputStride, decoder, "group", false);
                NDManager scope = Torch.newManager(Device.cpu())) {
            NDArray images = scope.randomNormal(new Shape(2, 3, 61, 35));
            NDArray logits = Torch.noGrad(() -> network.forward(images, false));

            assertThat(network.stride()).isEqualTo(stride);
            assertThat(logits.getShape()).isEqualTo(new Shape(2, 4, height, width));
            assertThat(Torch.onGrid(logits, stride, 61, 35).isNaN().any().getBoolean()).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({"mobilenet_v2, light, batch, false", "mobilenet_v2, deeplabv3plus, group, true",
            "mobilenet_v2, deeplabv3plus, batch, false", "mobilenet_v2, deeplabv2, group, true",
            "resnet18, deeplabv3plus, group, false", "resnet50s, light, batch, false"})
    void everyTrainedWeightGetsAGradient(String encoder, String decoder, String norm, boolean frozen) {
        try (Network network = network(encoder, 16, decoder, norm, frozen);
                NDManager scope = Torch.newManager(Device.cpu())) {
            NDArray images = scope.randomNormal(new Shape(2, 3, 64, 64));
            NDArray labels = scope.ones(new Shape(2, 64, 64), DataType.INT64);
            try (GradientCollector gradients = Engine.getEngine("PyTorch").newGradientCollector()) {
                NDArray logits = Torch.onGrid(network.forward(images, true), network.stride(), 64, 64);
                gradients.backward(PixelCrossEntropy.of(logits, labels));
            }
            for (Weight weight : network.weights()) {
                var gradient = Torch.gradient(weight.array(), scope);
                assertThat(gradient.isPresent()).as(weight.name()).isEqualTo(weight.trained());
                gradient.ifPresent(g -> assertThat(g.abs().sum().getFloat()).as(weight.name()).isPositive());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"mobilenet_v2, light, batch", "mobilenet_v2, deeplabv3plus, batch", "mobilenet_v2, deeplabv2, group",
            "resnet18, deeplabv3plus, group", "resnet50s, deeplabv2, group"})
    void aPassLeavesNothingButItsLogits(String encoder, String decoder, String norm) {
        try (Network network = network(encoder, 16, decoder, norm, false);
                NDManager scope = Torch.newManager(Device.cpu())) {
            NDArray images = scope.randomNormal(new Shape(2, 3, 32, 32));
            for (boolean training : new boolean[]{false, true}) {
                int before = scope.getManagedArrays().size();
                Torch.noGrad(() -> network.forward(images, training));

                assertThat(scope.getManagedArrays()).hasSize(before + 1);
            }
        }
    }

    @Test
    void frozenStatisticsAndGroupNormTrainAsTheyPredict() {
        try (Network network = network("mobilenet_v2", 16, "deeplabv3plus", "group", true);
                NDManager scope = Torch.newManager(Device.cpu())) {
            NDArray images = scope.randomNormal(new Shape(2, 3, 32, 32));
            List<HostTensor> before = values(network);
            float[] predicted = Torch.noGrad(() -> network.forward(images, false)).toFloatArray();

            assertThat(Torch.noGrad(() -> network.forward(images, true)).toFloatArray()).isEqualTo(predicted);
            assertThat(moved(network, before)).isEmpty();
        }
    }

    @Test
    void freezingTheEncoderLeavesTheBatchNormOfTheDecoderAlive() {
        try (Network network = network("mobilenet_v2", 16, "deeplabv3plus", "batch", true);
                NDManager scope = Torch.newManager(Device.cpu())) {
            NDArray images = scope.randomNormal(new Shape(2, 3, 32, 32));
            List<HostTensor> before = values(network);
            float[] predicted = Torch.noGrad(() -> network.forward(images, false)).toFloatArray();

            assertThat(Torch.noGrad(() -> network.forward(images, true)).toFloatArray()).isNotEqualTo(predicted);
            assertThat(moved(network, before)).isEqualTo(network.weights().stream()
                    .filter(w -> w.group() == Weight.Group.DECODER && !w.trained()).map(Weight::name).toList());
        }
    }

    @Test
    void batchNormOverASingleImageStaysFinite() {
        try (Network network = network("mobilenet_v2", 16, "deeplabv3plus", "batch", false);
                NDManager scope = Torch.newManager(Device.cpu())) {
            NDArray image = scope.randomNormal(new Shape(1, 3, 64, 64));
            Torch.noGrad(() -> network.forward(image, true));

            for (Weight weight : network.weights()) {
                assertThat(Double.isFinite(weight.array().toFloatArray()[0])).as(weight.name()).isTrue();
            }
        }
    }

    private static List<HostTensor> values(Network network) {
        return network.weights().stream().map(w -> HostTensor.of(w.array())).toList();
    }

    private static List<String> moved(Network network, List<HostTensor> before) {
        List<HostTensor> after = values(network);
        return IntStream.range(0, before.size())
                .filter(i -> !Arrays.equals(before.get(i).bytes(), after.get(i).bytes()))
                .mapToObj(i -> network.weights().get(i).name()).toList();
    }
}
