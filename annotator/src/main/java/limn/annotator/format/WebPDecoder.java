package limn.annotator.format;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import limn.annotator.format.Reason.Kind;
import limn.annotator.opencv.OpenCvException;
import limn.annotator.opencv.WebPImages;

/** Decodes WebP, always at full size. */
record WebPDecoder(Path file, byte[] contents, WebPChunks chunks) implements Decoder {
    /** @throws ImageFormatException if it is animated */
    static WebPDecoder open(Path file, byte[] contents) throws IOException {
        WebPChunks chunks = WebPChunks.of(contents);
        if (chunks.isAnimated()) {
            throw new ImageFormatException(file, Reason.of(Kind.WEBP_ANIMATED));
        }
        return new WebPDecoder(file, contents, chunks);
    }

    @Override
    public int width() { return chunks.width(); }

    @Override
    public int height() { return chunks.height(); }

    @Override
    public Orientation orientation() { return chunks.orientation(); }

    @Override
    public int pictures() { return 1; }

    @Override
    public int samples() { return 4; }

    @Override
    public int bits() { return 4 * Byte.SIZE; }

    @Override
    public boolean whiteIsZero() { return false; }

    @Override
    public boolean canSkip() { return false; }

    @Override
    public BufferedImage read(int stepX, int stepY, BooleanSupplier outdated) throws IOException {
        try {
            BufferedImage decoded = WebPImages.decode(contents);
            if (decoded.getWidth() != width() || decoded.getHeight() != height()) {
                throw new IOException("libwebp finds " + decoded.getWidth() + " x " + decoded.getHeight() + " pixels");
            }
            return decoded;
        } catch (OpenCvException e) {
            throw new ImageFormatException(file, Reason.of(Kind.WEBP_UNAVAILABLE, ImageFiles.detail(e)), e);
        }
    }

    @Override
    public void close() {}
}
