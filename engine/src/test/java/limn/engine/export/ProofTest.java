package limn.engine.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import limn.engine.data.ImageTags;
import limn.engine.data.LabelMap;
import limn.engine.data.RgbImage;
import limn.engine.data.Sample;
import limn.engine.data.UnreadableSampleException;
import limn.engine.net.NetSpec;
import limn.engine.net.Network;
import limn.engine.run.RunFolder;
import limn.engine.tensor.HostTensor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ProofTest {
    private static final NetSpec SPEC = new NetSpec(0.25, 16, 16, false);

    @TempDir
    Path folder;
    private RunFolder run = new RunFolder(Path.of(""));

    @BeforeEach
    void aRunWithANetwork() throws IOException {
        run = new RunFolder(folder.resolve("run"));
        try (Network network = OnnxTest.filled(SPEC)) {
            ModelFile.write(ModelExport.best(run), network, OnnxTest.card(SPEC));
        }
    }

    @Test
    void anExportIsProvedOnImagesLargerAndSmallerThanTheNetworkSees() throws Exception {
        var done = new ArrayList<Integer>();
        ModelExport.Onnx export = ModelExport.onnx(run, folder.resolve("m.onnx"), List.of(image("a", 90, 70),
                image("b", 600, 300)), "val", true, done::add);

        Proof proof = export.proof();
        assertThat(proof.holds()).isTrue();
        assertThat(proof.images()).isEqualTo(2);
        assertThat(proof.pixels()).isEqualTo(90 * 70 + 512 * 256);
        assertThat(proof.exportedMiou()).isCloseTo(Objects.requireNonNull(proof.miou()), within(1e-3));
        assertThat(proof.perClass()).hasSize(5).first()
                .satisfies(score -> assertThat(score.pixels()).isEqualTo(90 * 70 / 5 + 600 * 300 / 5));
        assertThat(done).containsExactly(1, 2);
        JsonNode figures = JsonMapper.builder().build().readTree(Files.readString(folder.resolve("m.proof.json")));
        assertThat(figures.path("holds").asBoolean()).isTrue();
        assertThat(figures.path("runtime").asString()).startsWith("ONNX Runtime 1.");
        assertThat(figures.path("largestDifference").asDouble()).isEqualTo(proof.largestDifference());
    }

    @Test
    void imagesWithoutMasksProveTheFileButScoreNothing() throws Exception {
        Proof proof = ModelExport.onnx(run, folder.resolve("m.onnx"), List.of(image("a", 90, 70)), "all", false,
                i -> {}).proof();

        assertThat(proof.holds()).isTrue();
        assertThat(proof.exportedMiou()).isNull();
        assertThat(proof.perClass()).isEmpty();
    }

    @Test
    void aFileOfOtherWeightsIsRed() throws Exception {
        Path other = folder.resolve("other.onnx");
        try (Network network = OnnxTest.filled(SPEC); Network changed = OnnxTest.filled(SPEC)) {
            Map<String, HostTensor> state = changed.state();
            state.put("head.bias", HostTensor.ofFloats(new float[]{0, 0, 0.5f, 0, 0}, 5));
            changed.load(state);
            OnnxFile.write(other, changed, OnnxTest.card(SPEC));
            try (OnnxModel file = OnnxModel.open(other)) {
                Proof proof = new Proving(network, file, OnnxTest.card(SPEC), true).over(List.of(image("a", 90, 70)),
                        "val", i -> {});

                assertThat(proof.holds()).isFalse();
                assertThat(proof.largestDifference()).isGreaterThan(0.1);
            }
        }
    }

    @Test
    void aNumberThatIsNoneIsRed() {
        var proof = new Proof("runtime", "val", 1, 100, Double.POSITIVE_INFINITY, 0, 0.5, 0.5, List.of(), List.of());

        assertThat(proof.holds()).isFalse();
        assertThat(proof.facts().get("largestDifference")).isEqualTo("infinite");
    }

    @Test
    void aThousandthOfChangedPixelsIsStillGreenAndOneMoreIsRed() {
        assertThat(new Proof("r", "val", 1, 10_000, 1e-3, 10, 1.0, 1.0, List.of(), List.of()).holds()).isTrue();
        assertThat(new Proof("r", "val", 1, 10_000, 1e-3, 11, 1.0, 1.0, List.of(), List.of()).holds()).isFalse();
        assertThat(new Proof("r", "val", 1, 10_000, 1.1e-3, 0, 1.0, 1.0, List.of(), List.of()).holds()).isFalse();
        assertThat(new Proof("r", "val", 0, 0, 0, 0, null, null, List.of(), List.of()).holds()).isFalse();
    }

    @Test
    void unreadableImagesAreLeftOutByNameUnlessAllAre() throws Exception {
        Sample broken = new Drawn("broken", 8, 8, true);

        ModelExport.Onnx export = ModelExport.onnx(run, folder.resolve("m.onnx"), List.of(broken, image("a", 64, 64)),
                "val", true, i -> {});

        assertThat(export.proof().leftOut()).containsExactly("broken");
        assertThat(export.proof().images()).isEqualTo(1);
        assertThatThrownBy(() -> ModelExport.onnx(run, folder.resolve("m.onnx"), List.of(broken), "val", true, i -> {}))
                .isInstanceOf(UnreadableSampleException.class);
    }

    @Test
    void aRunWithoutNetworkAndAFolderThatIsAFileAreRefused() throws Exception {
        var empty = new RunFolder(folder.resolve("empty"));
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(() -> ModelExport.onnx(empty, folder.resolve("m.onnx"), List.of(), "val", true, i -> {}))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> ModelExport.onnx(run, file.resolve("m.onnx"), List.of(), "val", true, i -> {}))
                .isInstanceOf(IOException.class);
    }

    private static Sample image(String name, int width, int height) { return new Drawn(name, width, height, false); }

    private record Drawn(String name, int width, int height, boolean isBroken) implements Sample {
        @Override
        public RgbImage image() throws UnreadableSampleException {
            if (isBroken) {
                throw new UnreadableSampleException(name, "broken", new IOException("broken"));
            }
            var rgb = new byte[3 * width * height];
            new Random(width).nextBytes(rgb);
            return new RgbImage(width, height, rgb);
        }

        @Override
        public Optional<LabelMap> labels() {
            var labels = new byte[width * height];
            for (int i = 0; i < labels.length; i++) {
                labels[i] = (byte) (i % 5);
            }
            return Optional.of(new LabelMap(width, height, labels));
        }

        @Override
        public boolean hasLabels() { return true; }

        @Override
        public ImageTags tags() { return ImageTags.unknown(5); }
    }
}
