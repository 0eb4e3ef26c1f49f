package limn.engine.data;

import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Cuts one random training crop out of an image: random scale, place and mirror. Image bilinear, labels nearest, in one pass without
 * a scaled copy of the image. Outside of the picture lies padding: grey pixels, label 255.
 */
final class Cropper {
    private static final byte GREY = (byte) 124;

    private final int crop;
    private final double scaleMin;
    private final double scaleMax;

    Cropper(int crop, double scaleMin, double scaleMax) {
        this.crop = crop;
        this.scaleMin = Math.min(scaleMin, scaleMax);
        this.scaleMax = Math.max(scaleMin, scaleMax);
    }

    /** Writes the crop as image {@code index} of a batch. @return where it lies in the image */
    CropBox cut(DecodedCache.Decoded sample, RandomGenerator random, int index, byte[] rgb, byte[] labels,
            byte @Nullable [] weights) {
        RgbImage image = sample.image();
        LabelMap map = sample.labels();
        LabelMap certain = sample.weights();
        double scale = scaleMin + (scaleMax - scaleMin) * random.nextDouble();
        double freeX = image.width() * scale - crop;
        double freeY = image.height() * scale - crop;
        double left = freeX > 0 ? random.nextDouble() * freeX : freeX / 2;
        double top = freeY > 0 ? random.nextDouble() * freeY : freeY / 2;
        boolean mirror = random.nextBoolean();
        int w = image.width();
        int h = image.height();
        byte[] source = image.rgb();
        for (int y = 0; y < crop; y++) {
            double sy = (y + 0.5 + top) / scale - 0.5;
            int ny = (int) Math.floor(sy + 0.5);
            boolean insideY = ny >= 0 && ny < h;
            int y0 = Math.clamp((int) Math.floor(sy), 0, h - 1);
            int y1 = Math.min(y0 + 1, h - 1);
            float fy = (float) Math.clamp(sy - y0, 0.0, 1.0);
            for (int x = 0; x < crop; x++) {
                int at = (index * crop + y) * crop + (mirror ? crop - 1 - x : x);
                double sx = (x + 0.5 + left) / scale - 0.5;
                int nx = (int) Math.floor(sx + 0.5);
                if (!insideY || nx < 0 || nx >= w) {
                    rgb[3 * at] = GREY;
                    rgb[3 * at + 1] = GREY;
                    rgb[3 * at + 2] = GREY;
                    labels[at] = (byte) LabelMap.VOID;
                    continue;
                }
                int x0 = Math.clamp((int) Math.floor(sx), 0, w - 1);
                int x1 = Math.min(x0 + 1, w - 1);
                float fx = (float) Math.clamp(sx - x0, 0.0, 1.0);
                int p00 = 3 * (y0 * w + x0);
                int p01 = 3 * (y0 * w + x1);
                int p10 = 3 * (y1 * w + x0);
                int p11 = 3 * (y1 * w + x1);
                for (int c = 0; c < 3; c++) {
                    float upper = (source[p00 + c] & 0xFF) * (1 - fx) + (source[p01 + c] & 0xFF) * fx;
                    float lower = (source[p10 + c] & 0xFF) * (1 - fx) + (source[p11 + c] & 0xFF) * fx;
                    rgb[3 * at + c] = (byte) (upper + (lower - upper) * fy + 0.5f);
                }
                if (weights != null) {
                    weights[at] = certain == null ? (byte) 255 : certain.labels()[ny * w + nx];
                }
                labels[at] = map == null ? (byte) LabelMap.UNLABELLED : map.labels()[ny * w + nx];
            }
        }
        return new CropBox(left / scale / w, top / scale / h, crop / scale / w, crop / scale / h, mirror);
    }
}
