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
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import limn.engine.tensor.HostTensor;
import limn.engine.tensor.Safetensors;
import limn.engine.tensor.Torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightNamesTest {
    /** timm's name of torchvision's features.1, features.2 and so on. */
    private static final List<String> TIMM_BLOCKS = List.of("0.0", "1.0", "1.1", "2.0", "2.1", "2.2", "3.0", "3.1",
            "3.2", "3.3", "4.0", "4.1", "4.2", "5.0", "5.1", "5.2", "6.0");
    private static final Map<String, String> FIRST = Map.of("0.0", "conv_dw", "0.1", "bn1", "1", "conv_pw", "2", "bn2");
    private static final Map<String, String> LATER = Map.of("0.0", "conv_pw", "0.1", "bn1", "1.0", "conv_dw", "1.1",
            "bn2", "2", "conv_pwl", "3", "bn3");
    private static final Pattern IN_BLOCK = Pattern.compile("features\\.(\\d+)\\.conv\\.(.+)\\.([a-z_]+)");

    @TempDir
    Path folder;

    @Test
    void weightsWithTimmsNamesGiveTheSameFeatures() throws Exception {
        Path file = folder.resolve("timm.safetensors");
        var spec = new NetSpec(1, 16, 32, true);
        try (Network one = Network.create(spec, 4, Device.cpu(), 1);
                Network two = Network.create(spec, 4, Device.cpu(), 2);
                NDManager scope = Torch.newManager(Device.cpu())) {
            Safetensors.write(file, timm(one.state()), Map.of());

            assertThat(two.loadEncoder(file)).isEqualTo(52 * 5 - 5);

            NDArray image = scope.randomNormal(new Shape(1, 3, 64, 64));
            NDArray wanted = Torch.noGrad(() -> one.encoder().forward(image, false).high());
            assertThat(Torch.noGrad(() -> two.encoder().forward(image, false).high()).toFloatArray())
                    .isEqualTo(wanted.toFloatArray());
            assertThat(EncoderFit.of(file)).isEqualTo(new EncoderFit("mobilenet_v2", 1, 255, List.of(), List.of(),
                    List.of()));
        }
    }

    @Test
    void namesOfTorchvisionStayAsTheyAre() {
        Map<String, Integer> resnet = Map.of("conv1.weight", 1, "bn1.weight", 2, "layer1.0.bn2.bias", 3, "fc.bias", 4);

        assertThat(WeightNames.torchvision(resnet)).isEqualTo(resnet);
    }

    @Test
    void aNameThatTimmsNetworkDoesNotHaveIsNamedAsItStands() {
        Map<String, Integer> other = Map.of("conv_stem.weight", 1, "blocks.6.1.conv_pw.weight", 2, "odd", 3,
                "blocks.1.0.se.conv_reduce.bias", 4);

        assertThat(WeightNames.torchvision(other)).containsOnlyKeys("features.0.0.weight", "blocks.6.1.conv_pw.weight",
                "odd", "blocks.1.0.se.conv_reduce.bias");
    }

    @Test
    void timmsNetworkOfAnotherWidthIsRefusedWithShapes() throws Exception {
        Path file = folder.resolve("narrow.safetensors");
        try (Network narrow = Network.create(new NetSpec(0.5, 16, 32, true), 4, Device.cpu(), 1);
                Network usual = Network.create(new NetSpec(1, 16, 32, true), 4, Device.cpu(), 1)) {
            Safetensors.write(file, timm(narrow.state()), Map.of());

            assertThatThrownBy(() -> usual.loadEncoder(file)).isInstanceOf(WeightsException.class)
                    .hasMessageContaining("features.0.0.weight has [16, 3, 3, 3]");
        }
    }

    /** The encoder of a state as timm publishes it, with a classifier and counters. */
    private static Map<String, HostTensor> timm(Map<String, HostTensor> state) {
        Map<String, HostTensor> named = new LinkedHashMap<>();
        state.forEach((name, tensor) -> {
            if (name.startsWith("features.")) {
                named.put(timm(name), tensor);
            }
        });
        for (String counted : List.of("bn1", "blocks.0.0.bn1", "blocks.6.0.bn3", "bn2")) {
            named.put(counted + ".num_batches_tracked", HostTensor.ofLongs(new long[]{7}));
        }
        for (String part : List.of("weight", "bias", "running_mean", "running_var")) {
            named.put("bn2." + part, HostTensor.ofFloats(new float[2], 2));
        }
        named.put("conv_head.weight", HostTensor.ofFloats(new float[2], 2, 1, 1, 1));
        named.put("classifier.weight", HostTensor.ofFloats(new float[6], 3, 2));
        named.put("classifier.bias", HostTensor.ofFloats(new float[3], 3));
        return named;
    }

    private static String timm(String torchvision) {
        Matcher inBlock = IN_BLOCK.matcher(torchvision);
        if (inBlock.matches()) {
            int block = Integer.parseInt(inBlock.group(1));
            Map<String, String> layers = block == 1 ? FIRST : LATER;
            return "blocks." + TIMM_BLOCKS.get(block - 1) + "."
                    + Objects.requireNonNull(layers.get(inBlock.group(2)), torchvision) + "." + inBlock.group(3);
        }
        return torchvision.replace("features.0.0.", "conv_stem.").replace("features.0.1.", "bn1.");
    }
}
