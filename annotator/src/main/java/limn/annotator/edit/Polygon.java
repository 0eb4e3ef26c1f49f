package limn.annotator.edit;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import limn.annotator.model.Mask;
import limn.annotator.model.ValueMap;

/** A closed area: a pixel belongs to it if its centre lies inside. Less than three points have no area. */
public final class Polygon {
    private Polygon() {}

    /** Changes the pixels of a polygon by the even-odd rule. Parts outside of the picture are left out. */
    public static void fill(Mask.Editor editor, List<Point> points, IntUnaryOperator change) {
        scan(editor, points, change, false);
    }

    /**
     * Changes the pixels that an outline drawn by hand goes around, however often (the non-zero winding rule): where it crosses itself
     * no hole is left.
     */
    public static void fillOutline(Mask.Editor editor, List<Point> points, IntUnaryOperator change) {
        scan(editor, points, change, true);
    }

    private static void scan(Mask.Editor editor, List<Point> points, IntUnaryOperator change, boolean winding) {
        if (points.size() < 3) {
            return;
        }
        double min = points.stream().mapToDouble(Point::y).min().orElseThrow();
        double max = points.stream().mapToDouble(Point::y).max().orElseThrow();
        int top = (int) Math.max(0, Math.floor(min));
        int bottom = (int) Math.min(editor.height(), Math.ceil(max));
        ValueMap map = ValueMap.of(change);
        var edges = new Edges(points, top, bottom);
        var crossings = new long[points.size()];
        for (int y = top; y < bottom; y++) {
            int n = edges.crossings(y, crossings);
            Arrays.sort(crossings, 0, n);
            int inside = 0;
            for (int i = 0; i + 1 < n; i++) {
                inside += winding ? Edges.direction(crossings[i]) : 1 - 2 * (i & 1);
                if (inside != 0) { // half-open: neighbours share no pixel
                    editor.replace(y, Edges.pixel(crossings[i]), Edges.pixel(crossings[i + 1]), map);
                }
            }
        }
    }

    /** The edges of a polygon by the row in which they begin, so that a row costs the edges that cross it. */
    private static final class Edges {
        private final List<Point> points;
        private final int top;
        private final int[] first;
        private final int[] next;
        private int[] live = new int[16];
        private int count;

        Edges(List<Point> points, int top, int bottom) {
            this.points = points;
            this.top = top;
            first = new int[Math.max(0, bottom - top)];
            Arrays.fill(first, -1);
            next = new int[points.size()];
            for (int i = 0; i < points.size(); i++) {
                double low = Math.min(points.get(i).y(), end(i).y());
                int row = Math.max(0, (int) Math.max(-1.0, Math.ceil(low - 0.5) - top));
                if (row < first.length && points.get(i).y() != end(i).y()) {
                    next[i] = first[row];
                    first[row] = i;
                }
            }
        }

        private Point end(int i) { return points.get(i + 1 == points.size() ? 0 : i + 1); }

        /** Where edges cross the middle of a row, packed so that they sort from left to right. */
        int crossings(int y, long[] into) {
            for (int i = first[y - top]; i >= 0; i = next[i]) {
                if (count == live.length) {
                    live = Arrays.copyOf(live, 2 * count);
                }
                live[count++] = i;
            }
            double middle = y + 0.5;
            int n = 0;
            int kept = 0;
            for (int k = 0; k < count; k++) {
                Point a = points.get(live[k]);
                Point b = end(live[k]);
                if (Math.max(a.y(), b.y()) <= middle) {
                    continue; // ended above this row
                }
                live[kept++] = live[k];
                if (a.y() <= middle != b.y() <= middle) {
                    double x = a.x() + (b.x() - a.x()) * (middle - a.y()) / (b.y() - a.y());
                    into[n++] = packed((int) Math.ceil(x - 0.5), b.y() > a.y());
                }
            }
            count = kept;
            return n;
        }

        /** The first pixel whose centre lies at or behind a crossing, and whether the edge goes down. */
        private static long packed(int pixel, boolean down) {
            return (long) pixel << 1 | (down ? 1 : 0);
        }

        static int pixel(long packed) { return (int) (packed >> 1); }

        static int direction(long packed) { return (packed & 1) != 0 ? 1 : -1; }
    }
}
