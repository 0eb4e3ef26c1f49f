package limn.annotator.exchange;

import java.util.Arrays;
import java.util.List;
import limn.annotator.format.Reason.Kind;

/**
 * Polygons as pixels: a pixel belongs to an area if its centre lies inside by the even-odd rule, so rings inside others are holes.
 * Corner coordinates count pixel edges: the pixel (x, y) is the square from (x, y) to (x + 1, y + 1). The centre rule is half-open: of two
 * areas with a common edge exactly one has a pixel whose centre lies on it. Along pixel edges this is what pycocotools gives.
 */
final class Raster {
    /** More crossings of rows than this are refused: a hostile file must not keep the program busy. */
    private static final long MOST_CROSSINGS = 50_000_000;

    private Raster() {}

    /**
     * Fills an area.
     *
     * @param rings each x, y, x, y, ...; closed by themselves
     * @throws UnreadableShape if a number is none, or there are too many crossings
     */
    static void fill(List<double[]> rings, int width, int height, Spans spans) throws UnreadableShape {
        var counts = new int[height + 1];
        long all = 0;
        int first = height;
        int last = 0;
        for (double[] ring : rings) {
            require(ring);
            for (int i = 0; i < ring.length; i += 2) {
                int j = (i + 2) % ring.length;
                int from = row(Math.min(ring[i + 1], ring[j + 1]), height);
                int to = row(Math.max(ring[i + 1], ring[j + 1]), height);
                all += to - from;
                if (all > MOST_CROSSINGS) {
                    throw new UnreadableShape(Kind.SHAPE_TOO_COMPLEX);
                }
                first = Math.min(first, from);
                last = Math.max(last, to);
                for (int y = from; y < to; y++) {
                    counts[y]++;
                }
            }
        }
        if (all > 0) {
            spans(crossings(rings, counts, first, last, height), counts, first, last, width, spans);
        }
    }

    private static void require(double[] ring) throws UnreadableShape {
        if (ring.length < 6 || ring.length % 2 != 0) {
            throw new UnreadableShape(Kind.SHAPE_BROKEN);
        }
        for (double number : ring) {
            if (!Double.isFinite(number)) {
                throw new UnreadableShape(Kind.SHAPE_BROKEN);
            }
        }
    }

    /** The first row whose centre lies at or below y, within the picture. */
    private static int row(double y, int height) {
        return (int) Math.clamp(Math.ceil(y - 0.5), 0, height);
    }

    /** The crossings with the centre of every row; afterwards {@code counts} holds the end of each row's part. */
    private static double[] crossings(List<double[]> rings, int[] counts, int first, int last, int height) {
        int sum = 0;
        for (int y = first; y < last; y++) {
            int n = counts[y];
            counts[y] = sum;
            sum += n;
        }
        var found = new double[sum];
        for (double[] ring : rings) {
            for (int i = 0; i < ring.length; i += 2) {
                int j = (i + 2) % ring.length;
                double x0 = ring[i];
                double y0 = ring[i + 1];
                double slope = (ring[j] - x0) / (ring[j + 1] - y0); // rows are crossed only where this is a number
                int to = row(Math.max(y0, ring[j + 1]), height);
                for (int y = row(Math.min(y0, ring[j + 1]), height); y < to; y++) {
                    found[counts[y]++] = ring[j] == x0 ? x0 : x0 + (y + 0.5 - y0) * slope;
                }
            }
        }
        return found;
    }

    private static void spans(double[] found, int[] ends, int first, int last, int width, Spans spans) {
        int from = 0;
        for (int y = first; y < last; y++) {
            Arrays.sort(found, from, ends[y]);
            for (int k = from; k + 1 < ends[y]; k += 2) {
                int x0 = (int) Math.clamp(Math.ceil(found[k] - 0.5), 0, width);
                int x1 = (int) Math.clamp(Math.ceil(found[k + 1] - 0.5), 0, width);
                if (x1 > x0) {
                    spans.span(y, x0, x1);
                }
            }
            from = ends[y];
        }
    }
}
