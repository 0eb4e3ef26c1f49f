package limn.annotator.exchange;

import java.util.ArrayList;
import java.util.List;

/**
 * A connected part of one value, as rings of corners along pixel edges: a pixel is the square from (x, y) to (x + 1, y + 1). Walking
 * along a ring the area is at the right hand (y goes down).
 *
 * @param outer x, y, x, y, ...
 */
record Area(int[] outer, List<Hole> holes) {
    /**
     * A ring inside the area. It begins at the left end of its highest edge.
     *
     * @param bridge the row above that corner belongs to the area from this x on
     */
    record Hole(int[] ring, int bridge) {}

    Area { holes = List.copyOf(holes); }

    /** Pixels inside the outer ring. */
    long enclosed() {
        long sum = 0;
        for (int i = 0; i < outer.length; i += 2) {
            int j = (i + 2) % outer.length;
            sum += (long) outer[i] * outer[j + 1] - (long) outer[j] * outer[i + 1];
        }
        return sum / 2;
    }

    /** The smallest box around it: x, y, width, height. */
    int[] box() {
        int[] box = {Integer.MAX_VALUE, Integer.MAX_VALUE, 0, 0};
        for (int i = 0; i < outer.length; i += 2) {
            box[0] = Math.min(box[0], outer[i]);
            box[1] = Math.min(box[1], outer[i + 1]);
            box[2] = Math.max(box[2], outer[i]);
            box[3] = Math.max(box[3], outer[i + 1]);
        }
        box[2] -= box[0];
        box[3] -= box[1];
        return box;
    }

    /** All rings, the outer one first. */
    List<double[]> rings() {
        var rings = new ArrayList<double[]>();
        rings.add(moved(outer, 0));
        holes.forEach(hole -> rings.add(moved(hole.ring(), 0)));
        return rings;
    }

    /**
     * The area as one ring: holes are joined to it by cuts without width, for formats that know no holes. Filled by the even-odd rule it
     * is the area again.
     *
     * @param inset how far the ring lies inside of the area, pixels, 0 or more and below 0.5. Cut down to whole numbers its corners then
     *            are the outermost pixels of the area: what programs draw that cut coordinates and paint the outline too
     */
    double[] joined(double inset) {
        var ring = new Corners(moved(outer, inset));
        for (Hole hole : holes) {
            double[] inner = moved(hole.ring(), inset);
            ring.insert(inner, hole.bridge() + inset, inner[1]);
        }
        return ring.toArray();
    }

    /** Every edge moved to its right: up-going edges to greater x, and so on round. */
    private static double[] moved(int[] ring, double inset) {
        int n = ring.length;
        var moved = new double[n];
        for (int i = 0; i < n; i += 2) {
            moved[i] = ring[i];
            moved[i + 1] = ring[i + 1];
            for (int from : new int[]{(i + n - 2) % n, i}) { // the edge that comes here and the one that leaves
                int to = (from + 2) % n;
                moved[i] += ring[from] == ring[to] ? Math.signum(ring[from + 1] - ring[to + 1]) * inset : 0;
                moved[i + 1] += ring[from + 1] == ring[to + 1] ? Math.signum(ring[to] - ring[from]) * inset : 0;
            }
        }
        return moved;
    }

    /** A growing ring. */
    private static final class Corners {
        private double[] ring;

        Corners(double[] outer) { ring = outer; }

        /** Goes from the up-going edge at x to the beginning of the inner ring, around it, and back. */
        void insert(double[] inner, double x, double y) {
            int at = edge(x, y);
            var more = new double[ring.length + inner.length + 6];
            System.arraycopy(ring, 0, more, 0, at + 2);
            int n = at + 2;
            more[n++] = x;
            more[n++] = y;
            System.arraycopy(inner, 0, more, n, inner.length);
            n += inner.length;
            more[n++] = inner[0];
            more[n++] = inner[1];
            more[n++] = x;
            more[n++] = y;
            System.arraycopy(ring, at + 2, more, n, ring.length - at - 2);
            ring = more;
        }

        private int edge(double x, double y) {
            double middle = Math.rint(y) - 0.5; // the row above the hole
            for (int i = 0; i < ring.length; i += 2) {
                int j = (i + 2) % ring.length;
                if (ring[i] == x && ring[j] == x && ring[i + 1] > middle && ring[j + 1] < middle) {
                    return i;
                }
            }
            throw new IllegalStateException("a hole without an edge at its left");
        }

        double[] toArray() { return ring; }
    }
}
