package limn.annotator.format;

import com.twelvemonkeys.imageio.color.ColorSpaces;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;

/** Pictures of four inks (cyan, magenta, yellow, black) as RGB. */
final class Inks {
    private Inks() {}

    /**
     * Through the profile of the file, if it has one. Otherwise each ink is a filter, red = (1 - cyan) (1 - black) and so on: the same on
     * every system, unlike the profile that some systems offer.
     */
    static BufferedImage rgb(BufferedImage inks) {
        ColorSpace space = inks.getColorModel().getColorSpace();
        boolean own = space instanceof ICC_ColorSpace
                && !space.equals(ColorSpaces.getColorSpace(ColorSpaces.CS_GENERIC_CMYK));
        var image = new BufferedImage(inks.getWidth(), inks.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
        if (own) {
            return new ColorConvertOp(null).filter(inks, image);
        }
        Raster raster = inks.getRaster();
        int most = (1 << inks.getColorModel().getComponentSize(0)) - 1;
        int w = raster.getWidth();
        int bands = raster.getNumBands();
        byte[] out = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        var row = new int[w * bands];
        int at = 0;
        for (int y = 0; y < raster.getHeight(); y++) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, w, 1, row);
            for (int i = 0; i < row.length; i += bands) {
                for (int c = 2; c >= 0; c--) {
                    long light = (long) (most - row[i + c]) * (most - row[i + 3]);
                    out[at++] = (byte) Math.rint(light * 255.0 / ((double) most * most));
                }
            }
        }
        return image;
    }
}
