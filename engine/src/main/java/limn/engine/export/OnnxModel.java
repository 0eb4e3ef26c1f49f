package limn.engine.export;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import limn.engine.tensor.Torch;

/**
 * An exported file as another program sees it: opened with ONNX Runtime on the CPU. One thread at a time; the owner closes it. The
 * runtime's natives live beside those of libtorch and speak to no network.
 */
public final class OnnxModel implements AutoCloseable {
    private final OrtEnvironment environment;
    private final OrtSession session;

    private OnnxModel(OrtEnvironment environment, OrtSession session) {
        this.environment = environment;
        this.session = session;
    }

    /** @param logits [n,classes,height,width], before soft-max @param labels [n,height,width] */
    public record Answer(float[] logits, byte[] labels) {}

    /** @throws IOException if the file is missing, damaged or uses what the runtime does not know */
    public static OnnxModel open(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(file.toString());
        }
        try (var options = new OrtSession.SessionOptions()) {
            var environment = OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "limn");
            environment.setTelemetry(false);
            options.setIntraOpNumThreads(Torch.threads());
            return new OnnxModel(environment, environment.createSession(file.toString(), options));
        } catch (OrtException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    /** Name and version of the runtime. */
    public String runtime() {
        return "ONNX Runtime " + environment.getVersion();
    }

    /** What the file says of itself: classes, colors, max_side, how_to_feed, card. */
    public Map<String, String> metadata() throws IOException {
        try {
            return session.getMetadata().getCustomMetadata();
        } catch (OrtException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** @param rgb images of one size one after the other, red, green, blue of each pixel, row by row */
    public Answer run(byte[] rgb, int images, int height, int width) throws IOException {
        ByteBuffer direct = ByteBuffer.allocateDirect(rgb.length).put(rgb).rewind();
        try (OnnxTensor input = OnnxTensor.createTensor(environment, direct, new long[]{images, height, width, 3},
                OnnxJavaType.UINT8);
                OrtSession.Result result = session.run(Map.of(OnnxFile.IMAGES, input))) {
            var logits = (OnnxTensor) result.get(OnnxFile.LOGITS).orElseThrow();
            var labels = (OnnxTensor) result.get(OnnxFile.LABELS).orElseThrow();
            var values = new float[Math.toIntExact(logits.getInfo().getNumElements())];
            logits.getFloatBuffer().get(values);
            var bytes = new byte[Math.toIntExact(labels.getInfo().getNumElements())];
            labels.getByteBuffer().get(bytes);
            return new Answer(values, bytes);
        } catch (OrtException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
