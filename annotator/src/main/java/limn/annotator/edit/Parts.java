package limn.annotator.edit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import limn.annotator.model.Region;

/**
 * All connected parts of a picture whose pixels have keys: pixels of one key that touch over an edge are one part. Found with runs
 * that are joined in a forest (Rosenfeld and Pfaltz 1966), in one pass over the pixels, whatever the number of keys.
 */
public final class Parts {
    /** Of pixels that belong to no part. */
    public static final int NONE = -1;

    private final int width;
    private final int height;
    private final IntUnaryOperator keys;
    private int count;
    private int[] rows = new int[256];
    private int[] from = new int[256];
    private int[] to = new int[256];
    private int[] key = new int[256];
    private int[] parent = new int[256];

    private Parts(int width, int height, IntUnaryOperator keys) {
        this.width = width;
        this.height = height;
        this.keys = keys;
    }

    /** One part. */
    public static final class Part {
        private final int key;
        private final int pixels;
        private final Region bounds;
        /** Row, first column and the one behind the last of each run, row by row. */
        private final int[] runs;

        private Part(int key, int pixels, Region bounds, int[] runs) {
            this.key = key;
            this.pixels = pixels;
            this.bounds = bounds;
            this.runs = runs;
        }

        public int key() { return key; }

        public int pixels() { return pixels; }

        public Region bounds() { return bounds; }

        /** Visits its runs, row by row. */
        public void runs(Selection.RunVisitor visitor) {
            for (int i = 0; i < runs.length; i += 3) {
                visitor.run(runs[i], runs[i + 1], runs[i + 2]);
            }
        }

        public Selection selection() {
            var builder = new Selection.Builder(bounds);
            runs(builder::add);
            return builder.build();
        }
    }

    /**
     * The parts of a picture, the largest first.
     *
     * @param keys the key of the pixel {@code y * width + x}, {@link #NONE} for none; asked once for each, row by row
     * @param least smaller parts are left out, pixels
     */
    public static List<Part> of(int width, int height, IntUnaryOperator keys, int least) {
        var parts = new Parts(width, height, keys);
        parts.join();
        return parts.collect(least);
    }

    private void join() {
        int above = 0;
        for (int y = 0; y < height; y++) {
            int row = count;
            int a = above;
            for (int x = 0; x < width;) {
                int here = keys.applyAsInt(y * width + x);
                int end = x + 1;
                int next = NONE;
                while (end < width) {
                    next = keys.applyAsInt(y * width + end);
                    if (next != here) {
                        break;
                    }
                    end++;
                }
                a = here == NONE ? a : add(y, x, end, here, a, row);
                x = end;
            }
            above = row;
        }
    }

    /** Adds a run. @param a the first run of the row above that may touch it @return the same for the next run */
    private int add(int y, int x0, int x1, int value, int a, int row) {
        if (count == rows.length) {
            grow();
        }
        int i = count++;
        rows[i] = y;
        from[i] = x0;
        to[i] = x1;
        key[i] = value;
        parent[i] = i;
        int first = a;
        while (first < row && to[first] <= x0) {
            first++;
        }
        for (int b = first; b < row && from[b] < x1; b++) {
            if (key[b] == value) {
                parent[root(b)] = root(i);
            }
        }
        return first;
    }

    private void grow() {
        int length = count * 2;
        rows = Arrays.copyOf(rows, length);
        from = Arrays.copyOf(from, length);
        to = Arrays.copyOf(to, length);
        key = Arrays.copyOf(key, length);
        parent = Arrays.copyOf(parent, length);
    }

    private int root(int run) { return Forest.root(parent, run); }

    private List<Part> collect(int least) {
        var pixels = new int[count];
        var lengths = new int[count];
        for (int i = 0; i < count; i++) {
            pixels[root(i)] += to[i] - from[i];
            lengths[root(i)]++;
        }
        var runs = new int[count][];
        var filled = new int[count];
        for (int i = 0; i < count; i++) {
            int root = root(i);
            if (pixels[root] >= least) {
                if (runs[root] == null) {
                    runs[root] = new int[3 * lengths[root]];
                }
                int at = filled[root];
                runs[root][at] = rows[i];
                runs[root][at + 1] = from[i];
                runs[root][at + 2] = to[i];
                filled[root] = at + 3;
            }
        }
        var parts = new ArrayList<Part>();
        for (int i = 0; i < count; i++) {
            if (runs[i] != null) {
                parts.add(new Part(key[i], pixels[i], bounds(runs[i]), runs[i]));
            }
        }
        parts.sort(java.util.Comparator.comparingInt(Part::pixels).reversed());
        return parts;
    }

    private static Region bounds(int[] runs) {
        int left = Integer.MAX_VALUE;
        int right = 0;
        for (int i = 0; i < runs.length; i += 3) {
            left = Math.min(left, runs[i + 1]);
            right = Math.max(right, runs[i + 2]);
        }
        return Region.of(left, runs[0], right, runs[runs.length - 3] + 1);
    }
}
