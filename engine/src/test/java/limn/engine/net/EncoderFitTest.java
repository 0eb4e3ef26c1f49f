package limn.engine.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import ai.djl.ndarray.types.DataType;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import limn.engine.Shared;
import limn.engine.tensor.HostTensor;
import limn.engine.tensor.Safetensors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncoderFitTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"mobilenet_v2,1", "mobilenet_v2,0.5", "mobilenet_v2,1.4", "resnet18,1", "resnet50s,1"})
    void theLayoutOfAnEncoderIsThatOfTheNetwork(String encoder, double width) {
        var spec = new NetSpec(encoder, width, 16, "light", "group", 32, true, false);
        try (Network network = Network.blank(spec, 2, Device.cpu(), false)) {
            Map<String, List<Long>> built = new LinkedHashMap<>();
            for (Weight weight : network.weights()) {
                if (weight.group() == Weight.Group.ENCODER) {
                    built.put(weight.name(), Arrays.stream(weight.array().getShape().getShape()).boxed().toList());
                }
            }
            assertThat(EncoderLayout.of(encoder, width)).isEqualTo(built);
        }
    }

    @ParameterizedTest
    @CsvSource({"mobilenet_v2,0.35", "mobilenet_v2,0.5", "mobilenet_v2,0.75", "mobilenet_v2,1", "mobilenet_v2,1.4",
            "resnet50s,1"})
    void widthAndStemOfAFileAreKnownByItsShapes(String encoder, double width) throws Exception {
        EncoderFit fit = EncoderFit.of(write(state(EncoderLayout.of(encoder, width))));

        assertThat(fit.faults()).as("%s", fit.differing()).isZero();
        assertThat(fit.network()).isEqualTo(encoder);
        assertThat(fit.width()).isEqualTo(width);
        assertThat(fit.title()).isEqualTo(width == 1 ? encoder : encoder + " (width=" + width + ")");
    }

    /** Published numbers of parameters, less those of a classifier of 1000 classes; five tensors per convolution. */
    @ParameterizedTest
    @CsvSource({"resnet18,11689512,512,20", "resnet34,21797672,512,36", "resnet50,25557032,2048,53",
            "resnet101,44549160,2048,104"})
    void theLayoutsOfResNetsHaveThePublishedNumberOfParameters(String network, long published, long features,
            int convolutions) {
        Map<String, List<Long>> layout = EncoderLayout.of(network);
        long parameters = layout.entrySet().stream().filter(e -> !e.getKey().contains(".running_"))
                .mapToLong(e -> e.getValue().stream().reduce(1L, (a, b) -> a * b)).sum();

        assertThat(parameters).isEqualTo(published - 1000 * (features + 1));
        assertThat(layout).hasSize(5 * convolutions);
    }

    @Test
    void theLastBlocksOfResNetsHaveThePublishedShapes() {
        assertThat(EncoderLayout.of("resnet34")).containsEntry("layer4.2.conv2.weight", List.of(512L, 512L, 3L, 3L))
                .containsEntry("layer2.0.downsample.0.weight", List.of(128L, 64L, 1L, 1L))
                .doesNotContainKey("layer1.0.downsample.0.weight");
        assertThat(EncoderLayout.of("resnet101")).containsEntry("layer3.22.bn3.running_var", List.of(1024L))
                .containsEntry("layer1.0.downsample.1.bias", List.of(256L))
                .containsEntry("layer4.0.conv1.weight", List.of(512L, 1024L, 1L, 1L));
    }

    @Test
    void publishedWeightsFitTheirEncoder() throws Exception {
        EncoderFit fit = EncoderFit.of(Shared.path("data/weights/mobilenet_v2_imagenet.safetensors"));

        assertThat(fit.fits()).isTrue();
        assertThat(fit.network()).isEqualTo("mobilenet_v2");
        assertThat(fit.tensors()).isEqualTo(255);
    }

    @ParameterizedTest
    @CsvSource({"resnet18", "resnet34"})
    void aResNetIsToldFromADeeperOne(String network) throws Exception {
        Map<String, HostTensor> state = state(EncoderLayout.of(network));
        state.put("fc.weight", HostTensor.ofFloats(new float[2], 1, 2));
        state.put("bn1.num_batches_tracked", HostTensor.ofLongs(new long[1]));

        EncoderFit fit = EncoderFit.of(write(state));

        assertThat(fit).isEqualTo(
                new EncoderFit(network, 1, EncoderLayout.of(network).size(), List.of(), List.of(), List.of()));
    }

    @Test
    void whatDiffersIsNamed() throws Exception {
        Map<String, HostTensor> state = state(EncoderLayout.of("resnet18"));
        state.remove("layer4.1.bn2.bias");
        state.put("conv1.weight", HostTensor.ofFloats(new float[64], 64, 1, 1, 1));
        state.put("bn1.weight", new HostTensor(DataType.FLOAT64, new long[]{64}, new byte[512]));
        state.put("extra", HostTensor.ofFloats(new float[1], 1));

        EncoderFit fit = EncoderFit.of(write(state));

        assertThat(fit.fits()).isFalse();
        assertThat(fit.network()).isEqualTo("resnet18");
        assertThat(fit.missing()).containsExactly("layer4.1.bn2.bias");
        assertThat(fit.unexpected()).containsExactly("extra");
        assertThat(fit.differing()).containsExactly("conv1.weight has [64, 1, 1, 1] F32, wanted [64, 3, 7, 7] F32",
                "bn1.weight has [64] F64, wanted [64] F32");
    }

    @Test
    void aNetworkNobodyKnowsIsAnArgumentError() {
        assertThatThrownBy(() -> EncoderLayout.of("vgg16")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("vgg16");
    }

    private static Map<String, HostTensor> state(Map<String, List<Long>> layout) {
        Map<String, HostTensor> state = new LinkedHashMap<>();
        layout.forEach((name, shape) -> {
            long[] sides = shape.stream().mapToLong(Long::longValue).toArray();
            state.put(name,
                    HostTensor.ofFloats(new float[(int) Arrays.stream(sides).reduce(1, (a, b) -> a * b)], sides));
        });
        return state;
    }

    private Path write(Map<String, HostTensor> state) throws Exception {
        Path file = folder.resolve("weights.safetensors");
        Safetensors.write(file, state, Map.of("format", "pt"));
        return file;
    }
}
