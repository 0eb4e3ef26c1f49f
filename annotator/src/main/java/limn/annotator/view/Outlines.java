package limn.annotator.view;

import limn.annotator.model.Mask;
import limn.annotator.model.Tile;

/** A band of the mask as lines: two view pixels along the inner side of each area that is decided. Used by one thread. */
final class Outlines {
    /** How far from a pixel another value makes it an edge, view pixels. */
    private static final int BREADTH = 2;
    private static final byte NONE = (byte) Mask.UNLABELLED;

    private final Palette palette;
    private final int from;
    private final int first;
    /** The values of the rows of the band and of those around it. */
    private final byte[][] rows;

    /**
     * Reads what a band of rows of the view needs.
     *
     * @param full the column of the picture for each column of the part of the view
     * @param from the first of these columns that the picture covers
     * @param to behind the last
     * @param first row of the view
     * @param end row of the view behind the last
     */
    Outlines(Compositor.Scene scene, Viewport viewport, int[] full, int from, int to, int first, int end) {
        palette = scene.palette();
        this.from = from;
        this.first = first;
        rows = new byte[end - first + 2 * BREADTH][to - from];
        int last = -1;
        for (int i = 0; i < rows.length; i++) {
            int y = row(scene.mask(), viewport, first - BREADTH + i);
            if (y == last) {
                rows[i] = rows[i - 1]; // magnified: the same pixels
            } else {
                values(scene.mask(), full, from, y, rows[i]);
            }
            last = y;
        }
    }

    /** Draws the edges of a row of the band. @param out from {@code at} on the pixels of the row */
    void draw(int viewY, int[] out, int at) {
        byte[] above = rows[viewY - first];
        byte[] here = rows[viewY - first + BREADTH];
        byte[] below = rows[viewY - first + 2 * BREADTH];
        for (int i = 0; i < here.length; i++) {
            byte value = here[i];
            if (value != NONE && (above[i] != value || below[i] != value || isSide(here, i, value))) {
                out[at + from + i] = Compositor.blend(out[at + from + i], palette.line(value & 0xFF));
            }
        }
    }

    private static boolean isSide(byte[] here, int i, byte value) {
        int last = here.length - 1;
        return here[Math.max(0, i - 1)] != value || here[Math.max(0, i - BREADTH)] != value
                || here[Math.min(last, i + 1)] != value || here[Math.min(last, i + BREADTH)] != value;
    }

    private static int row(Mask mask, Viewport viewport, int viewY) {
        int y = (int) Math.floor((viewY + 0.5 - viewport.y()) / viewport.zoom());
        return Math.clamp(y, 0, mask.height() - 1);
    }

    private static void values(Mask mask, int[] full, int from, int y, byte[] into) {
        int row = (y & 255) << 8;
        int i = 0;
        while (i < into.length) {
            int column = full[from + i] >> 8;
            Tile tile = mask.tile(column, y >> 8);
            for (; i < into.length && full[from + i] >> 8 == column; i++) {
                into[i] = (byte) tile.at(row | full[from + i] & 255);
            }
        }
    }
}
