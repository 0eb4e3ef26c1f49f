package limn.annotator.smart;

import java.util.Random;
import limn.annotator.edit.Selection;
import limn.annotator.format.Picture;
import limn.annotator.model.Region;

/** Drawn pictures with a known object: an ellipse on another colour, with noise. */
final class Scenes {
    final Picture picture;
    final Selection object;

    Scenes(int width, int height) {
        var random = new Random(5);
        var argb = new int[width * height];
        var builder = new Selection.Builder(new Region(0, 0, width, height));
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double dx = (x - width * 0.5) / (width * 0.3);
                double dy = (y - height * 0.45) / (height * 0.25);
                boolean inside = dx * dx + dy * dy < 1;
                int noise = random.nextInt(17) - 8;
                argb[y * width + x] = inside ? grey(190 + noise, 120 + noise, 60) : grey(60, 90 + noise, 120 + noise);
                if (inside) {
                    builder.add(y, x, x + 1);
                }
            }
        }
        picture = new Picture(width, height, argb);
        object = builder.build();
    }

    private static int grey(int r, int g, int b) { return 0xFF000000 | r << 16 | g << 8 | b; }

    Region all() { return new Region(0, 0, picture.width(), picture.height()); }

    /** Intersection over union of what was found and the object. */
    double iou(Selection found) {
        double union = object.plus(found).count();
        return (object.count() + found.count() - union) / union;
    }
}
