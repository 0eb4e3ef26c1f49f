package limn.annotator.format;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;

/** What the channels of a JPEG file mean, as far as it decides how they are decoded. */
enum JpegColours {
    /** Grey, RGB, YCbCr. */
    COMMON,
    /** Four inks in the way of Adobe: 255 is no ink. */
    CMYK,
    /** As CMYK, the opposites of the first three as YCbCr. */
    YCCK,
    /** Four inks whose colours an ICC profile in the file defines. */
    PROFILE,
    /** Four channels, and nothing says which. */
    UNKNOWN;

    /**
     * The colours of four inks without profile, each ink as a filter: red = (1 - cyan) (1 - black), and so on. The same on every system,
     * other than with the profile that a system offers.
     *
     * @param raster samples as they are stored
     */
    BufferedImage rgb(Raster raster) {
        int w = raster.getWidth();
        var image = new BufferedImage(w, raster.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
        byte[] out = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        var row = new int[w * 4];
        int at = 0;
        for (int y = 0; y < raster.getHeight(); y++) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, w, 1, row);
            for (int x = 0; x < row.length; x += 4) {
                double red = row[x];
                double green = row[x + 1];
                double blue = row[x + 2];
                if (this == YCCK) { // ITU-T T.871, 7
                    double cb = row[x + 1] - 128;
                    double cr = row[x + 2] - 128;
                    red = 255 - (row[x] + 1.402 * cr);
                    green = 255 - (row[x] - 0.344136 * cb - 0.714136 * cr);
                    blue = 255 - (row[x] + 1.772 * cb);
                }
                out[at++] = under(blue, row[x + 3]);
                out[at++] = under(green, row[x + 3]);
                out[at++] = under(red, row[x + 3]);
            }
        }
        return image;
    }

    private static byte under(double light, int black) {
        return (byte) ((Math.clamp(Math.round(light), 0, 255) * black + 127) / 255);
    }
}
