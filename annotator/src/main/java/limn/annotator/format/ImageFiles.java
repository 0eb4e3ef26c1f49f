package limn.annotator.format;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import javax.imageio.ImageIO;
import limn.annotator.format.Reason.Kind;
import limn.annotator.opencv.OpenCv;
import limn.annotator.opencv.OpenCvException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pictures from files: PNG, JPEG (also of four inks), BMP, GIF (its first frame), TIFF (its first page) and WebP. The kind is found from
 * the contents, not from the name. Every picture comes upright, with 8 bits per channel and without alpha, so that the canvas, the masks
 * and the training see the same pixels; {@link Pixels} says how others become 8 bits. The size is judged from the header before memory
 * is asked for ({@link ImageLimits}). Thread-safe.
 */
public final class ImageFiles {
    private static final Set<String> EXTENSIONS = Set.of("png", "jpg", "jpeg", "bmp", "gif", "tif", "tiff", "webp");

    private static final Logger LOG = LoggerFactory.getLogger(ImageFiles.class);

    private ImageFiles() {}

    /**
     * What is known of a picture that was not decoded.
     *
     * @param size upright
     * @param isTurned whether the file stores it turned or mirrored
     * @param pictures how many pages or frames the file holds; the first is taken
     */
    public record Facts(Size size, boolean isTurned, int pictures) {}

    /** Whether a file of this name claims to be a picture. */
    public static boolean isImageName(String fileName) {
        int dot = fileName.lastIndexOf('.');
        return dot > 0 && EXTENSIONS.contains(fileName.substring(dot + 1).toLowerCase(Locale.ROOT));
    }

    /** The size of the picture upright, from its header. */
    public static Size size(Path file) throws ImageFormatException {
        return decode(ImageStart.of(file, false), ImageFiles::upright);
    }

    /** What is known of a picture without decoding it. Unlike {@link #size} it refuses a PNG or JPEG that is cut off or changed. */
    public static Facts facts(Path file) throws ImageFormatException {
        return decode(ImageStart.of(file, true), decoder -> new Facts(upright(decoder),
                decoder.orientation() != Orientation.UPRIGHT, decoder.pictures()));
    }

    private static Size upright(Decoder decoder) throws IOException {
        return decoder.orientation().upright(decoder.width(), decoder.height());
    }

    /** The whole picture. */
    public static Picture read(Path file) throws ImageFormatException {
        return read(file, () -> false);
    }

    /**
     * The whole picture, as long as somebody wants it.
     *
     * @param outdated asked while decoding; once it says yes the work ends with a {@link CancellationException}
     */
    public static Picture read(Path file, BooleanSupplier outdated) throws ImageFormatException {
        return decode(ImageStart.of(file, true), decoder -> whole(file, decoder, outdated));
    }

    /**
     * As the other, for a picture whose size is known already.
     *
     * @throws ImageFormatException also if the picture has another size now: labels would not fit on it
     */
    public static Picture read(Path file, Size known, BooleanSupplier outdated) throws ImageFormatException {
        return decode(ImageStart.of(file, true), decoder -> {
            Size now = upright(decoder);
            if (!now.equals(known)) {
                throw new ImageFormatException(file, Reason.of(Kind.PICTURE_CHANGED, now.width(), now.height(),
                        known.width(), known.height()));
            }
            return whole(file, decoder, outdated);
        });
    }

    private static Picture whole(Path file, Decoder decoder, BooleanSupplier outdated) throws IOException {
        ImageLimits.requireMemory(file, decoder.width(), decoder.height(), decoder.samples(), decoder.bits());
        BufferedImage decoded = decoder.read(1, 1, outdated);
        if (outdated.getAsBoolean()) {
            throw new CancellationException();
        }
        return decoder.orientation().apply(Pixels.of(decoded, decoder.whiteIsZero()));
    }

    /**
     * The picture made smaller, with sides of 1..maxSide pixels; a picture that is small enough keeps its size. Large files of 8 bits
     * are decoded in part only; those of more bits wholly, as every pixel counts for what becomes black and white.
     */
    public static Picture thumbnail(Path file, int maxSide) throws ImageFormatException {
        return decode(ImageStart.of(file, false), decoder -> {
            int width = decoder.width();
            int height = decoder.height();
            int step = decoder.canSkip() ? Math.max(1, Math.max(width, height) / (2 * maxSide)) : 1;
            int stepX = Math.min(step, width);
            int stepY = Math.min(step, height);
            ImageLimits.requireMemory(file, Math.ceilDiv(width, stepX), Math.ceilDiv(height, stepY),
                    decoder.samples(), decoder.bits());
            BufferedImage part = decoder.read(stepX, stepY, () -> false);
            Picture small = Pixels.shrink(Pixels.of(part, decoder.whiteIsZero()), width, height, maxSide);
            return decoder.orientation().apply(small);
        });
    }

    /**
     * A picture for the first glance, at a half, a quarter or an eighth of its sides, rounded up; only of a large file from which it
     * can be had much sooner than all of it, and only if it was {@link #prepare prepared}. It promises nothing of the rest of the file.
     *
     * @param known the size upright; nothing if the file has another one now
     */
    public static Optional<Picture> glance(Path file, Size known) throws ImageFormatException {
        return decode(ImageStart.of(file, true), decoder -> {
            Optional<BufferedImage> small = upright(decoder).equals(known) ? decoder.glance() : Optional.empty();
            return small.isEmpty()
                    ? Optional.empty()
                    : Optional.of(decoder.orientation().apply(Pixels.of(small.get(), false)));
        });
    }

    /**
     * Loads what decodes faster, and decodes a tiny picture, so that the first real one does not wait for that: about a second, in a
     * thread behind. Without it, or where OpenCV has nothing for a system, the same pixels come later.
     */
    public static void prepare() {
        try {
            OpenCv.load();
            var bytes = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(64, 64, BufferedImage.TYPE_3BYTE_BGR), "jpg", bytes);
            var start = new ImageStart(Path.of("tiny.jpg"), ImageKind.JPEG, bytes.toByteArray(), true);
            decode(start, decoder -> Pixels.of(decoder.read(1, 1, () -> false), false));
        } catch (OpenCvException | IOException without) {
            LOG.info("pictures are decoded by Java alone", without);
        }
    }

    /** Whether decoders of OpenCV are there. */
    public static boolean isPrepared() { return OpenCv.isLoaded(); }

    /** What is done with a decoder. */
    interface Use<T> { T with(Decoder decoder) throws IOException; }

    /** Opens a decoder, checks the size that it finds, and closes it again. */
    static <T> T decode(ImageStart start, Use<T> use) throws ImageFormatException {
        Path file = start.file();
        try (Decoder decoder = start.decoder()) {
            ImageLimits.requireSize(file, decoder.width(), decoder.height());
            return use.with(decoder);
        } catch (ImageFormatException | CancellationException e) {
            throw e;
        } catch (IOException | RuntimeException | StackOverflowError e) { // decoders throw anything at broken files
            throw new ImageFormatException(file, Reason.of(Kind.PICTURE_UNDECODABLE, detail(e)), e);
        } catch (OutOfMemoryError e) {
            throw new ImageFormatException(file, Reason.of(Kind.PICTURE_MEMORY_FULL), e);
        }
    }

    /** What the system or a decoder says of a failure. */
    static String detail(Throwable e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        String message = cause.getMessage() == null ? e.getMessage() : cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }
}
