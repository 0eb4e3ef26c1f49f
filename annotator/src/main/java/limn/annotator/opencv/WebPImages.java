package limn.annotator.opencv;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.io.IOException;
import org.opencv.core.CvException;
import org.opencv.core.CvType;
import org.opencv.core.Mat;

/** Decodes WebP with the libwebp that OpenCV brings along: bit by bit what other programs decode. Any thread. */
public final class WebPImages {
    private WebPImages() {}

    /**
     * The picture in a WebP file that is not animated, 8 bits per sample, with alpha where the file has any.
     *
     * @param file the whole file; its size in pixels was checked before, as memory for all of them is taken here
     * @throws IOException if it is damaged
     * @throws OpenCvException if there is no OpenCV on this machine
     */
    public static BufferedImage decode(byte[] file) throws IOException {
        try (var mats = new Mats()) {
            Mat decoded = mats.decoded(file);
            int channels = decoded.channels();
            if (decoded.empty() || decoded.depth() != CvType.CV_8U || channels < 3) {
                throw new IOException("libwebp finds no picture in it");
            }
            return image(decoded.cols(), decoded.rows(), channels, Mats.bytes(decoded));
        } catch (CvException e) {
            throw new IOException("libwebp: " + e.getMessage(), e);
        }
    }

    /** @param samples blue, green, red and, as the fourth, alpha */
    private static BufferedImage image(int width, int height, int channels, byte[] samples) {
        if (channels == 3) {
            var image = new BufferedImage(1, 1, BufferedImage.TYPE_3BYTE_BGR);
            var raster = Raster.createInterleavedRaster(new DataBufferByte(samples, samples.length), width, height,
                    width * 3, 3, new int[]{2, 1, 0}, null);
            return new BufferedImage(image.getColorModel(), raster, false, null);
        }
        var model = new ComponentColorModel(ColorSpace.getInstance(ColorSpace.CS_sRGB), true, false,
                Transparency.TRANSLUCENT, DataBuffer.TYPE_BYTE);
        var raster = Raster.createInterleavedRaster(new DataBufferByte(samples, samples.length), width, height,
                width * 4, 4, new int[]{2, 1, 0, 3}, null);
        return new BufferedImage(model, raster, false, null);
    }
}
