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

    private final int width;
    private final int height;
    private final int finest;
    private final List<Picture> levels;

    /** @param finest the level that is first in the list; there is no finer one */
    private Pyramid(int width, int height, int finest, List<Picture> levels) {
        this.width = width;
        this.height = height;
        this.finest = finest;
        this.levels = List.copyOf(levels);
    }

    /** Builds all levels on several threads; level 0 shares the array of the picture. */
    public static Pyramid build(Picture picture) {
        return new Pyramid(picture.width(), picture.height(), 0, halves(picture));
    }

    /**
     * What is known of a picture before it is decoded, from a small one: its finer levels are missing.
     *
     * @param width of the picture, pixels, at least that of the small one
     * @param small stretched to the next level that is not smaller
     */
    public static Pyramid coarse(int width, int height, Picture small) {
        int finest = 0;
        while (side(width, finest + 1) >= small.width() && side(height, finest + 1) >= small.height()
                && side(Math.max(width, height), finest) > 1) {
            finest++;
        }
        return new Pyramid(width, height, finest,
                halves(Stretch.to(small, side(width, finest), side(height, finest))));
    }

    /** How long a side is at a level. */
    private static int side(int whole, int level) {
        return whole + (1 << level) - 1 >> level;
    }

    /** Whether the picture itself is there, pixel by pixel. */
    public boolean isWhole() { return finest == 0; }

    private static List<Picture> halves(Picture picture) {
        var levels = new ArrayList<Picture>();
        levels.add(picture);
        Picture last = picture;
        while (Math.max(last.width(), last.height()) > SMALLEST) {
            last = half(last);
            levels.add(last);
        }
        return levels;
    }

    /** Width of the picture in pixels. */
    public int width() { return width; }

    /** Height of the picture in pixels. */
    public int height() { return height; }

    /** How many levels there are, at least one, with those that are missing. */
    int size() {
        return finest + levels.size();
    }

    /** The level whose pixels are at least as fine as {@code zoom} device pixels per picture pixel asks for, or the finest there is. */
    int levelFor(double zoom) {
        int level = 0;
        double next = zoom * 2;
        while (next <= 1.0001 && level + 1 < size()) {
            level++;
            next *= 2;
        }
        return Math.max(level, finest);
    }

    /** @param k a level that is there */
    Picture level(int k) { return levels.get(k - finest); }

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
        int width = side(from.width(), 1);
        int height = side(from.height(), 1);
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
