package limn.annotator.view;

import limn.annotator.model.Mask;
import limn.annotator.model.Tile;

/** The mask as lines: two view pixels along the inner side of each area that is decided. */
final class Outlines {
    /** How far from a pixel another value makes it an edge, view pixels. */
    private static final int BREADTH = 2;

    private Outlines() {}

    /**
     * Draws the edges of one row of the view.
     *
     * @param full the column of the picture for each column of the part of the view
     * @param out from {@code at} on the pixels of the row
     */
    static void draw(Compositor.Scene scene, Viewport viewport, int[] full, int from, int to, int[] out, int at,
            int viewY) {
        Mask mask = scene.mask();
        int n = to - from;
        var above = new int[n];
        var here = new int[n];
        var below = new int[n];
        values(mask, full, from, row(mask, viewport, viewY - BREADTH), above);
        values(mask, full, from, row(mask, viewport, viewY), here);
        values(mask, full, from, row(mask, viewport, viewY + BREADTH), below);
        for (int i = 0; i < n; i++) {
            int value = here[i];
            if (value != Mask.UNLABELLED && (above[i] != value || below[i] != value || isSide(here, i, value))) {
                out[at + from + i] = Compositor.blend(out[at + from + i], scene.palette().line(value));
            }
        }
    }

    private static boolean isSide(int[] here, int i, int value) {
        int last = here.length - 1;
        return here[Math.max(0, i - 1)] != value || here[Math.max(0, i - BREADTH)] != value
                || here[Math.min(last, i + 1)] != value || here[Math.min(last, i + BREADTH)] != value;
    }

    private static int row(Mask mask, Viewport viewport, int viewY) {
        int y = (int) Math.floor((viewY + 0.5 - viewport.y()) / viewport.zoom());
        return Math.clamp(y, 0, mask.height() - 1);
    }

    private static void values(Mask mask, int[] full, int from, int y, int[] into) {
        int row = (y & 255) << 8;
        int i = 0;
        while (i < into.length) {
            int column = full[from + i] >> 8;
            Tile tile = mask.tile(column, y >> 8);
            for (; i < into.length && full[from + i] >> 8 == column; i++) {
                into[i] = tile.at(row | full[from + i] & 255);
            }
        }
    }
}
