package limn.engine.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import limn.engine.net.Formula;
import limn.engine.net.NetSpec;
import limn.engine.net.Network;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** Exported files, run with ONNX Runtime in the process in which libtorch runs the network that they were made from. */
class OnnxTest {
    private static final int CLASSES = 5;
    /** Of the same blocks as the others, and 85 to 170 MB each. */
    private static final String[] LARGE = {"resnet34", "resnet101", "resnet101s"};

    @TempDir
    Path folder;

    static Stream<NetSpec> networks() {
        var specs = new ArrayList<NetSpec>();
        for (String decoder : NetSpec.DECODERS) {
            for (String norm : NetSpec.NORMS) {
                for (int stride : new int[]{16, 8}) {
                    specs.add(new NetSpec("mobilenet_v2", 0.25, stride, decoder, norm, 16, false, stride == 8));
                }
            }
        }
        specs.add(new NetSpec("mobilenet_v2", 1, 16, "light", "group", 128, true, false));
        specs.add(new NetSpec("mobilenet_v2", 1.4, 16, "light", "group", 64, true, true));
        List.of("resnet18", "resnet50", "resnet50s").forEach(encoder -> specs.add(residual(encoder)));
        specs.add(new NetSpec("resnet18", 1, 8, "deeplabv2", "batch", 16, true, true));
        return specs.stream();
    }

    private static NetSpec residual(String encoder) {
        return new NetSpec(encoder, 1, encoder.endsWith("s") ? 8 : 16, "deeplabv3plus", "group", 32, true, false);
    }

    @Test
    void everyEncoderThatThereIsIsCompared() {
        List<String> compared = Stream.concat(networks().map(NetSpec::encoder), Arrays.stream(LARGE)).distinct()
                .toList();
        assertThat(compared).containsExactlyInAnyOrderElementsOf(NetSpec.ENCODERS);
    }

    @Tag("slow")
    @ParameterizedTest
    @FieldSource("LARGE")
    void theLargeNetworksSayTheSameToo(String encoder) throws IOException {
        everyNetworkSaysTheSameAtTwoSizesAndTwoBatches(residual(encoder));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void everyNetworkSaysTheSameAtTwoSizesAndTwoBatches(NetSpec spec) throws IOException {
        try (Network network = filled(spec)) {
            Path file = folder.resolve("network.onnx");
            OnnxFile.write(file, network, card(spec));
            try (OnnxModel exported = OnnxModel.open(file)) {
                same(network, exported, 1, 61, 35);
                same(network, exported, 3, 64, 96);
            }
        }
    }

    /** Relative to the largest logit where that is above 1: the weights here are made up, and so is the scale of what they say. */
    private static void same(Network network, OnnxModel exported, int images, int height, int width)
            throws IOException {
        var rgb = new byte[images * height * width * 3];
        new Random(7).nextBytes(rgb);
        OnnxModel.Answer wanted = Proving.answer(network, rgb, images, height, width);
        OnnxModel.Answer answer = exported.run(rgb, images, height, width);

        assertThat(answer.logits()).hasSize(images * CLASSES * height * width);
        double scale = 1;
        for (float logit : wanted.logits()) {
            scale = Math.max(scale, Math.abs(logit));
        }
        for (int i = 0; i < wanted.logits().length; i++) {
            assertThat((double) answer.logits()[i]).as("logit %d of %dx%d", i, height, width)
                    .isCloseTo(wanted.logits()[i], within(1e-4 * scale));
        }
        long changed = 0;
        for (int i = 0; i < wanted.labels().length; i++) {
            changed += wanted.labels()[i] == answer.labels()[i] ? 0 : 1;
        }
        assertThat(changed).isLessThanOrEqualTo(wanted.labels().length / 1000);
    }

    @Test
    void theFileSaysItsClassesColoursAndHowToFeedIt() throws IOException {
        NetSpec spec = new NetSpec(0.25, 16, 16, false);
        Path file = folder.resolve("deep/in/folders/network.onnx");
        try (Network network = filled(spec)) {
            OnnxFile.write(file, network, card(spec));
        }

        try (OnnxModel exported = OnnxModel.open(file)) {
            Map<String, String> facts = exported.metadata();
            assertThat(facts.get("classes")).isEqualTo("[\"class 0\",\"class 1\",\"class 2\",\"class 3\",\"class 4\"]");
            assertThat(facts.get("colors")).startsWith("[\"#000000\",\"#000001\"");
            assertThat(facts.get("max_side")).isEqualTo("512");
            assertThat(facts.get("how_to_feed")).contains("uint8", "red green blue", "max_side");
            ModelCard read = JsonMapper.builder().build().readValue(facts.get("card"), ModelCard.class);
            assertThat(read.network()).isEqualTo(spec);
        }
        try (Stream<Path> files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void aFileThatIsNoModelIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("poem.onnx"), "no model");

        assertThatThrownBy(() -> OnnxModel.open(file)).isInstanceOf(IOException.class).hasMessageContaining("poem");
        assertThatThrownBy(() -> OnnxModel.open(folder.resolve("none.onnx"))).isInstanceOf(IOException.class);
    }

    static Network filled(NetSpec spec) { return Formula.network(spec, CLASSES); }

    static ModelCard card(NetSpec spec) {
        List<ModelCard.ClassEntry> classes = java.util.stream.IntStream.range(0, CLASSES)
                .mapToObj(i -> new ModelCard.ClassEntry(i, "class " + i, "#00000" + i, i == 0)).toList();
        return new ModelCard(ModelCard.FORMAT, classes, spec,
                new ModelCard.Input(512, 256, "RGB", new float[]{0.485f, 0.456f, 0.406f},
                        new float[]{0.229f, 0.224f, 0.225f}),
                Map.of("method", "supervised"), new ModelCard.Scores(null, Map.of(), 0, 0, 0, "student", 0));
    }
}
