package limn.engine.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import limn.engine.Golden;
import limn.engine.Shared;
import limn.engine.loss.PixelCrossEntropy;
import limn.engine.tensor.HostTensor;
import limn.engine.tensor.Safetensors;
import limn.engine.tensor.Torch;
import limn.engine.train.AdamW;
import limn.engine.train.Optimizer;
import limn.engine.train.Sgd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkTest {
    private static final NetSpec SMALL = new NetSpec(0.25, 16, 32, false);
    private static final NetSpec FROZEN = new NetSpec(0.25, 16, 32, true);

    @ParameterizedTest
    @CsvSource({"16, 64, 96, 16, 24", "8, 64, 96, 16, 24", "16, 61, 35, 16, 9", "8, 33, 47, 9, 12"})
    void logitsHaveAQuarterOfTheImageRoundedUp(int stride, int height, int width, int outHeight, int outWidth) {
        try (Network network = Network.create(new NetSpec(0.25, stride, 32, false), 5, Device.cpu(), 1);
                NDManager scope = Torch.newManager(Device.cpu())) {
            NDArray logits = predict(network, scope.randomNormal(new Shape(2, 3, height, width)));

            assertThat(logits.getShape()).isEqualTo(new Shape(2, 5, outHeight, outWidth));
            assertThat(logits.isNaN().any().getBoolean()).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void everyTrainedWeightGetsAGradientAndStatisticsGetNone(boolean frozen) {
        try (Network network = Network.create(frozen ? FROZEN : SMALL, 4, Device.cpu(), 1);
                NDManager scope = Torch.newManager(Device.cpu())) {
            backward(network, scope);
            for (Weight weight : network.weights()) {
                var gradient = Torch.gradient(weight.array(), scope);
                assertThat(gradient.isPresent()).as(weight.name()).isEqualTo(weight.trained());
                gradient.ifPresent(g -> assertThat(g.abs().sum().getFloat()).as(weight.name()).isPositive());
            }
        }
    }

    @Test
    void aTeacherRecordsNoGradient() {
        try (Network student = Network.create(SMALL, 4, Device.cpu(), 1);
                Network teacher = student.copy();
                NDManager scope = Torch.newManager(Device.cpu())) {
            NDArray images = scope.randomNormal(new Shape(2, 3, 32, 32));
            List<NDArray> made = new ArrayList<>();
            try (GradientCollector gradients = Engine.getEngine("PyTorch").newGradientCollector()) {
                made.add(student.forward(images, false));
                made.add(teacher.forward(images, false));
            }

            assertThat(made.stream().map(Golden::isRecorded)).containsExactly(true, false);
        }
    }

    @Test
    void aCopyPredictsTheSameAndStaysWhenTheOriginalMoves() {
        try (Network network = Network.create(SMALL, 4, Device.cpu(), 1);
                Network copy = network.copy();
                Sgd sgd = new Sgd(0.9, 0);
                NDManager scope = Torch.newManager(Device.cpu())) {
            NDArray image = scope.randomNormal(new Shape(1, 3, 32, 32));
            float[] before = predict(network, image).toFloatArray();
            assertThat(predict(copy, image).toFloatArray()).isEqualTo(before);

            backward(network, scope);
            sgd.step(network.weights(), 0.1, 0.1, 0.1);
            assertThat(predict(network, image).toFloatArray()).isNotEqualTo(before);
            assertThat(predict(copy, image).toFloatArray()).isEqualTo(before);
        }
    }

    @Test
    void theSameSeedGivesTheSameNetworkAndPredictionRepeats() {
        try (Network one = Network.create(SMALL, 4, Device.cpu(), 5);
                Network two = Network.create(SMALL, 4, Device.cpu(), 5);
                Network other = Network.create(SMALL, 4, Device.cpu(), 6);
                NDManager scope = Torch.newManager(Device.cpu())) {
            NDArray image = scope.randomNormal(new Shape(1, 3, 48, 32));
            float[] first = predict(one, image).toFloatArray();

            assertThat(predict(one, image).toFloatArray()).isEqualTo(first);
            assertThat(predict(two, image).toFloatArray()).isEqualTo(first);
            assertThat(predict(other, image).toFloatArray()).isNotEqualTo(first);
        }
    }

    /** Seeds of runs that were recorded keep their meaning. */
    @Test
    void theDefaultNetworkKeepsItsNamesAndFirstWeights() {
        CRC32 sum = new CRC32();
        try (Network network = Network.create(new NetSpec(0.5, 16, 64, false), 5, Device.cpu(), 7)) {
            network.state().forEach((name, tensor) -> {
                sum.update(name.getBytes(StandardCharsets.UTF_8));
                sum.update(tensor.bytes());
            });
        }
        assertThat(sum.getValue()).isEqualTo(405013752L);
    }

    @Test
    void batchStatisticsMoveTheRunningOnesUnlessFrozen() {
        try (Network live = Network.create(SMALL, 4, Device.cpu(), 1);
                Network frozen = Network.create(FROZEN, 4, Device.cpu(), 1);
                NDManager scope = Torch.newManager(Device.cpu())) {
            NDArray images = scope.randomNormal(new Shape(2, 3, 32, 32));
            float[] still = predict(live, images).toFloatArray();
            float[] training = Torch.noGrad(() -> live.forward(images, true)).toFloatArray();
            Torch.noGrad(() -> frozen.forward(images, true));

            assertThat(training).isNotEqualTo(still);
            assertThat(statistic(live)).isNotZero();
            assertThat(statistic(frozen)).isZero();
        }
    }

    @Test
    void foldingTheNormIntoTheConvolutionKeepsValues() {
        try (Network network = Network.create(SMALL, 4, Device.cpu(), 1);
                NDManager scope = Torch.newManager(Device.cpu())) {
            Weight kernel = weight(network, "features.0.0.weight");
            Weight scale = weight(network, "features.0.1.weight");
            Weight shift = weight(network, "features.0.1.bias");
            Weight mean = weight(network, "features.0.1.running_mean");
            Weight variance = weight(network, "features.0.1.running_var");
            Torch.noGrad(() -> {
                scale.array().set(scope.randomUniform(0.5f, 2f, scale.array().getShape()).toByteBuffer());
                shift.array().set(scope.randomNormal(scale.array().getShape()).toByteBuffer());
                mean.array().set(scope.randomNormal(scale.array().getShape()).toByteBuffer());
                variance.array().set(scope.randomUniform(0.1f, 3f, scale.array().getShape()).toByteBuffer());
                return true;
            });
            NDArray x = scope.randomNormal(new Shape(2, 3, 16, 16));
            NDArray folded = Torch.noGrad(() -> Torch.call("conv_folded", x, kernel.array(), scale.array(),
                    shift.array(), mean.array(), variance.array(), 2, 1, 1, 1, Activation.RELU6.code()));
            NDArray plain = Torch.noGrad(() -> {
                NDArray y = ai.djl.nn.convolutional.Conv2d.conv2d(x, kernel.array(), null, new Shape(2, 2),
                        new Shape(1, 1), new Shape(1, 1), 1).singletonOrThrow();
                return y.getNDArrayInternal().batchNorm(y, mean.array(), variance.array(), scale.array(),
                        shift.array(), 1, 0.9f, 1e-5f, false).singletonOrThrow().clip(0, 6);
            });

            assertThat(folded.sub(plain).abs().max().getFloat()).isLessThan(1e-5f);
        }
    }

    @Test
    void twentyStepsLeaveNoTensorBehind() {
        try (Network network = Network.create(SMALL, 4, Device.cpu(), 1);
                Sgd sgd = new Sgd(0.9, 1e-4);
                NDManager run = Torch.newManager(Device.cpu())) {
            step(network, sgd, run);
            int inNetwork = network.manager().getManagedArrays().size();
            int inRun = run.getManagedArrays().size();
            for (int i = 0; i < 20; i++) {
                step(network, sgd, run);
            }

            assertThat(network.manager().getManagedArrays()).hasSize(inNetwork);
            assertThat(run.getManagedArrays()).hasSize(inRun);
        }
    }

    @Test
    void aTensorThatWouldLeakIntoTheNetworkIsRefused() {
        try (Network network = Network.create(SMALL, 4, Device.cpu(), 1)) {
            NDArray weight = network.weights().getFirst().array();

            assertThatThrownBy(() -> Torch.noGrad(() -> weight.mul(weight))).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void aSavedStateLoadsIntoAnotherNetwork(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("weights.safetensors");
        try (Network one = Network.create(SMALL, 4, Device.cpu(), 1);
                Network two = Network.create(SMALL, 4, Device.cpu(), 2);
                NDManager scope = Torch.newManager(Device.cpu())) {
            Safetensors.write(file, one.state(), Map.of("classes", "4"));
            two.load(Safetensors.read(file));
            NDArray image = scope.randomNormal(new Shape(1, 3, 32, 32));

            assertThat(predict(two, image).toFloatArray()).isEqualTo(predict(one, image).toFloatArray());
            assertThat(Safetensors.readMetadata(file)).containsEntry("classes", "4");
        }
    }

    @Test
    void aStateThatDoesNotFitNamesWhatDiffersAndChangesNothing() {
        try (Network network = Network.create(SMALL, 4, Device.cpu(), 1)) {
            Map<String, HostTensor> state = new LinkedHashMap<>(network.state());
            float[] before = HostTensor.of(network.weights().getFirst().array()).floats();
            state.remove("head.bias");
            state.put("head.weight", HostTensor.ofFloats(new float[6], 6, 1, 1, 1));
            state.put("surprise", HostTensor.ofFloats(new float[1], 1));

            assertThatThrownBy(() -> network.load(state)).isInstanceOfSatisfying(WeightsException.class, e -> {
                assertThat(e.missing()).containsExactly("head.bias");
                assertThat(e.unexpected()).containsExactly("surprise");
                assertThat(e.differing()).singleElement().asString().contains("head.weight");
                assertThat(e).hasMessageContaining("head.bias");
            });
            assertThat(HostTensor.of(network.weights().getFirst().array()).floats()).isEqualTo(before);
        }
    }

    @Test
    void publishedEncoderWeightsLoadAndGiveSensibleFeatures() {
        Path file = Shared.path("data/weights/mobilenet_v2_imagenet.safetensors");
        try (Network network = Network.create(new NetSpec(1, 16, 64, true), 4, Device.cpu(), 1);
                NDManager scope = Torch.newManager(Device.cpu())) {
            assertThat(network.loadEncoder(file)).isEqualTo(255);
            NDArray image = Torch.normalise(scope.randomUniform(0, 255, new Shape(1, 96, 96, 3)));
            NDArray high = Torch.noGrad(() -> network.encoder().forward(image, false).high());

            assertThat(high.getShape()).isEqualTo(new Shape(1, 320, 6, 6));
            assertThat(high.isNaN().any().getBoolean()).isFalse();
            assertThat(high.abs().mean().getFloat()).isBetween(0.01f, 10f);
        }
    }

    @Test
    void trainingTwiceFromOneSeedGivesTheSameWeightsBitByBit() { assertThat(trained()).isEqualTo(trained()); }

    private static float[] trained() {
        try (Network network = Network.create(SMALL, 4, Device.cpu(), 1);
                AdamW adam = new AdamW(0.01);
                NDManager scope = Torch.newManager(Device.cpu())) {
            Engine.getEngine("PyTorch").setRandomSeed(3);
            for (int i = 0; i < 3; i++) {
                step(network, adam, scope);
            }
            return weight(network, "features.17.conv.2.weight").array().toFloatArray();
        }
    }

    @Test
    void anEncoderOfAnotherWidthIsRefusedWithShapes() {
        Path file = Shared.path("data/weights/mobilenet_v2_imagenet.safetensors");
        try (Network network = Network.create(SMALL, 4, Device.cpu(), 1)) {
            assertThatThrownBy(() -> network.loadEncoder(file)).isInstanceOf(WeightsException.class)
                    .hasMessageContaining("of another shape").hasMessageContaining("features.0.0.weight");
        }
    }

    @Test
    void inferenceOnAnyThreadBuildsNoGraph() throws Exception {
        try (Network network = Network.create(SMALL, 4, Device.cpu(), 1);
                NDManager scope = Torch.newManager(Device.cpu())) {
            List<NDArray> made = new ArrayList<>();
            Thread thread = Thread.ofPlatform().start(() -> {
                NDArray image = scope.randomNormal(new Shape(1, 3, 32, 32));
                made.add(predict(network, image));
                made.add(network.forward(image, false));
            });
            thread.join();

            assertThat(made.stream().map(Golden::isRecorded)).containsExactly(false, true);
        }
    }

    private static NDArray predict(Network network, NDArray images) {
        return Torch.noGrad(() -> network.forward(images, false));
    }

    private static void step(Network network, Optimizer optimizer, NDManager run) {
        try (NDManager scope = run.newSubManager()) {
            backward(network, scope);
            optimizer.step(network.weights(), 0.01, 0.01, 0.01);
            optimizer.zeroGradients(network.weights());
        }
    }

    private static void backward(Network network, NDManager scope) {
        NDArray images = scope.randomNormal(new Shape(2, 3, 64, 64));
        NDArray labels = scope.ones(new Shape(2, 64, 64), DataType.INT64);
        try (GradientCollector gradients = Engine.getEngine("PyTorch").newGradientCollector()) {
            NDArray logits = Torch.bilinear(network.forward(images, true), 64, 64, true);
            gradients.backward(PixelCrossEntropy.of(logits, labels));
        }
    }

    private static float statistic(Network network) {
        return weight(network, "features.0.1.running_mean").array().toFloatArray()[0];
    }

    private static Weight weight(Network network, String name) {
        return network.weights().stream().filter(weight -> weight.name().equals(name)).findFirst().orElseThrow();
    }
}
