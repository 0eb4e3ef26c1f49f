package limn.annotator.format;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The chunks of a WebP file (RFC 9649), as far as they are needed to judge it before decoding.
 *
 * @param width pixels per row as stored
 * @param height rows as stored
 */
record WebPChunks(int width, int height, boolean isAnimated, Orientation orientation) {
    private static final int ANIMATION = 0x02;

    /** Reads the headers. @throws IOException if they are cut off or broken */
    static WebPChunks of(byte[] file) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        WebPChunks found = null;
        var turned = Orientation.UPRIGHT;
        int at = 12;
        while (at + 8L <= file.length) {
            long length = in.getInt(at + 4) & 0xFFFFFFFFL;
            int start = at + 8;
            if (start + length > file.length) {
                throw new IOException("the WebP file is cut off");
            }
            String type = new String(file, at, 4, StandardCharsets.ISO_8859_1);
            if (found == null) {
                found = first(type, in, start, (int) length);
            } else if (type.equals("EXIF")) {
                turned = Orientation.ofExif(Arrays.copyOfRange(file, start, start + (int) length));
            }
            at = (int) Math.min(Integer.MAX_VALUE - 8, start + length + length % 2);
        }
        if (found == null) {
            throw new IOException("the WebP file is cut off");
        }
        return new WebPChunks(found.width, found.height, found.isAnimated, turned);
    }

    private static WebPChunks first(String type, ByteBuffer in, int at, int length) throws IOException {
        if (type.equals("VP8X") && length >= 10) {
            return new WebPChunks(u24(in, at + 4) + 1, u24(in, at + 7) + 1, (in.get(at) & ANIMATION) != 0,
                    Orientation.UPRIGHT);
        } else if (type.equals("VP8L") && length >= 5) {
            int bits = in.getInt(at + 1);
            return new WebPChunks((bits & 0x3FFF) + 1, (bits >>> 14 & 0x3FFF) + 1, false, Orientation.UPRIGHT);
        } else if (type.equals("VP8 ") && length >= 10) {
            return new WebPChunks(in.getShort(at + 6) & 0x3FFF, in.getShort(at + 8) & 0x3FFF, false,
                    Orientation.UPRIGHT);
        }
        throw new IOException("the WebP file begins with " + type.strip());
    }

    private static int u24(ByteBuffer in, int at) {
        return in.get(at) & 0xFF | (in.get(at + 1) & 0xFF) << 8 | (in.get(at + 2) & 0xFF) << 16;
    }
}
