package limn.engine.data;

/** Resizing on the host: images by box means or bilinear, labels by nearest. */
public final class Scaled {
    private Scaled() {}

    /** Width and height of an image whose longer side is at most maxSide, never below 1. */
    public static int[] fit(int width, int height, int maxSide) {
        int longer = Math.max(width, height);
        if (longer <= maxSide) {
            return new int[]{width, height};
        }
        double f = (double) maxSide / longer;
        return new int[]{Math.max(1, (int) Math.round(width * f)), Math.max(1, (int) Math.round(height * f))};
    }

    /** The image at another, not larger, size: each new pixel is the mean of the pixels that it covers. */
    public static RgbImage down(RgbImage image, int width, int height) {
        if (width == image.width() && height == image.height()) {
            return image;
        }
        var out = new byte[3 * width * height];
        for (int y = 0; y < height; y++) {
            int y0 = (int) ((long) y * image.height() / height);
            int y1 = Math.max(y0 + 1, (int) ((long) (y + 1) * image.height() / height));
            for (int x = 0; x < width; x++) {
                int x0 = (int) ((long) x * image.width() / width);
                int x1 = Math.max(x0 + 1, (int) ((long) (x + 1) * image.width() / width));
                long r = 0;
                long g = 0;
                long b = 0;
                for (int sy = y0; sy < y1; sy++) {
                    int at = 3 * (sy * image.width() + x0);
                    for (int sx = x0; sx < x1; sx++, at += 3) {
                        r += image.rgb()[at] & 0xFF;
                        g += image.rgb()[at + 1] & 0xFF;
                        b += image.rgb()[at + 2] & 0xFF;
                    }
                }
                int n = (y1 - y0) * (x1 - x0);
                int to = 3 * (y * width + x);
                out[to] = (byte) ((r + n / 2) / n);
                out[to + 1] = (byte) ((g + n / 2) / n);
                out[to + 2] = (byte) ((b + n / 2) / n);
            }
        }
        return new RgbImage(width, height, out);
    }

    /** The labels at another size: each new pixel takes the label at its centre. */
    public static LabelMap nearest(LabelMap map, int width, int height) {
        if (width == map.width() && height == map.height()) {
            return map;
        }
        var out = new byte[width * height];
        for (int y = 0; y < height; y++) {
            int sy = (int) ((y + 0.5) * map.height() / height);
            for (int x = 0; x < width; x++) {
                int sx = (int) ((x + 0.5) * map.width() / width);
                out[y * width + x] = map.labels()[sy * map.width() + sx];
            }
        }
        return new LabelMap(width, height, out);
    }
}
