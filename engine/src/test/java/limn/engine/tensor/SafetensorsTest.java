package limn.engine.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.djl.ndarray.types.DataType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsTest {
    @TempDir
    Path folder;

    @Test
    void whatIsWrittenIsReadInTheSameOrderWithItsTexts() throws Exception {
        Path file = folder.resolve("a.safetensors");
        Map<String, HostTensor> tensors = new LinkedHashMap<>();
        tensors.put("z.weight", HostTensor.ofFloats(new float[]{1, -2, Float.MIN_VALUE, 4}, 2, 2));
        tensors.put("a", HostTensor.ofLongs(new long[]{Long.MIN_VALUE}));
        tensors.put("bytes", new HostTensor(DataType.UINT8, new long[]{3}, new byte[]{1, 2, (byte) 255}));
        tensors.put("empty", HostTensor.ofFloats(new float[0], 0, 3));
        Safetensors.write(file, tensors, Map.of("name", "하늘 \"sky\""));
        Map<String, HostTensor> read = Safetensors.read(file);

        assertThat(read.keySet()).containsExactly("z.weight", "a", "bytes", "empty");
        assertThat(tensor(read, "z.weight").floats()).containsExactly(1, -2, Float.MIN_VALUE, 4);
        assertThat(tensor(read, "z.weight").shape()).containsExactly(2, 2);
        assertThat(tensor(read, "a").longs()).containsExactly(Long.MIN_VALUE);
        assertThat(tensor(read, "bytes").bytes()).containsExactly(1, 2, 255);
        assertThat(tensor(read, "empty").bytes()).isEmpty();
        assertThat(Safetensors.readMetadata(file)).containsExactly(Map.entry("name", "하늘 \"sky\""));
    }

    @Test
    void writingReplacesTheOldFileAndLeavesNothingElse() throws Exception {
        Path file = folder.resolve("a.safetensors");
        Safetensors.write(file, Map.of("x", HostTensor.ofFloats(new float[]{1}, 1)), Map.of());
        Safetensors.write(file, Map.of("x", HostTensor.ofFloats(new float[]{2}, 1)), Map.of());

        assertThat(tensor(Safetensors.read(file), "x").floats()).containsExactly(2);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void halfPrecisionIsWidened() throws Exception {
        String header = "{\"x\":{\"dtype\":\"BF16\",\"shape\":[2],\"data_offsets\":[0,4]}}";
        Path file = raw(header, new byte[]{(byte) 0x80, 0x3f, 0, (byte) 0xc0});

        assertThat(tensor(Safetensors.read(file), "x").floats()).containsExactly(1, -2);
    }

    @Test
    void float16IsWidenedToo() throws Exception {
        String header = "{\"x\":{\"dtype\":\"F16\",\"shape\":[5],\"data_offsets\":[0,10]}}";
        Path file = raw(header, new byte[]{0, 0x3c, 0, (byte) 0xc0, 1, 0, 0, 0x7c, (byte) 0xff, 0x7b});

        HostTensor x = tensor(Safetensors.read(file), "x");

        assertThat(x.type()).isEqualTo(DataType.FLOAT32);
        assertThat(x.floats()).containsExactly(1, -2, 0x1p-24f, Float.POSITIVE_INFINITY, 65504);
    }

    @Test
    void aHeaderTellsShapesWithoutTheValues() throws Exception {
        Path file = folder.resolve("a.safetensors");
        Safetensors.write(file, Map.of("x", HostTensor.ofFloats(new float[6], 2, 3)), Map.of("name", "y"));

        assertThat(Safetensors.readFacts(file))
                .containsExactly(Map.entry("x", new TensorFact("F32", List.of(2L, 3L), 0, 24)));
    }

    @Test
    void whatIsWrongWithAFileIsAFact() throws Exception {
        String whole = "{\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}";

        assertThat(kind(raw(whole, new byte[3]))).isEqualTo(TensorFileException.Kind.CUT_SHORT);
        assertThat(kind(raw(whole.replace("[1]", "[2]"), new byte[4]))).isEqualTo(TensorFileException.Kind.DAMAGED);
        assertThat(kind(raw(whole.replace("[1]", "[\"a\"]"), new byte[4])))
                .isEqualTo(TensorFileException.Kind.DAMAGED);
        assertThat(kind(raw(whole.replace("F32", "F8_E4M3"), new byte[4]))).isEqualTo(TensorFileException.Kind.TYPE);
        assertThat(kind(raw("[1, 2]", new byte[4]))).isEqualTo(TensorFileException.Kind.FOREIGN);
        assertThat(kind(raw("no JSON", new byte[4]))).isEqualTo(TensorFileException.Kind.FOREIGN);
        assertThat(kind(Files.writeString(folder.resolve("page.html"), "<!doctype html><p>Please log in")))
                .isEqualTo(TensorFileException.Kind.FOREIGN);
    }

    @Test
    void everyCutShortFileIsRefusedByName() throws Exception {
        Path whole = folder.resolve("whole.safetensors");
        Safetensors.write(whole, Map.of("x", HostTensor.ofFloats(new float[]{1, 2, 3}, 3)), Map.of());
        byte[] bytes = Files.readAllBytes(whole);
        for (int length = 0; length < bytes.length; length++) {
            Path cut = folder.resolve("cut.safetensors");
            Files.write(cut, Arrays.copyOf(bytes, length));
            assertThatThrownBy(() -> Safetensors.read(cut)).as("%d bytes", length).isInstanceOf(IOException.class)
                    .hasMessageContaining("cut.safetensors");
        }
    }

    @Test
    void headersThatLieAreRefused() throws Exception {
        for (String fact : new String[]{"{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,4]}",
                "{\"dtype\":\"F32\",\"shape\":[-1,-1],\"data_offsets\":[0,4]}",
                "{\"dtype\":\"F32\",\"shape\":[9223372036854775807,2],\"data_offsets\":[0,4]}",
                "{\"dtype\":\"F99\",\"shape\":[1],\"data_offsets\":[0,4]}",
                "{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,0]}", "7", "[]", "{}"}) {
            Path file = raw("{\"x\":" + fact + "}", new byte[4]);
            assertThatThrownBy(() -> Safetensors.read(file)).as(fact).isInstanceOf(IOException.class);
        }
    }

    private static TensorFileException.Kind kind(Path file) {
        var whenShapes = catchThrowableOfType(TensorFileException.class, () -> Safetensors.readFacts(file));
        var whenAll = catchThrowableOfType(TensorFileException.class, () -> Safetensors.read(file));
        assertThat(whenAll.kind()).isEqualTo(whenShapes.kind());
        assertThat(whenAll).hasMessageContaining(file.toString());
        return whenAll.kind();
    }

    private static HostTensor tensor(Map<String, HostTensor> tensors, String name) {
        return Objects.requireNonNull(tensors.get(name), name);
    }

    private Path raw(String header, byte[] body) throws IOException {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer all = ByteBuffer.allocate(8 + json.length + body.length).order(ByteOrder.LITTLE_ENDIAN);
        all.putLong(json.length).put(json).put(body);
        return Files.write(folder.resolve("raw.safetensors"), all.array());
    }
}
