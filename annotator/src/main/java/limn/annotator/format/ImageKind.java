package limn.annotator.format;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The kinds of image files that are read, told apart by their first bytes and never by their names. */
enum ImageKind {
    PNG, JPEG, GIF, BMP, TIFF, WEBP;

    /** What the first 12 bytes or more of a file say. */
    static Optional<ImageKind> of(byte[] start) {
        if (PngChunks.isPng(start)) {
            return Optional.of(PNG);
        } else if (JpegSegments.isJpeg(start)) {
            return Optional.of(JPEG);
        } else if (says(start, 0, "GIF87a") || says(start, 0, "GIF89a")) {
            return Optional.of(GIF);
        } else if (says(start, 0, "BM")) {
            return Optional.of(BMP);
        } else if (says(start, 0, "RIFF") && says(start, 8, "WEBP")) {
            return Optional.of(WEBP);
        }
        boolean tiff = says(start, 0, "II*\0") || says(start, 0, "MM\0*") || says(start, 0, "II+\0")
                || says(start, 0, "MM\0+"); // + is BigTIFF
        return tiff ? Optional.of(TIFF) : Optional.empty();
    }

    private static boolean says(byte[] file, int at, String word) {
        return file.length >= at + word.length()
                && new String(file, at, word.length(), StandardCharsets.ISO_8859_1).equals(word);
    }
}
