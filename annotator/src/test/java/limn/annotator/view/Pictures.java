package limn.annotator.view;

import java.util.Arrays;
import limn.annotator.format.Picture;
import limn.annotator.model.ClassCatalog;

/** Pictures and classes by program. */
final class Pictures {
    private Pictures() {}

    static Picture plain(int width, int height, int argb) {
        var pixels = new int[width * height];
        Arrays.fill(pixels, argb);
        return new Picture(width, height, pixels);
    }

    /** A sky, a shore and waves. */
    static Picture harbour(int width, int height) {
        var pixels = new int[width * height];
        for (int y = 0; y < height; y++) {
            double v = (double) y / height;
            for (int x = 0; x < width; x++) {
                double u = (double) x / width;
                double shore = 0.45 + 0.04 * Math.sin(u * 9) + 0.02 * Math.sin(u * 31);
                double wave = 0.06 * Math.sin(v * 160 + 3 * Math.sin(u * 14)) + 0.03 * Math.sin(u * 220 + v * 90);
                boolean boat = Math.hypot((u - 0.6) * 2, (v - 0.62) * 3) < 0.3 && v > 0.6 || u > 0.592 && u < 0.602
                        && v > 0.3 && v < 0.61;
                pixels[y * width + x] = boat
                        ? rgb(0.45 + wave, 0.2, 0.15)
                        : v < shore
                                ? rgb(0.55 + v * 0.5, 0.7 + v * 0.3, 0.92)
                                : rgb(0.12 + wave, 0.36 + wave - v * 0.1, 0.48 + wave);
            }
        }
        return new Picture(width, height, pixels);
    }

    static ClassCatalog classes() {
        return ClassCatalog.empty().withNew("sky").withNew("water").withNew("boat").withNew("buoy");
    }

    private static int rgb(double r, double g, double b) {
        return 0xFF000000 | channel(r) << 16 | channel(g) << 8 | channel(b);
    }

    private static int channel(double v) { return (int) Math.clamp(v * 255, 0, 255); }
}
