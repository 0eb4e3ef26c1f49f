package limn.engine.export;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * One record of an event file of TensorBoard: a message {@code Event} of TensorFlow's event.proto in the frame of a TFRecord, which is
 * its length, a checksum of the length, the message, a checksum of the message; little-endian.
 */
final class TensorBoardRecord {
    private static final String FILE_VERSION = "brain.Event:2";
    private static final int MASK = 0xa282ead8;
    /** Field numbers of Event. */
    private static final int WALL_TIME = 1;
    private static final int STEP = 2;
    private static final int VERSION = 3;
    private static final int SUMMARY = 5;
    private static final int SESSION_LOG = 7;
    /** Field numbers of Summary, Summary.Value and SessionLog. */
    private static final int VALUE = 1;
    private static final int TAG = 1;
    private static final int SIMPLE_VALUE = 2;
    private static final int STATUS = 1;
    private static final int START = 1;

    private TensorBoardRecord() {}

    /** What is written into a message. */
    @FunctionalInterface
    private interface Fields { void write(CodedOutputStream out) throws IOException; }

    /** The first record of every file. */
    static byte[] version(Instant at) {
        return framed(message(out -> {
            out.writeDouble(WALL_TIME, seconds(at));
            out.writeString(VERSION, FILE_VERSION);
        }));
    }

    /** A run begins or goes on at a step: readers forget what was written of later ones. */
    static byte[] start(long step, Instant at) {
        return framed(message(out -> {
            head(out, step, at);
            out.writeByteArray(SESSION_LOG, message(log -> log.writeEnum(STATUS, START)));
        }));
    }

    /** Numbers of one step by name. */
    static byte[] scalars(long step, Instant at, Map<String, Double> values) {
        return framed(message(out -> {
            head(out, step, at);
            out.writeByteArray(SUMMARY, message(summary -> {
                for (var value : values.entrySet()) {
                    summary.writeByteArray(VALUE, message(one -> {
                        one.writeString(TAG, value.getKey());
                        one.writeFloat(SIMPLE_VALUE, value.getValue().floatValue());
                    }));
                }
            }));
        }));
    }

    static byte[] framed(byte[] data) {
        ByteBuffer length = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(data.length).flip();
        int ofLength = masked(length.array());
        return ByteBuffer.allocate(Long.BYTES + 2 * Integer.BYTES + data.length).order(ByteOrder.LITTLE_ENDIAN)
                .put(length).putInt(ofLength).put(data).putInt(masked(data)).array();
    }

    /** CRC-32C, turned by 15 bits and moved, as TensorFlow's record_writer does it. */
    static int masked(byte[] bytes) {
        var sum = new CRC32C();
        sum.update(bytes);
        return Integer.rotateRight((int) sum.getValue(), 15) + MASK;
    }

    private static void head(CodedOutputStream out, long step, Instant at) throws IOException {
        out.writeDouble(WALL_TIME, seconds(at));
        out.writeInt64(STEP, step);
    }

    private static double seconds(Instant at) { return at.getEpochSecond() + at.getNano() / 1e9; }

    private static byte[] message(Fields fields) {
        var bytes = new ByteArrayOutputStream();
        try {
            CodedOutputStream out = CodedOutputStream.newInstance(bytes);
            fields.write(out);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return bytes.toByteArray();
    }
}
