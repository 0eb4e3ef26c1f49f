package limn.annotator.format;

import java.nio.file.Path;
import java.util.Optional;
import limn.annotator.format.Reason.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How large a picture may be, judged by what its header declares before memory is taken. The limit is 500 megapixels, or what the
 * system property {@code limn.maxMegapixels} or the environment variable {@code LIMN_MAX_MEGAPIXELS} says: 1..2000.
 */
final class ImageLimits {
    private static final Logger LOG = LoggerFactory.getLogger(ImageLimits.class);
    private static final int DEFAULT_MEGAPIXELS = 500;
    private static final int MOST_MEGAPIXELS = 2000; // an array of more pixels cannot be made
    /** The longest array that every Java machine can make. */
    private static final long ARRAY = Integer.MAX_VALUE - 8L;
    private static final int MEGA = 1_000_000;
    /** What a decoded pixel takes as {@link Picture}, bytes. */
    private static final int PICTURE_BYTES = 4;

    private static final int MEGAPIXELS = megapixels(Optional
            .ofNullable(System.getProperty("limn.maxMegapixels", System.getenv("LIMN_MAX_MEGAPIXELS"))));

    private ImageLimits() {}

    /** The limit that a setting means; what is no number of 1..2000 counts as not set. */
    static int megapixels(Optional<String> setting) {
        if (setting.isEmpty()) {
            return DEFAULT_MEGAPIXELS;
        }
        try {
            int asked = Integer.parseInt(setting.get().strip());
            if (asked >= 1 && asked <= MOST_MEGAPIXELS) {
                return asked;
            }
        } catch (NumberFormatException notANumber) {
            LOG.debug("no number of megapixels: {}", setting.get());
        }
        LOG.warn("the limit of megapixels must be in 1..{} but is {}: {} holds", MOST_MEGAPIXELS, setting.get(),
                DEFAULT_MEGAPIXELS);
        return DEFAULT_MEGAPIXELS;
    }

    /** Refuses a declared size without pixels or beyond the limit. */
    static void requireSize(Path file, int width, int height) throws ImageFormatException {
        requireSize(file, width, height, MEGAPIXELS);
    }

    static void requireSize(Path file, int width, int height, int megapixels) throws ImageFormatException {
        if (width < 1 || height < 1) {
            throw new ImageFormatException(file, Reason.of(Kind.PICTURE_WITHOUT_PIXELS, width, height));
        }
        if ((long) width * height > (long) megapixels * MEGA) {
            throw new ImageFormatException(file, Reason.of(Kind.PICTURE_TOO_LARGE, width, height, megapixels));
        }
    }

    /**
     * Refuses a picture that this program could not hold even if nothing else were in its memory.
     *
     * @param samples decoded samples per pixel
     * @param bits decoded bits per pixel
     */
    static void requireMemory(Path file, int width, int height, int samples, int bits) throws ImageFormatException {
        requireMemory(file, (long) width * height, samples, bits, Runtime.getRuntime().maxMemory());
    }

    static void requireMemory(Path file, long pixels, int samples, int bits, long heap) throws ImageFormatException {
        long needed = pixels * bits / 8 + pixels * PICTURE_BYTES;
        if (needed > heap || pixels * samples > ARRAY) {
            throw new ImageFormatException(file, Reason.of(Kind.PICTURE_OUT_OF_MEMORY, needed / MEGA, heap / MEGA));
        }
    }
}
