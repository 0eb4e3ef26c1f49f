package limn.engine.export;

import limn.engine.file.WholeFile;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import limn.engine.export.ModelCard.ClassEntry;
import limn.engine.net.Network;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A network as one ONNX file that takes images as cameras and files give them. Normalisation, and interpolation of the logits to the
 * pixels of the image, are inside; batch, height and width are free. Scaling down to {@code max_side} is stated, not done: a caller
 * who has small images pays nothing for it.
 */
public final class OnnxFile {
    public static final String FORMAT = "limn-onnx-1";
    /** Input: uint8 [batch,height,width,3], red, green, blue, 0..255. */
    public static final String IMAGES = "images";
    /** Output: float32 [batch,class,height,width], before soft-max. */
    public static final String LOGITS = "logits";
    /** Output: uint8 [batch,height,width], the class with the largest logit. */
    public static final String LABELS = "labels";
    private static final int IR_VERSION = 8;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String HOW_TO_FEED = "images: uint8 [batch, height, width, 3], red green blue, 0..255, upright. "
            + "Nothing else is to be done: mean and deviation are inside. An image whose longer side exceeds max_side "
            + "should be scaled down to it first (each new pixel the mean of those it covers), as in training. "
            + "logits: float32 [batch, class, height, width], before soft-max, at the size of the image. "
            + "labels: uint8 [batch, height, width], the class with the largest logit; classes count from 0 in the "
            + "order of classes.";

    private OnnxFile() {}

    /** Writes the file whole or not at all. */
    static void write(Path file, Network network, ModelCard card) throws IOException {
        WholeFile.write(file, model(network, card)::writeTo);
    }

    /** What the file says of its network. @throws IOException if it says nothing: no file of this program */
    public static ModelCard card(Path file, Map<String, String> metadata) throws IOException {
        if (!FORMAT.equals(metadata.get("format"))) {
            throw new IOException(file + " is not of format " + FORMAT);
        }
        try {
            return JSON.readValue(metadata.getOrDefault("card", ""), ModelCard.class);
        } catch (JacksonException e) {
            throw new IOException(file + " is damaged: " + e.getOriginalMessage(), e);
        }
    }

    private static ModelProto model(Network network, ModelCard card) {
        var graph = new OnnxGraph();
        String pixels = normalised(graph, card.input());
        String logits = graph.onGrid(network.write(graph, pixels), network.stride(), pixels);
        graph.nodeTo(LOGITS, "Identity", List.of(logits));
        String best = graph.node("ArgMax", List.of(logits), OnnxGraph.whole("axis", 1),
                OnnxGraph.whole("keepdims", 0));
        graph.nodeTo(LABELS, "Cast", List.of(best), OnnxGraph.whole("to", TensorProto.DataType.UINT8_VALUE));
        graph.proto().addInput(value(IMAGES, TensorProto.DataType.UINT8, "batch", "height", "width", 3L))
                .addOutput(value(LOGITS, TensorProto.DataType.FLOAT, "batch", (long) network.classCount(), "height",
                        "width"))
                .addOutput(value(LABELS, TensorProto.DataType.UINT8, "batch", "height", "width"));
        ModelProto.Builder model = ModelProto.newBuilder().setIrVersion(IR_VERSION).setProducerName("Limn")
                .setDocString(HOW_TO_FEED).setGraph(graph.proto())
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OnnxGraph.OPSET));
        metadata(card).forEach((key, text) -> model
                .addMetadataProps(StringStringEntryProto.newBuilder().setKey(key).setValue(text)));
        return model.build();
    }

    /** From bytes to what the network was trained on: (x - 255 mean) / (255 deviation), channels first. */
    private static String normalised(OnnxGraph graph, ModelCard.Input input) {
        String real = graph.node("Cast", List.of(IMAGES), OnnxGraph.whole("to", TensorProto.DataType.FLOAT_VALUE));
        String centred = graph.node("Sub", List.of(real, graph.floats("mean_255", times255(input.mean()), 3)));
        String scaled = graph.node("Div", List.of(centred, graph.floats("deviation_255", times255(input.std()), 3)));
        return graph.node("Transpose", List.of(scaled), OnnxGraph.ints("perm", 0, 3, 1, 2));
    }

    private static Map<String, String> metadata(ModelCard card) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("format", FORMAT);
        facts.put("how_to_feed", HOW_TO_FEED);
        facts.put("classes", JSON.writeValueAsString(card.classes().stream().map(ClassEntry::name).toList()));
        facts.put("colors", JSON.writeValueAsString(card.classes().stream().map(ClassEntry::color).toList()));
        facts.put("max_side", String.valueOf(card.input().maxSide()));
        facts.put("card", JSON.writeValueAsString(card));
        return facts;
    }

    private static ValueInfoProto value(String name, TensorProto.DataType type, Object... sides) {
        var shape = TensorShapeProto.newBuilder();
        for (Object side : sides) {
            var dimension = TensorShapeProto.Dimension.newBuilder();
            shape.addDim(side instanceof Long fixed
                    ? dimension.setDimValue(fixed)
                    : dimension.setDimParam(side.toString()));
        }
        return ValueInfoProto.newBuilder().setName(name).setType(TypeProto.newBuilder()
                .setTensorType(TypeProto.Tensor.newBuilder().setElemType(type.getNumber()).setShape(shape))).build();
    }

    private static float[] times255(float[] values) {
        float[] scaled = values.clone();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] *= 255;
        }
        return scaled;
    }
}
