package limn.annotator.edit;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * The parts of a selection, connected over edges. Found with runs instead of pixels: runs of two neighbouring rows that overlap are
 * joined in a forest (Rosenfeld and Pfaltz 1966), so time and memory grow with the borders of the parts and not with their area.
 */
final class Components {
    private int count;
    private int[] ys = new int[64];
    private int[] from = new int[64];
    private int[] to = new int[64];
    private int[] parent = new int[64];
    private int[] size = new int[64];
    private int above;
    private int row;

    private Components() {}

    static Components of(Selection selection) {
        var parts = new Components();
        selection.runs(parts::add);
        return parts;
    }

    private void add(int y, int x0, int x1) {
        if (count == ys.length) {
            grow();
        }
        if (count > 0 && y != ys[count - 1]) { // a new row: the last one is now above it
            above = y == ys[count - 1] + 1 ? row : count;
            row = count;
        }
        int i = count++;
        ys[i] = y;
        from[i] = x0;
        to[i] = x1;
        parent[i] = i;
        size[i] = x1 - x0;
        while (above < row && to[above] <= x0) {
            above++;
        }
        for (int a = above; a < row && from[a] < x1; a++) {
            join(a, i);
        }
    }

    private void grow() {
        int length = count * 2;
        ys = Arrays.copyOf(ys, length);
        from = Arrays.copyOf(from, length);
        to = Arrays.copyOf(to, length);
        parent = Arrays.copyOf(parent, length);
        size = Arrays.copyOf(size, length);
    }

    private int root(int run) { return Forest.root(parent, run); }

    private void join(int a, int b) {
        int first = root(a);
        int second = root(b);
        if (first != second) {
            int large = size[first] >= size[second] ? first : second;
            int small = large == first ? second : first;
            parent[small] = large;
            size[large] += size[small];
        }
    }

    /** The part that holds a pixel; nothing if none does. */
    Selection at(int x, int y, Selection all) {
        for (int i = 0; i < count; i++) {
            if (ys[i] == y && from[i] <= x && x < to[i]) {
                int root = root(i);
                return select(all, part -> part == root);
            }
        }
        return Selection.NOTHING;
    }

    /** The pixels of the largest part; 0 if there is none. */
    int largest() {
        int largest = 0;
        for (int i = 0; i < count; i++) {
            largest = Math.max(largest, size[root(i)]);
        }
        return largest;
    }

    /** All parts of fewer than so many pixels. */
    Selection smallerThan(int pixels, Selection all) {
        return select(all, part -> size[part] < pixels);
    }

    /** All parts without a pixel at the border of the region of the selection. */
    Selection inside(Selection all) {
        var touches = new boolean[count];
        for (int i = 0; i < count; i++) {
            if (ys[i] == all.region().y() || ys[i] == all.region().endY() - 1 || from[i] == all.region().x()
                    || to[i] == all.region().endX()) {
                touches[root(i)] = true;
            }
        }
        return select(all, part -> !touches[part]);
    }

    private Selection select(Selection all, IntPredicate roots) {
        var builder = new Selection.Builder(all.region());
        for (int i = 0; i < count; i++) {
            if (roots.test(root(i))) {
                builder.add(ys[i], from[i], to[i]);
            }
        }
        return builder.build();
    }
}
