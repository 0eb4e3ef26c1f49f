package limn.annotator.format;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import limn.annotator.format.Reason.Kind;

/**
 * Pictures from files: PNG, JPEG, BMP, GIF (its first frame) and TIFF. The kind is found from the contents, not from the name.
 * Every picture comes upright, with 8 bits per channel and without alpha, so that the canvas, the masks and the training see
 * the same pixels. The size is judged from the header before memory is asked for. Thread-safe.
 */
public final class ImageFiles {
    /** The largest picture that is opened, pixels. */
    public static final long MAX_PIXELS = 200_000_000L;

    private static final Set<String> EXTENSIONS = Set.of("png", "jpg", "jpeg", "bmp", "gif", "tif", "tiff", "webp");

    /** How much of a file is read to find its size and how it is turned. */
    private static final int HEADER = 1 << 20;

    private ImageFiles() {}

    /** Whether a file of this name claims to be a picture. WebP is named here so that it is refused with a reason. */
    public static boolean isImageName(String fileName) {
        int dot = fileName.lastIndexOf('.');
        return dot > 0 && EXTENSIONS.contains(fileName.substring(dot + 1).toLowerCase(Locale.ROOT));
    }

    /** The size of the picture upright, from its header. */
    public static Size size(Path file) throws ImageFormatException {
        Orientation orientation = inspect(file, false).orientation();
        return withReader(file, reader -> orientation.upright(reader.getWidth(0), reader.getHeight(0)));
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
        Orientation orientation = inspect(file, true).orientation();
        return withReader(file, reader -> {
            reader.addIIOReadProgressListener(new StopWhenOutdated(outdated));
            BufferedImage decoded = reader.read(0);
            if (outdated.getAsBoolean()) {
                throw new CancellationException();
            }
            return orientation.apply(Pixels.of(decoded));
        });
    }

    /**
     * The picture made smaller, with sides of 1..maxSide pixels; a picture that is small enough keeps its size. Large files are
     * decoded in part only.
     */
    public static Picture thumbnail(Path file, int maxSide) throws ImageFormatException {
        Orientation orientation = inspect(file, false).orientation();
        return withReader(file, reader -> {
            int longer = Math.max(reader.getWidth(0), reader.getHeight(0));
            var param = reader.getDefaultReadParam();
            int step = Math.max(1, longer / (2 * maxSide));
            int stepX = Math.min(step, reader.getWidth(0));
            int stepY = Math.min(step, reader.getHeight(0));
            param.setSourceSubsampling(stepX, stepY, 0, 0);
            BufferedImage part = reader.read(0, param);
            return orientation.apply(Pixels.shrink(Pixels.of(part), reader.getWidth(0), reader.getHeight(0), maxSide));
        });
    }

    /** A file's bytes (only its first ones if not all were asked for) and how its picture is turned. */
    record Sound(byte[] contents, Orientation orientation) {}

    /** The contents of a PNG or JPEG file that was found complete and unchanged, the beginning of any other. */
    static Sound sound(Path file) throws ImageFormatException {
        return inspect(file, true);
    }

    /** Checks what decoders let pass, and finds how the picture is turned. */
    private static Sound inspect(Path file, boolean whole) throws ImageFormatException {
        byte[] contents = load(file, whole);
        if (contents.length == 0) {
            throw new ImageFormatException(file, Reason.of(Kind.FILE_EMPTY));
        }
        if (PngChunks.isPng(contents) && whole) {
            Optional<Reason> problem = PngChunks.problem(contents);
            if (problem.isPresent()) {
                throw new ImageFormatException(file, problem.get());
            }
        } else if (JpegSegments.isJpeg(contents)) {
            if (JpegSegments.channels(contents) == 4) {
                throw new ImageFormatException(file, Reason.of(Kind.JPEG_CMYK));
            }
            if (whole && !JpegSegments.isComplete(contents)) {
                throw new ImageFormatException(file, Reason.of(Kind.JPEG_CUT_OFF));
            }
            return new Sound(contents, Orientation.of(contents));
        }
        return new Sound(contents, Orientation.UPRIGHT);
    }

    private static byte[] load(Path file, boolean whole) throws ImageFormatException {
        if (Files.isDirectory(file)) {
            throw new ImageFormatException(file, Reason.of(Kind.IS_FOLDER));
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(HEADER);
            boolean checked = PngChunks.isPng(start) || JpegSegments.isJpeg(start);
            return whole && checked && start.length == HEADER ? Files.readAllBytes(file) : start;
        } catch (NoSuchFileException e) {
            throw new ImageFormatException(file, Reason.of(Kind.FILE_MISSING), e);
        } catch (IOException e) {
            throw new ImageFormatException(file, Reason.of(Kind.FILE_UNREADABLE, detail(e)), e);
        } catch (OutOfMemoryError e) {
            throw new ImageFormatException(file, Reason.of(Kind.FILE_TOO_LARGE), e);
        }
    }

    /** What is done with a decoder. */
    interface Use<T> { T with(ImageReader reader) throws IOException; }

    /** Opens a decoder by the contents of the file, checks the size it finds, and closes it again. */
    static <T> T withReader(Path file, Use<T> use) throws ImageFormatException {
        try (ImageInputStream in = new FileImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new ImageFormatException(file, Reason.of(unknownKind(file)));
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, false, true);
                requireSize(file, reader.getWidth(0), reader.getHeight(0));
                return use.with(reader);
            } finally {
                reader.dispose();
            }
        } catch (ImageFormatException | CancellationException e) {
            throw e;
        } catch (IOException | RuntimeException e) { // decoders throw anything at broken files
            throw new ImageFormatException(file, Reason.of(Kind.PICTURE_UNDECODABLE, detail(e)), e);
        } catch (OutOfMemoryError e) {
            throw new ImageFormatException(file, Reason.of(Kind.PICTURE_OUT_OF_MEMORY), e);
        }
    }

    /** What the system or a decoder says of a failure. */
    static String detail(Exception e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        String message = cause.getMessage() == null ? e.getMessage() : cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }

    private static void requireSize(Path file, int width, int height) throws ImageFormatException {
        if (width < 1 || height < 1) {
            throw new ImageFormatException(file, Reason.of(Kind.PICTURE_WITHOUT_PIXELS, width, height));
        }
        if ((long) width * height > MAX_PIXELS) {
            throw new ImageFormatException(file,
                    Reason.of(Kind.PICTURE_TOO_LARGE, width, height, MAX_PIXELS / 1_000_000));
        }
    }

    private static Kind unknownKind(Path file) throws IOException {
        byte[] start = new byte[12];
        try (var in = Files.newInputStream(file)) {
            if (in.readNBytes(start, 0, 12) == 12
                    && new String(start, 8, 4, StandardCharsets.US_ASCII).equals("WEBP")) {
                return Kind.WEBP;
            }
        }
        return Kind.PICTURE_UNKNOWN;
    }
}
