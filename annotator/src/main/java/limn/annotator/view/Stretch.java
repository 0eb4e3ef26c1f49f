package limn.annotator.view;

import java.util.stream.IntStream;
import limn.annotator.format.Picture;

/** Makes small pictures larger, smoothly: each pixel is mixed from its four nearest by how near they are. */
final class Stretch {
    private static final int ONE = 256;

    private Stretch() {}

    /** The picture in another size; itself if it has that size already. */
    static Picture to(Picture from, int width, int height) {
        if (from.width() == width && from.height() == height) {
            return from;
        }
        var out = new int[width * height];
        IntStream.range(0, height).parallel().forEach(y -> {
            int v = place(y, height, from.height());
            int upper = (v / ONE) * from.width();
            int lower = Math.min(v / ONE + 1, from.height() - 1) * from.width();
            for (int x = 0; x < width; x++) {
                int u = place(x, width, from.width());
                int left = u / ONE;
                int right = Math.min(left + 1, from.width() - 1);
                int[] in = from.argb();
                out[y * width + x] = mix(mix(in[upper + left], in[upper + right], u % ONE),
                        mix(in[lower + left], in[lower + right], u % ONE), v % ONE);
            }
        });
        return new Picture(width, height, out);
    }

    /** Where the middle of a pixel lies among the middles of the small ones, in parts of {@value #ONE}. */
    private static int place(int at, int to, int from) {
        return (int) Math.clamp(Math.round(((at + 0.5) * from / to - 0.5) * ONE), 0, (from - 1) * ONE);
    }

    /** Between two opaque pixels. @param share of the second, 0..{@value #ONE} */
    private static int mix(int a, int b, int share) {
        int redBlue = (a & 0xFF00FF) * (ONE - share) + (b & 0xFF00FF) * share >>> 8 & 0xFF00FF;
        int green = (a & 0xFF00) * (ONE - share) + (b & 0xFF00) * share >>> 8 & 0xFF00;
        return 0xFF000000 | redBlue | green;
    }
}
