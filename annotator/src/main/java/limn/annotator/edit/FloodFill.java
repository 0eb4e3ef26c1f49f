package limn.annotator.edit;

import java.util.ArrayDeque;
import limn.annotator.model.Mask;
import limn.annotator.model.Region;

/** Fills the area of one value that is connected over edges, line by line; memory grows with its border, not its area. */
public final class FloodFill {
    private FloodFill() {}

    /**
     * Gives the area around a pixel another value.
     *
     * @return what changed; empty if the pixel is outside or has the value already
     */
    public static Region fill(Mask.Editor editor, int x, int y, int value) {
        if (x < 0 || y < 0 || x >= editor.width() || y >= editor.height() || editor.at(x, y) == value) {
            return Region.EMPTY;
        }
        int old = editor.at(x, y);
        var seeds = new ArrayDeque<int[]>();
        seeds.push(new int[]{x, y});
        Region touched = Region.EMPTY;
        while (!seeds.isEmpty()) {
            int[] seed = seeds.pop();
            int line = seed[1];
            if (editor.at(seed[0], line) != old) {
                continue;
            }
            int from = seed[0];
            while (from > 0 && editor.at(from - 1, line) == old) {
                from--;
            }
            int to = seed[0] + 1;
            while (to < editor.width() && editor.at(to, line) == old) {
                to++;
            }
            editor.span(line, from, to, value);
            touched = touched.union(Region.of(from, line, to, line + 1));
            seeds(editor, seeds, from, to, line - 1, old);
            seeds(editor, seeds, from, to, line + 1, old);
        }
        return touched;
    }

    /** One seed for each run of the old value below or above a filled line. */
    private static void seeds(Mask.Editor editor, ArrayDeque<int[]> seeds, int from, int to, int line, int old) {
        if (line < 0 || line >= editor.height()) {
            return;
        }
        boolean inside = false;
        for (int x = from; x < to; x++) {
            boolean here = editor.at(x, line) == old;
            if (here && !inside) {
                seeds.push(new int[]{x, line});
            }
            inside = here;
        }
    }
}
