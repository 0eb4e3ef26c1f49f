package limn.annotator.format;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The segments of a JPEG file (ITU-T T.81, annex B), as far as they are needed to judge it before decoding. */
final class JpegSegments {
    private static final int START_OF_SCAN = 0xDA;
    private static final int END_OF_IMAGE = 0xD9;

    /** A header segment: its marker without 0xFF, where its payload starts and how long that is. */
    record Segment(int marker, int start, int length) {}

    private JpegSegments() {}

    static boolean isJpeg(byte[] file) {
        return file.length > 3 && u8(file, 0) == 0xFF && u8(file, 1) == 0xD8 && u8(file, 2) == 0xFF;
    }

    /** The segments before the pixels; those that lie within the file. */
    static List<Segment> headers(byte[] file) {
        var found = new ArrayList<Segment>();
        int at = 2;
        while (at + 4 <= file.length && u8(file, at) == 0xFF) {
            int marker = u8(file, at + 1);
            if (marker == 0xFF) { // padding
                at++;
                continue;
            }
            int length = u16(file, at + 2);
            if (length < 2 || at + 2 + length > file.length) {
                break;
            }
            found.add(new Segment(marker, at + 4, length - 2));
            if (marker == START_OF_SCAN) {
                break;
            }
            at += 2 + length;
        }
        return found;
    }

    /** Whether the picture goes on to its end marker. Within the pixels 0xFF is stuffed, so that the marker is unmistakable. */
    static boolean isComplete(byte[] file) {
        List<Segment> headers = headers(file);
        if (headers.isEmpty() || headers.getLast().marker() != START_OF_SCAN) {
            return false;
        }
        for (int at = headers.getLast().start(); at + 1 < file.length; at++) {
            if (u8(file, at) == 0xFF && u8(file, at + 1) == END_OF_IMAGE) {
                return true;
            }
        }
        return false;
    }

    /** The number of colour channels in the frame header, 0 if there is none. */
    static int channels(byte[] file) {
        for (Segment s : headers(file)) {
            boolean frame = s.marker() >= 0xC0 && s.marker() <= 0xCF && s.marker() != 0xC4 && s.marker() != 0xC8
                    && s.marker() != 0xCC;
            if (frame && s.length() >= 6) {
                return u8(file, s.start() + 5);
            }
        }
        return 0;
    }

    /** What the four channels of a file mean, or that it has others. */
    static JpegColours colours(byte[] file) {
        if (channels(file) != 4) {
            return JpegColours.COMMON;
        }
        JpegColours found = JpegColours.UNKNOWN;
        boolean profile = false;
        for (Segment s : headers(file)) {
            if (s.marker() == 0xEE && s.length() >= 12 && starts(file, s, "Adobe")) {
                found = u8(file, s.start() + 11) == 2 ? JpegColours.YCCK : JpegColours.CMYK;
            }
            profile |= s.marker() == 0xE2 && starts(file, s, "ICC_PROFILE");
        }
        return profile && found != JpegColours.UNKNOWN ? JpegColours.PROFILE : found;
    }

    /**
     * Whether every decoder finds the same colours in a file: 8 bits, grey or YCbCr by its own word, in one of the common ways of
     * coding. Without that word, and with Adobe's, decoders guess in ways of their own.
     *
     * @param channels 1 or 3
     */
    static boolean isCommon(byte[] file, int channels) {
        boolean frame = false;
        boolean said = false;
        for (Segment s : headers(file)) {
            frame |= s.marker() >= 0xC0 && s.marker() <= 0xC2 && s.length() >= 6 && u8(file, s.start()) == 8
                    && u8(file, s.start() + 5) == channels;
            said |= s.marker() == 0xE0 && starts(file, s, "JFIF") || s.marker() == 0xE1 && starts(file, s, "Exif");
            if (s.marker() == 0xEE) {
                return false;
            }
        }
        return frame && said;
    }

    private static boolean starts(byte[] file, Segment segment, String word) {
        byte[] bytes = word.getBytes(StandardCharsets.US_ASCII);
        return segment.length() >= bytes.length
                && Arrays.equals(file, segment.start(), segment.start() + bytes.length, bytes, 0, bytes.length);
    }

    private static int u8(byte[] file, int at) { return file[at] & 0xFF; }

    private static int u16(byte[] file, int at) { return u8(file, at) << 8 | u8(file, at + 1); }
}
