package limn.engine.export;

import limn.engine.file.WholeFile;
import ai.djl.Device;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import limn.engine.net.Network;
import limn.engine.net.WeightsException;
import limn.engine.tensor.HostTensor;
import limn.engine.tensor.Safetensors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** A network as two files: {@code NAME.safetensors} and beside it {@code NAME.json}, its {@link ModelCard}. */
public final class ModelFile {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What the first cards do not say, because there was one kind of network. */
    private static final Map<String, JsonNode> FIRST_NETWORK = Map.of("encoder", StringNode.valueOf("mobilenet_v2"),
            "decoder", StringNode.valueOf("light"), "decoderNorm", StringNode.valueOf("group"), "imageHead",
            BooleanNode.FALSE);

    private ModelFile() {}

    /** A network and what is known of it; the caller closes the network. */
    public record Loaded(Network network, ModelCard card) {}

    /** Writes both files, each complete or not at all. */
    public static void write(Path weights, Network network, ModelCard card) throws IOException {
        write(weights, network.state(), card);
    }

    static void write(Path weights, Map<String, HostTensor> state, ModelCard card) throws IOException {
        Files.createDirectories(weights.toAbsolutePath().getParent());
        Safetensors.write(weights, state, Map.of("format", ModelCard.FORMAT));
        writeText(cardOf(weights), JSON.writerWithDefaultPrettyPrinter().writeValueAsString(card));
    }

    /** Reads both files. @throws IOException if one is missing, torn or of another program */
    public static Loaded read(Path weights, Device device) throws IOException {
        ModelCard card = readCard(weights);
        return new Loaded(read(weights, card, device), card);
    }

    /** Reads weights alone, of a network that is built as a card says; the caller closes it. */
    public static Network read(Path weights, ModelCard card, Device device) throws IOException {
        try {
            return Network.of(card.network(), card.classes().size(), device, Safetensors.read(weights));
        } catch (WeightsException | IllegalArgumentException e) {
            throw new IOException(weights + ": " + e.getMessage(), e);
        }
    }

    /** Reads what is known of a network. */
    public static ModelCard readCard(Path weights) throws IOException {
        try {
            if (!(JSON.readTree(Files.readString(cardOf(weights))) instanceof ObjectNode root)
                    || !(root.path("network") instanceof ObjectNode network)) {
                throw new IOException(cardOf(weights) + " is damaged: it describes no network");
            }
            FIRST_NETWORK.forEach(network::putIfAbsent);
            ModelCard card = JSON.treeToValue(root, ModelCard.class);
            if (!ModelCard.FORMAT.equals(card.format())) {
                throw new IOException(cardOf(weights) + " is not of format " + ModelCard.FORMAT);
            }
            return card;
        } catch (JacksonException e) {
            throw new IOException(cardOf(weights) + " is damaged: " + e.getOriginalMessage(), e);
        }
    }

    /** The JSON beside the weights. */
    public static Path cardOf(Path weights) {
        String name = weights.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return weights.resolveSibling((dot < 0 ? name : name.substring(0, dot)) + ".json");
    }

    /** Writes a small text so that a reader sees the old one or the new one. */
    public static void writeText(Path file, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        WholeFile.write(file, out -> out.write(bytes));
    }
}
