package limn.annotator.format;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * How a camera was held, the values 1..8 of tag 0x0112 (Exif 2.32, JEITA CP-3451). Broken or missing Exif data counts as
 * upright.
 */
enum Orientation {
    UPRIGHT, MIRRORED, UPSIDE_DOWN, FLIPPED, TRANSPOSED, TURN_RIGHT, TRANSVERSED, TURN_LEFT;

    private static final int TAG = 0x0112;
    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);

    /** Whether width and height change places. */
    boolean isTurned() { return ordinal() >= TRANSPOSED.ordinal(); }

    Size upright(int width, int height) { return isTurned() ? new Size(height, width) : new Size(width, height); }

    /** The picture upright; a new array unless it is so already. */
    Picture apply(Picture stored) {
        if (this == UPRIGHT) {
            return stored;
        }
        int w = stored.width();
        int h = stored.height();
        Size size = upright(w, h);
        var out = new int[w * h];
        for (int y = 0; y < size.height(); y++) {
            for (int x = 0; x < size.width(); x++) {
                out[y * size.width() + x] = stored.argb()[source(x, y, w, h)];
            }
        }
        return new Picture(size.width(), size.height(), out);
    }

    private int source(int x, int y, int w, int h) {
        return switch (this) {
            case UPRIGHT -> y * w + x;
            case MIRRORED -> y * w + (w - 1 - x);
            case UPSIDE_DOWN -> (h - 1 - y) * w + (w - 1 - x);
            case FLIPPED -> (h - 1 - y) * w + x;
            case TRANSPOSED -> x * w + y;
            case TURN_RIGHT -> (h - 1 - x) * w + y;
            case TRANSVERSED -> (h - 1 - x) * w + (w - 1 - y);
            case TURN_LEFT -> x * w + (w - 1 - y);
        };
    }

    /** The orientation that a JPEG file says. */
    static Orientation of(byte[] jpeg) {
        for (JpegSegments.Segment segment : JpegSegments.headers(jpeg)) {
            if (segment.marker() == 0xE1 && segment.length() > EXIF.length
                    && Arrays.equals(jpeg, segment.start(), segment.start() + EXIF.length, EXIF, 0, EXIF.length)) {
                return ofTiff(ByteBuffer.wrap(jpeg, segment.start() + EXIF.length, segment.length() - EXIF.length)
                        .slice());
            }
        }
        return UPRIGHT;
    }

    /** The orientation that the Exif data of any file says. @param exif may begin with the word Exif and two zeros */
    static Orientation ofExif(byte[] exif) {
        int start = exif.length >= EXIF.length && Arrays.equals(exif, 0, EXIF.length, EXIF, 0, EXIF.length)
                ? EXIF.length
                : 0;
        return ofTiff(ByteBuffer.wrap(exif, start, exif.length - start).slice());
    }

    /** The orientation by its name in the metadata that ImageIO's plug-ins share; turns are counted to the left there. */
    static Orientation ofName(String name) {
        return switch (name) {
            case "FlipH" -> MIRRORED;
            case "Rotate180" -> UPSIDE_DOWN;
            case "FlipV" -> FLIPPED;
            case "FlipHRotate90" -> TRANSPOSED;
            case "Rotate270" -> TURN_RIGHT;
            case "FlipVRotate90" -> TRANSVERSED;
            case "Rotate90" -> TURN_LEFT;
            default -> UPRIGHT;
        };
    }

    /** Exif data is a small TIFF file: byte order, 42, the place of a directory of entries of 12 bytes. */
    private static Orientation ofTiff(ByteBuffer tiff) {
        if (tiff.remaining() < 8) {
            return UPRIGHT;
        }
        switch (tiff.getShort(0)) {
            case 0x4949 -> tiff.order(ByteOrder.LITTLE_ENDIAN);
            case 0x4D4D -> tiff.order(ByteOrder.BIG_ENDIAN);
            default -> {
                return UPRIGHT;
            }
        }
        long directory = tiff.getInt(4) & 0xFFFFFFFFL;
        if (tiff.getShort(2) != 42 || directory + 2 > tiff.limit()) {
            return UPRIGHT;
        }
        int entries = tiff.getShort((int) directory) & 0xFFFF;
        for (int i = 0; i < entries; i++) {
            long entry = directory + 2 + 12L * i;
            if (entry + 12 > tiff.limit()) {
                return UPRIGHT;
            }
            if ((tiff.getShort((int) entry) & 0xFFFF) == TAG) {
                int value = tiff.getShort((int) entry + 8) & 0xFFFF;
                return value >= 1 && value <= 8 ? values()[value - 1] : UPRIGHT;
            }
        }
        return UPRIGHT;
    }
}
