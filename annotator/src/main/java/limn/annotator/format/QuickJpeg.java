package limn.annotator.format;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import limn.annotator.opencv.JpegImages;
import limn.annotator.opencv.OpenCv;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A JPEG file of common colours: what Java's decoder says of it, and the same pixels sooner by OpenCV's. That is asked only if it is loaded
 * already, for a picture that takes it less than half a second, as it cannot be stopped; whatever it refuses, Java's decoder judges.
 */
final class QuickJpeg implements Decoder {
    private static final Logger LOG = LoggerFactory.getLogger(QuickJpeg.class);
    private static final long MOST_PIXELS = 40_000_000;
    /** Smaller pictures are there soon enough. */
    private static final long GLANCE_FROM = 3_000_000;
    /** The longer side of what is seen first, pixels: about a window. */
    private static final int GLANCE_SIDE = 900;

    private final Decoder java;
    private final byte[] file;
    private final boolean grey;

    /** @param java closed with this @param file the whole file */
    QuickJpeg(Decoder java, byte[] file, boolean grey) {
        this.java = java;
        this.file = file;
        this.grey = grey;
    }

    @Override
    public BufferedImage read(int stepX, int stepY, BooleanSupplier outdated) throws IOException {
        boolean whole = stepX == 1 && stepY == 1 && (long) width() * height() <= MOST_PIXELS;
        Optional<BufferedImage> soon = whole && !grey ? quick(0) : Optional.empty();
        return soon.isPresent() ? soon.get() : java.read(stepX, stepY, outdated);
    }

    @Override
    public Optional<BufferedImage> glance() throws IOException {
        if ((long) width() * height() < GLANCE_FROM) {
            return Optional.empty();
        }
        int halvings = 1;
        while (halvings < JpegImages.MOST_HALVINGS && Math.max(width(), height()) >> halvings + 1 >= GLANCE_SIDE) {
            halvings++;
        }
        return quick(halvings);
    }

    private Optional<BufferedImage> quick(int halvings) throws IOException {
        if (!OpenCv.isLoaded()) {
            return Optional.empty();
        }
        try {
            BufferedImage found = JpegImages.decode(file, halvings);
            int round = (1 << halvings) - 1;
            boolean fits = found.getWidth() == width() + round >> halvings
                    && found.getHeight() == height() + round >> halvings;
            return fits ? Optional.of(found) : Optional.empty();
        } catch (IOException refused) {
            LOG.debug("another decoder judges a JPEG that this one refuses", refused);
            return Optional.empty();
        }
    }

    @Override
    public int width() throws IOException { return java.width(); }

    @Override
    public int height() throws IOException { return java.height(); }

    @Override
    public Orientation orientation() throws IOException { return java.orientation(); }

    @Override
    public int pictures() throws IOException { return java.pictures(); }

    @Override
    public int samples() throws IOException { return java.samples(); }

    @Override
    public int bits() throws IOException { return java.bits(); }

    @Override
    public boolean whiteIsZero() throws IOException { return java.whiteIsZero(); }

    @Override
    public boolean canSkip() throws IOException { return java.canSkip(); }

    @Override
    public void close() throws IOException { java.close(); }
}
