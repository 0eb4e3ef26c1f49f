package limn.annotator.exchange;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Small pictures inside of files of labels. */
final class SmallPng {
    private SmallPng() {}

    /** Reads a picture that is not larger than it may be. */
    static BufferedImage read(byte[] png, int mostWidth, int mostHeight) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(png))) {
            reader.setInput(in, true, true);
            if (reader.getWidth(0) > mostWidth || reader.getHeight(0) > mostHeight) {
                throw new IOException("larger than its image");
            }
            return reader.read(0);
        } catch (RuntimeException e) { // the decoder throws anything at broken files
            throw new IOException(e);
        } finally {
            reader.dispose();
        }
    }
}
