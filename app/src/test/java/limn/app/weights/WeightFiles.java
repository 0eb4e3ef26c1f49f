package limn.app.weights;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import limn.engine.net.EncoderLayout;

/** Files of weights for tests: the right names and shapes, all values zero, in the smallest type that is read. */
public final class WeightFiles {
    private WeightFiles() {}

    /** A file that fits MobileNetV2. */
    public static Path mobileNet(Path file) throws IOException {
        return write(file, new LinkedHashMap<>(EncoderLayout.of("mobilenet_v2")));
    }

    /** A file of these tensors, as bfloat16. */
    public static Path write(Path file, Map<String, List<Long>> tensors) throws IOException {
        var facts = new ArrayList<String>();
        long offset = 0;
        for (var tensor : tensors.entrySet()) {
            long end = offset + 2 * tensor.getValue().stream().reduce(1L, (a, b) -> a * b);
            facts.add("\"%s\":{\"dtype\":\"BF16\",\"shape\":%s,\"data_offsets\":[%d,%d]}".formatted(tensor.getKey(),
                    tensor.getValue(), offset, end));
            offset = end;
        }
        byte[] header = ("{" + String.join(",", facts) + "}").getBytes(StandardCharsets.UTF_8);
        var out = new ByteArrayOutputStream();
        out.writeBytes(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(header.length).array());
        out.writeBytes(header);
        out.writeBytes(new byte[(int) offset]);
        return Files.write(file, out.toByteArray());
    }
}
