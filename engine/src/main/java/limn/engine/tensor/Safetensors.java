package limn.engine.tensor;

import limn.engine.file.WholeFile;
import ai.djl.ndarray.types.DataType;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Files of named tensors in the safetensors format: eight bytes with the length of the header, a JSON header with
 * type, shape and place of each tensor, then the values, all little-endian. Both kinds of half precision are widened to
 * float32 on reading. A tensor may have 2 GiB at most.
 */
public final class Safetensors {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Map<String, DataType> TYPES = Map.of("F32", DataType.FLOAT32, "F64", DataType.FLOAT64, "F16",
            DataType.FLOAT16, "I64", DataType.INT64, "I32", DataType.INT32, "I8", DataType.INT8, "U8", DataType.UINT8,
            "BOOL", DataType.BOOLEAN);
    private static final int LONGEST_HEADER = 100_000_000;

    private Safetensors() {}

    /**
     * Reads all tensors, in the order of the header.
     *
     * @throws TensorFileException if the file is cut short, damaged or no safetensors file
     */
    public static Map<String, HostTensor> read(Path file) throws IOException {
        long size = Files.size(file);
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(open(file), 1 << 16))) {
            byte[] header = header(file, in, size);
            byte[] body = in.readAllBytes();
            Map<String, HostTensor> tensors = new LinkedHashMap<>();
            facts(file, header, body.length).forEach((name, fact) -> tensors.put(name, tensor(fact, body)));
            return tensors;
        }
    }

    /** What the header says of each tensor, in its order; the values are not read. Throws what {@link #read} does. */
    public static Map<String, TensorFact> readFacts(Path file) throws IOException {
        long size = Files.size(file);
        try (DataInputStream in = new DataInputStream(open(file))) {
            byte[] header = header(file, in, size);
            return facts(file, header, size - 8 - header.length);
        }
    }

    /** The texts stored beside the tensors; empty if there are none. */
    public static Map<String, String> readMetadata(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(open(file))) {
            Map<String, String> metadata = new LinkedHashMap<>();
            parse(file, header(file, in, Files.size(file))).path("__metadata__").properties()
                    .forEach(entry -> metadata.put(entry.getKey(), entry.getValue().asString()));
            return metadata;
        }
    }

    /** Writes to a temporary file beside the target, forces it to the disk, then renames: never a torn file. */
    public static void write(Path file, Map<String, HostTensor> tensors, Map<String, String> metadata)
            throws IOException {
        ObjectNode header = JSON.createObjectNode();
        if (!metadata.isEmpty()) {
            ObjectNode texts = header.putObject("__metadata__");
            metadata.forEach(texts::put);
        }
        long offset = 0;
        for (Map.Entry<String, HostTensor> entry : tensors.entrySet()) {
            HostTensor tensor = entry.getValue();
            ObjectNode fact = header.putObject(entry.getKey()).put("dtype", name(tensor.type()));
            var shape = fact.putArray("shape");
            for (long side : tensor.shape()) {
                shape.add(side);
            }
            fact.putArray("data_offsets").add(offset).add(offset + tensor.bytes().length);
            offset += tensor.bytes().length;
        }
        String text = JSON.writeValueAsString(header);
        byte[] json = (text + " ".repeat(Math.floorMod(-text.getBytes(StandardCharsets.UTF_8).length, 8)))
                .getBytes(StandardCharsets.UTF_8);
        WholeFile.write(file, out -> {
            out.write(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(json.length).array());
            out.write(json);
            for (HostTensor tensor : tensors.values()) {
                out.write(tensor.bytes());
            }
        });
    }

    private static InputStream open(Path file) throws IOException { return new FileInputStream(file.toFile()); }

    private static byte[] header(Path file, DataInputStream in, long size) throws IOException {
        if (size < 8) {
            throw new TensorFileException(file, TensorFileException.Kind.FOREIGN, "it has " + size + " bytes");
        }
        long length = Long.reverseBytes(in.readLong());
        if (length < 2 || length > LONGEST_HEADER) {
            throw new TensorFileException(file, TensorFileException.Kind.FOREIGN, "header of " + length + " bytes");
        }
        if (length > size - 8) {
            throw new TensorFileException(file, TensorFileException.Kind.CUT_SHORT, "header of " + length + " bytes");
        }
        return in.readNBytes((int) length);
    }

    private static JsonNode parse(Path file, byte[] header) throws IOException {
        try {
            JsonNode parsed = JSON.readTree(header);
            if (parsed.isObject()) {
                return parsed;
            }
        } catch (JacksonException e) {
            throw new TensorFileException(file, TensorFileException.Kind.FOREIGN, "its header is no JSON", e);
        }
        throw new TensorFileException(file, TensorFileException.Kind.FOREIGN, "its header is no JSON object");
    }

    private static Map<String, TensorFact> facts(Path file, byte[] header, long bodyLength) throws IOException {
        Map<String, TensorFact> facts = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : parse(file, header).properties()) {
            if (!entry.getKey().equals("__metadata__")) {
                facts.put(entry.getKey(), fact(file, entry.getKey(), entry.getValue(), bodyLength));
            }
        }
        return facts;
    }

    private static TensorFact fact(Path file, String name, JsonNode fact, long bodyLength) throws IOException {
        List<Long> shape = new ArrayList<>();
        for (JsonNode side : fact.path("shape")) {
            shape.add(side.asLong(-1));
        }
        long from = fact.path("data_offsets").path(0).asLong(-1);
        long to = fact.path("data_offsets").path(1).asLong(-1);
        if (from < 0 || to < from) {
            throw new TensorFileException(file, TensorFileException.Kind.DAMAGED, name);
        }
        if (to > bodyLength) {
            throw new TensorFileException(file, TensorFileException.Kind.CUT_SHORT, name);
        }
        String type = fact.path("dtype").asString("");
        if (!TYPES.containsKey(type) && !type.equals("BF16")) {
            throw new TensorFileException(file, TensorFileException.Kind.TYPE, name + " " + type);
        }
        if (length(type, shape) != to - from) {
            throw new TensorFileException(file, TensorFileException.Kind.DAMAGED, name);
        }
        return new TensorFact(type, shape, from, to);
    }

    /** How many bytes such a tensor has; -1 if that is no number of bytes. */
    private static long length(String type, List<Long> shape) {
        DataType known = TYPES.get(type);
        long length = known == null ? 2 : known.getNumOfBytes();
        try {
            for (long side : shape) {
                length = side < 0 ? -1 : Math.multiplyExact(length, side);
                if (length < 0) {
                    return -1;
                }
            }
            return length;
        } catch (ArithmeticException tooMany) {
            return -1;
        }
    }

    private static HostTensor tensor(TensorFact fact, byte[] body) {
        byte[] bytes = Arrays.copyOfRange(body, (int) fact.from(), (int) fact.to());
        long[] shape = fact.shape().stream().mapToLong(Long::longValue).toArray();
        DataType type = fact.isHalf() ? DataType.FLOAT32 : Objects.requireNonNull(TYPES.get(fact.type()));
        return new HostTensor(type, shape, switch (fact.type()) {
            case "BF16" -> widened(bytes);
            case "F16" -> widenedHalf(bytes);
            default -> bytes;
        });
    }

    /** The upper half of a float32 is a bfloat16. */
    private static byte[] widened(byte[] half) {
        byte[] full = new byte[half.length * 2];
        for (int i = 0; i + 1 < half.length; i += 2) {
            full[2 * i + 2] = half[i];
            full[2 * i + 3] = half[i + 1];
        }
        return full;
    }

    private static byte[] widenedHalf(byte[] half) {
        ByteBuffer from = ByteBuffer.wrap(half).order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer full = ByteBuffer.allocate(half.length * 2).order(ByteOrder.LITTLE_ENDIAN);
        while (from.hasRemaining()) {
            full.putFloat(Float.float16ToFloat(from.getShort()));
        }
        return full.array();
    }

    private static String name(DataType type) {
        return TYPES.entrySet().stream().filter(entry -> entry.getValue() == type).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no safetensors type for " + type)).getKey();
    }
}
