package limn.annotator.opencv;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;

/** Samples as OpenCV lays them out, as pictures of Java. */
final class Samples {
    private Samples() {}

    /** @param samples blue, green, red and, as the fourth, alpha */
    static BufferedImage image(int width, int height, int channels, byte[] samples) {
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
