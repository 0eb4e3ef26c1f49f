package limn.engine.tensor;

import ai.djl.ndarray.types.DataType;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Files of named tensors in the safetensors format: eight bytes with the length of the header, a JSON header with
 * type, shape and place of each tensor, then the values, all little-endian. Half precision of the bfloat16 kind is
 * widened to float32 on reading. A tensor may have 2 GiB at most.
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
     * @throws IOException if the file is missing, cut short or no safetensors file; the message names the file
     */
    public static Map<String, HostTensor> read(Path file) throws IOException {
        long size = Files.size(file);
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(open(file), 1 << 16))) {
            byte[] header = header(file, in, size);
            byte[] body = in.readAllBytes();
            Map<String, HostTensor> tensors = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> entry : parse(file, header).properties()) {
                if (!entry.getKey().equals("__metadata__")) {
                    tensors.put(entry.getKey(), tensor(file, entry.getKey(), entry.getValue(), body));
                }
            }
            return tensors;
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
        Path folder = file.toAbsolutePath().getParent();
        Path temporary = Files.createTempFile(folder, file.getFileName() + ".", ".part");
        try {
            try (FileChannel out = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                ByteBuffer length = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(json.length).flip();
                writeFully(out, length);
                writeFully(out, ByteBuffer.wrap(json));
                for (HostTensor tensor : tensors.values()) {
                    writeFully(out, ByteBuffer.wrap(tensor.bytes()));
                }
                out.force(true);
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static void writeFully(FileChannel out, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }

    private static InputStream open(Path file) throws IOException { return new FileInputStream(file.toFile()); }

    private static byte[] header(Path file, DataInputStream in, long size) throws IOException {
        if (size < 8) {
            throw new IOException(file + " is no safetensors file: it has " + size + " bytes");
        }
        long length = Long.reverseBytes(in.readLong());
        if (length < 2 || length > LONGEST_HEADER || length > size - 8) {
            throw new IOException(file + " is no safetensors file, or cut short: header of " + length + " bytes");
        }
        return in.readNBytes((int) length);
    }

    private static JsonNode parse(Path file, byte[] header) throws IOException {
        try {
            return JSON.readTree(header);
        } catch (JacksonException e) {
            throw new IOException(file + " is no safetensors file: its header is no JSON", e);
        }
    }

    private static HostTensor tensor(Path file, String name, JsonNode fact, byte[] body) throws IOException {
        JsonNode shapeNode = fact.path("shape");
        JsonNode offsets = fact.path("data_offsets");
        long[] shape = new long[shapeNode.size()];
        for (int i = 0; i < shape.length; i++) {
            shape[i] = shapeNode.get(i).asLong();
        }
        long from = offsets.path(0).asLong(-1);
        long to = offsets.path(1).asLong(-1);
        if (from < 0 || to < from || to > body.length) {
            throw new IOException(file + " is cut short: tensor " + name + " lies outside the file");
        }
        byte[] bytes = Arrays.copyOfRange(body, (int) from, (int) to);
        String type = fact.path("dtype").asString("");
        if (type.equals("BF16")) {
            type = "F32";
            bytes = widened(bytes);
        }
        DataType known = TYPES.get(type);
        if (known == null) {
            throw new IOException(file + " has tensor " + name + " of type " + type + ", which is not supported");
        }
        try {
            return new HostTensor(known, shape, bytes);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new IOException(file + " is damaged at tensor " + name + ": " + e.getMessage(), e);
        }
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

    private static String name(DataType type) {
        return TYPES.entrySet().stream().filter(entry -> entry.getValue() == type).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no safetensors type for " + type)).getKey();
    }
}
