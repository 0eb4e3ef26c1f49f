package limn.annotator.format;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** The first picture of an open image file. Not thread-safe. */
interface Decoder extends AutoCloseable {
    /** Pixels per row as stored. */
    int width() throws IOException;

    /** Rows as stored. */
    int height() throws IOException;

    /** How the stored picture has to be turned to be upright. */
    Orientation orientation() throws IOException;

    /** How many pictures the file holds: pages or frames. Slow for a long animation. */
    int pictures() throws IOException;

    /** Samples per decoded pixel. */
    int samples() throws IOException;

    /** Bits per decoded pixel, of all samples. */
    int bits() throws IOException;

    /** Whether white is stored as 0. */
    boolean whiteIsZero() throws IOException;

    /** Whether pixels may be left out when it is read, and the others are the same as if they were not. */
    boolean canSkip() throws IOException;

    /**
     * Every {@code stepX}-th pixel of every {@code stepY}-th row, as stored.
     *
     * @param outdated asked while decoding; once it says yes, the rest is missing
     */
    BufferedImage read(int stepX, int stepY, BooleanSupplier outdated) throws IOException;

    /** The picture at a half, a quarter or an eighth of its sides, rounded up, if that is there much sooner than all of it. */
    default Optional<BufferedImage> glance() throws IOException {
        return Optional.empty();
    }

    @Override
    void close() throws IOException;
}
