package limn.annotator.exchange;

import java.util.BitSet;
import java.util.List;
import limn.annotator.format.Reason.Kind;

/**
 * The run lengths of COCO: runs of 0 and 1 by turns, beginning with 0, column by column. Either as numbers or packed into a string: each
 * number as groups of 5 bits, lowest first, with a bit that says whether more follow, each group plus 48 as a letter; from the fourth
 * number on the difference to the number before the last. As in {@code maskApi.c} of cocodataset/cocoapi.
 */
final class CocoRle {
    private CocoRle() {}

    /** The numbers of a string. */
    static int[] unpack(String packed) throws UnreadableShape {
        var counts = new Ints();
        int p = 0;
        while (p < packed.length()) {
            long x = 0;
            int k = 0;
            boolean more = true;
            while (more) {
                int c = p < packed.length() ? packed.charAt(p++) - 48 : -1;
                if (c < 0 || c > 63 || k > 12) {
                    throw new UnreadableShape(Kind.RUNS_BROKEN);
                }
                x |= (long) (c & 0x1F) << 5 * k++;
                more = (c & 0x20) != 0;
                if (!more && (c & 0x10) != 0) {
                    x |= -1L << 5 * k;
                }
            }
            x += counts.size() > 2 ? counts.get(counts.size() - 2) : 0;
            if (x < 0 || x > Integer.MAX_VALUE) {
                throw new UnreadableShape(Kind.RUNS_BROKEN);
            }
            counts.add((int) x);
        }
        return counts.toArray();
    }

    static String pack(int[] counts) {
        var packed = new StringBuilder();
        for (int i = 0; i < counts.length; i++) {
            long x = counts[i] - (i > 2 ? counts[i - 2] : 0);
            boolean more = true;
            while (more) {
                int c = (int) (x & 0x1F);
                x >>= 5;
                more = (c & 0x10) != 0 ? x != -1 : x != 0;
                packed.append((char) ((more ? c | 0x20 : c) + 48));
            }
        }
        return packed.toString();
    }

    /** Draws the runs of 1. @throws UnreadableShape if they do not fill the picture exactly; nothing is drawn then */
    static void fill(int[] counts, AreaPainter painter) throws UnreadableShape {
        long sum = 0;
        for (int count : counts) {
            sum += count;
            if (count < 0) {
                throw new UnreadableShape(Kind.RUNS_BROKEN);
            }
        }
        long pixels = (long) painter.width() * painter.height();
        if (sum != pixels) {
            throw new UnreadableShape(Kind.RUNS_SUM, sum, pixels);
        }
        long p = 0;
        for (int i = 0; i < counts.length; i++) {
            long end = p + counts[i];
            while (i % 2 == 1 && p < end) {
                int x = (int) (p / painter.height());
                int y = (int) (p % painter.height());
                int n = (int) Math.min(end - p, painter.height() - y);
                painter.column(x, y, y + n);
                p += n;
            }
            p = end;
        }
    }

    /** The runs of an area, which may have holes. @param height of the picture */
    static int[] of(List<double[]> rings, int width, int height) throws UnreadableShape {
        var inside = new BitSet();
        Raster.fill(rings, width, height, (y, x0, x1) -> {
            for (int x = x0; x < x1; x++) {
                inside.set(Math.addExact(Math.multiplyExact(x, height), y));
            }
        });
        var counts = new Ints();
        int end = 0;
        for (int from = inside.nextSetBit(0); from >= 0; from = inside.nextSetBit(end)) {
            counts.add(from - end);
            end = inside.nextClearBit(from);
            counts.add(end - from);
        }
        counts.add(Math.multiplyExact(width, height) - end);
        return counts.toArray();
    }

    /** How many pixels are 1. */
    static long area(int[] counts) {
        long area = 0;
        for (int i = 1; i < counts.length; i += 2) {
            area += counts[i];
        }
        return area;
    }
}
