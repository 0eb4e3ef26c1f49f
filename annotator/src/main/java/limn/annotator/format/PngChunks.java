package limn.annotator.format;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;
import limn.annotator.format.Reason.Kind;

/** The chunks of a PNG file (ISO/IEC 15948, 5): whether all are there and none was changed. */
final class PngChunks {
    private static final long SIGNATURE = 0x89504E470D0A1A0AL;

    private PngChunks() {}

    static boolean isPng(byte[] file) { return file.length >= 8 && ByteBuffer.wrap(file).getLong() == SIGNATURE; }

    /** How the picture is turned: what an eXIf chunk before the pixels says. @param start the beginning of the file, or all of it */
    static Orientation orientation(byte[] start) {
        ByteBuffer in = ByteBuffer.wrap(start);
        int at = 8;
        while (at + 12L <= start.length) {
            int length = in.getInt(at);
            String type = new String(start, at + 4, 4, StandardCharsets.ISO_8859_1);
            if (length < 0 || at + 12L + length > start.length || type.equals("IDAT")) {
                return Orientation.UPRIGHT;
            }
            if (type.equals("eXIf")) {
                return Orientation.ofExif(Arrays.copyOfRange(start, at + 8, at + 8 + length));
            }
            at += 12 + length;
        }
        return Orientation.UPRIGHT;
    }

    /** What is wrong with the file, if anything. */
    static Optional<Reason> problem(byte[] file) {
        ByteBuffer in = ByteBuffer.wrap(file);
        int at = 8;
        while (at + 12L <= file.length) {
            int length = in.getInt(at);
            if (length < 0 || at + 12L + length > file.length) {
                return Optional.of(Reason.of(Kind.PNG_CUT_OFF));
            }
            var crc = new CRC32();
            crc.update(file, at + 4, length + 4);
            String type = new String(file, at + 4, 4, StandardCharsets.ISO_8859_1);
            if ((int) crc.getValue() != in.getInt(at + 8 + length)) {
                return Optional.of(Reason.of(Kind.PNG_DAMAGED, type));
            }
            if (type.equals("IEND")) {
                return Optional.empty();
            }
            at += 12 + length;
        }
        return Optional.of(Reason.of(Kind.PNG_CUT_OFF));
    }
}
