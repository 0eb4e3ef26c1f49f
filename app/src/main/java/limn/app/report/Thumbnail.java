package limn.app.report;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import limn.app.demo.Tint;
import limn.engine.data.LabelMap;
import limn.engine.data.RgbImage;
import limn.engine.data.Scaled;
import limn.engine.export.ModelCard;

/** Small pictures for inside a page. */
final class Thumbnail {
    private static final int SIDE = 240;
    private static final double PICTURE_SHARE = 0.35;

    private Thumbnail() {}

    /** The image itself. */
    static String of(RgbImage image) throws IOException {
        RgbImage small = small(image);
        return data(small, rgbOf(small));
    }

    /** Labels in the colours of their classes over the image; what has no class shows the image. */
    static String of(RgbImage image, LabelMap labels, List<ModelCard.ClassEntry> classes) throws IOException {
        RgbImage small = small(image);
        byte[] map = Scaled.nearest(labels, small.width(), small.height()).labels();
        int[] rgb = rgbOf(small);
        for (int i = 0; i < rgb.length; i++) {
            int label = map[i] & 0xFF;
            if (label < classes.size()) {
                rgb[i] = Tint.mix(Integer.parseInt(classes.get(label).color().substring(1), 16), rgb[i],
                        PICTURE_SHARE);
            }
        }
        return data(small, rgb);
    }

    private static RgbImage small(RgbImage image) {
        int[] size = Scaled.fit(image.width(), image.height(), SIDE);
        return Scaled.down(image, size[0], size[1]);
    }

    private static int[] rgbOf(RgbImage image) {
        var rgb = new int[image.width() * image.height()];
        byte[] bytes = image.rgb();
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (bytes[3 * i] & 0xFF) << 16 | (bytes[3 * i + 1] & 0xFF) << 8 | bytes[3 * i + 2] & 0xFF;
        }
        return rgb;
    }

    private static String data(RgbImage size, int[] rgb) throws IOException {
        var picture = new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_INT_RGB);
        picture.setRGB(0, 0, size.width(), size.height(), rgb, 0, size.width());
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", bytes);
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
