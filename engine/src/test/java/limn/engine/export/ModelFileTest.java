package limn.engine.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import limn.engine.net.NetSpec;
import limn.engine.net.Network;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFileTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void nameTheFile() { file = folder.resolve("model.safetensors"); }

    private Map<String, ?> write(NetSpec spec) throws IOException {
        var card = new ModelCard(ModelCard.FORMAT,
                List.of(new ModelCard.ClassEntry(0, "ground", "#808080", true),
                        new ModelCard.ClassEntry(1, "boat", "#e69f00", false)),
                spec, new ModelCard.Input(640, 160, "RGB", new float[]{0.485f}, new float[]{0.229f}), Map.of(),
                new ModelCard.Scores(null, Map.of(), 0, 0, 0, "student", 1));
        try (Network network = Network.create(spec, 2, Device.cpu(), 1)) {
            ModelFile.write(file, network, card);
            return network.state();
        }
    }

    @Test
    void aModelKeepsItsNetwork() throws Exception {
        NetSpec spec = new NetSpec("resnet18", 1, 8, "deeplabv2", "batch", 8, true, false);
        Map<String, ?> state = write(spec);
        ModelFile.Loaded loaded = ModelFile.read(file, Device.cpu());
        try (Network network = loaded.network()) {
            assertThat(loaded.card().network()).isEqualTo(spec);
            assertThat(network.state().keySet()).isEqualTo(state.keySet());
            assertThat(network.stride()).isEqualTo(8);
        }
    }

    @Test
    void aCardOfTheFirstVersionMeansTheFirstNetwork() throws Exception {
        NetSpec spec = new NetSpec(0.25, 16, 16, false);
        write(spec);
        Path card = ModelFile.cardOf(file);
        String old = Files.readString(card).replaceFirst("\"network\" : \\{[^}]*}", """
                "network" : {"width" : 0.25, "outputStride" : 16, "decoderChannels" : 16,
                    "freezeEncoderStatistics" : false}""");
        assertThat(old).doesNotContain("mobilenet_v2");
        Files.writeString(card, old);

        ModelFile.Loaded loaded = ModelFile.read(file, Device.cpu());
        loaded.network().close();
        assertThat(loaded.card().network()).isEqualTo(spec);
    }

    @Test
    void aCardOfAnUnknownNetworkIsRefusedWithTheNamesThatAreKnown() throws Exception {
        write(new NetSpec(0.25, 16, 16, false));
        Path card = ModelFile.cardOf(file);
        Files.writeString(card, Files.readString(card).replace("mobilenet_v2", "vgg16"));

        assertThatThrownBy(() -> ModelFile.read(file, Device.cpu())).isInstanceOf(IOException.class)
                .hasMessageContaining("model.json").hasMessageContaining("resnet50s").hasMessageContaining("vgg16");
    }

    @Test
    void aTornCardIsRefused() throws Exception {
        write(new NetSpec(0.25, 16, 16, false));
        for (String torn : List.of("", "null", "{", "[1]", "{\"format\":\"limn-model-1\",\"network\":7}")) {
            Files.writeString(ModelFile.cardOf(file), torn);

            assertThatThrownBy(() -> ModelFile.read(file, Device.cpu())).as(torn).isInstanceOf(IOException.class)
                    .hasMessageContaining("model.json");
        }
    }
}
