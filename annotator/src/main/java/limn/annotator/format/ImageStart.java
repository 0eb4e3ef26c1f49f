package limn.annotator.format;

import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import javax.imageio.stream.FileImageInputStream;
import limn.annotator.format.Reason.Kind;

/**
 * An image file before it is decoded. Compares by identity of its bytes, which are not copied.
 *
 * @param bytes all of the file if {@code isWhole}, else its beginning
 */
record ImageStart(Path file, ImageKind kind, byte[] bytes, boolean isWhole) {
    /** Enough of a file to find its size and how it is turned. */
    private static final int HEADER = 1 << 20;

    /**
     * Reads the beginning of a file; all of a PNG or JPEG that is to be checked, and of every WebP.
     *
     * @param check whether a damaged PNG or JPEG is refused: decoders let much of it pass
     */
    static ImageStart of(Path file, boolean check) throws ImageFormatException {
        ImageStart start = load(file, check);
        if (check && start.kind == ImageKind.PNG) {
            Optional<Reason> problem = PngChunks.problem(start.bytes);
            if (problem.isPresent()) {
                throw new ImageFormatException(file, problem.get());
            }
        } else if (start.kind == ImageKind.JPEG) {
            if (start.colours() == JpegColours.UNKNOWN) {
                throw new ImageFormatException(file, Reason.of(Kind.JPEG_CMYK));
            }
            if (check && !JpegSegments.isComplete(start.bytes)) {
                throw new ImageFormatException(file, Reason.of(Kind.JPEG_CUT_OFF));
            }
        }
        return start;
    }

    private static ImageStart load(Path file, boolean check) throws ImageFormatException {
        if (Files.isDirectory(file)) {
            throw new ImageFormatException(file, Reason.of(Kind.IS_FOLDER));
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(HEADER);
            if (start.length == 0) {
                throw new ImageFormatException(file, Reason.of(Kind.FILE_EMPTY));
            }
            ImageKind kind = ImageKind.of(start)
                    .orElseThrow(() -> new ImageFormatException(file, Reason.of(Kind.PICTURE_UNKNOWN)));
            boolean all = switch (kind) {
                case PNG, JPEG -> check;
                case WEBP -> true;
                case GIF, BMP, TIFF -> false;
            };
            if (start.length < HEADER || !all) {
                return new ImageStart(file, kind, start, start.length < HEADER);
            }
            byte[] rest = in.readAllBytes();
            byte[] bytes = Arrays.copyOf(start, Math.addExact(start.length, rest.length));
            System.arraycopy(rest, 0, bytes, start.length, rest.length);
            return new ImageStart(file, kind, bytes, true);
        } catch (ImageFormatException e) {
            throw e;
        } catch (NoSuchFileException e) {
            throw new ImageFormatException(file, Reason.of(Kind.FILE_MISSING), e);
        } catch (IOException e) {
            throw new ImageFormatException(file, Reason.of(Kind.FILE_UNREADABLE, ImageFiles.detail(e)), e);
        } catch (OutOfMemoryError | ArithmeticException e) {
            throw new ImageFormatException(file, Reason.of(Kind.FILE_TOO_LARGE), e);
        }
    }

    JpegColours colours() { return kind == ImageKind.JPEG ? JpegSegments.colours(head()) : JpegColours.COMMON; }

    /** A decoder of what was read; what was not read yet comes from the file. */
    Decoder decoder() throws IOException {
        if (kind == ImageKind.WEBP) {
            return WebPDecoder.open(file, bytes);
        }
        Orientation said = switch (kind) {
            case PNG -> PngChunks.orientation(head());
            case JPEG -> Orientation.of(head());
            case GIF, BMP, TIFF, WEBP -> Orientation.UPRIGHT;
        };
        Decoder decoder = ReaderDecoder.open(kind, colours(), said,
                isWhole ? new ByteArrayImageInputStream(bytes) : new FileImageInputStream(file.toFile()));
        boolean grey = JpegSegments.isCommon(head(), 1);
        boolean quick = kind == ImageKind.JPEG && isWhole && (grey || JpegSegments.isCommon(head(), 3));
        return quick ? new QuickJpeg(decoder, bytes, grey) : decoder;
    }

    /** As much as is looked at in every case, so that size and pixels never contradict each other. */
    private byte[] head() {
        return bytes.length <= HEADER ? bytes : Arrays.copyOf(bytes, HEADER);
    }
}
