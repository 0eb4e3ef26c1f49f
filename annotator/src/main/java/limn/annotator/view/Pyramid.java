package limn.annotator.view;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import limn.annotator.format.Picture;
import limn.annotator.model.Region;

/**
 * A picture at full size and at halves of it, down to 128 pixels: level k+1 holds the means of 2 x 2 boxes of level k. Costs
 * 4/3 of the pixels of the picture. Immutable; made off the JavaFX thread, as it walks over all pixels.
 */
public final class Pyramid {
    private static final int SMALLEST = 128;

    private final List<Picture> levels;

    private Pyramid(List<Picture> levels) { this.levels = List.copyOf(levels); }

    /** Builds all levels on several threads; level 0 shares the array of the picture. */
    public static Pyramid build(Picture picture) {
        var levels = new ArrayList<Picture>();
        levels.add(picture);
        Picture last = picture;
        while (Math.max(last.width(), last.height()) > SMALLEST) {
            last = half(last);
            levels.add(last);
        }
        return new Pyramid(levels);
    }

    /** Width of the picture in pixels. */
    public int width() { return levels.getFirst().width(); }

    /** Height of the picture in pixels. */
    public int height() { return levels.getFirst().height(); }

    /** How many levels there are, at least one. */
    int size() { return levels.size(); }

    /** The level whose pixels are at least as fine as {@code zoom} device pixels per picture pixel asks for. */
    int levelFor(double zoom) {
        int level = 0;
        double next = zoom * 2;
        while (next <= 1.0001 && level + 1 < levels.size()) {
            level++;
            next *= 2;
        }
        return level;
    }

    Picture level(int k) { return levels.get(k); }

    /**
     * A part of the picture in another size, from the level that is fine enough; enlarged, each pixel stays a square.
     *
     * @param part lies inside of the picture and is not empty
     * @param longest the longer side of what is made, pixels
     */
    public Picture cut(Region part, int longest) {
        double scale = (double) longest / Math.max(part.width(), part.height());
        int w = Math.max(1, (int) Math.round(part.width() * scale));
        int h = Math.max(1, (int) Math.round(part.height() * scale));
        Picture from = level(levelFor(scale));
        double sx = (double) from.width() / width();
        double sy = (double) from.height() / height();
        var out = new int[w * h];
        for (int y = 0; y < h; y++) {
            int py = Math.min(from.height() - 1, (int) ((part.y() + (y + 0.5) / scale) * sy));
            for (int x = 0; x < w; x++) {
                int px = Math.min(from.width() - 1, (int) ((part.x() + (x + 0.5) / scale) * sx));
                out[y * w + x] = from.argb()[py * from.width() + px];
            }
        }
        return new Picture(w, h, out);
    }

    private static Picture half(Picture from) {
        int width = (from.width() + 1) / 2;
        int height = (from.height() + 1) / 2;
        var out = new int[width * height];
        int[] in = from.argb();
        IntStream.range(0, height).parallel().forEach(y -> {
            int upper = 2 * y * from.width();
            int lower = Math.min(2 * y + 1, from.height() - 1) * from.width();
            for (int x = 0; x < width; x++) {
                int left = 2 * x;
                int right = Math.min(left + 1, from.width() - 1);
                out[y * width + x] = mean(in[upper + left], in[upper + right], in[lower + left], in[lower + right]);
            }
        });
        return new Picture(width, height, out);
    }

    /** The rounded mean of four opaque pixels, red and blue in one sum. */
    private static int mean(int a, int b, int c, int d) {
        int redBlue = (a & 0xFF00FF) + (b & 0xFF00FF) + (c & 0xFF00FF) + (d & 0xFF00FF) + 0x20002;
        int green = (a & 0xFF00) + (b & 0xFF00) + (c & 0xFF00) + (d & 0xFF00) + 0x200;
        return 0xFF000000 | redBlue >>> 2 & 0xFF00FF | green >>> 2 & 0xFF00;
    }
}
