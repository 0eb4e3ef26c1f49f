package limn.annotator.edit;

import limn.annotator.model.Region;

/**
 * Selections grown, shrunk, cleaned. Distances are between centres of pixels: what is within n pixels lies in a disk of radius n. What
 * is beyond the picture counts as selected wherever the selection reaches its border: an object that the picture cuts does not shrink there.
 */
public final class Shapes {
    private Shapes() {}

    /** All pixels of the picture within so many pixels of the selection. */
    public static Selection grown(Selection selection, int pixels, Region picture) {
        var builder = new Selection.Builder(around(selection, pixels, picture));
        var half = new int[pixels + 1];
        for (int dy = 0; dy <= pixels; dy++) {
            half[dy] = (int) Math.sqrt((double) pixels * pixels - (double) dy * dy);
        }
        selection.runs((y, from, to) -> {
            for (int dy = -pixels; dy <= pixels; dy++) {
                int wider = half[Math.abs(dy)];
                builder.add(y + dy, from - wider, to + wider);
            }
        });
        return builder.build();
    }

    /** The pixels further than so many pixels from everything that is in the picture and not selected. */
    public static Selection shrunk(Selection selection, int pixels, Region picture) {
        Selection other = selection.outside(around(selection, pixels, picture));
        return selection.minus(grown(other, pixels, picture));
    }

    /** Without parts that a disk does not fit into, then without gaps that a disk does not fit into: opening, then closing. */
    public static Selection smoothed(Selection selection, int radius, Region picture) {
        Selection opened = grown(shrunk(selection, radius, picture), radius, picture);
        return shrunk(grown(opened, radius, picture), radius, picture);
    }

    /** What a selection encloses without selecting it: areas that no way over edges leads out of to the border of the picture. */
    public static Selection holes(Selection selection) {
        Selection other = selection.outside(selection.region());
        return Components.of(other).inside(other);
    }

    /** The parts of a selection with fewer than so many pixels; parts are connected over edges. */
    public static Selection islands(Selection selection, int pixels) {
        return Components.of(selection).smallerThan(pixels, selection);
    }

    /** How many pixels the largest part of a selection has. */
    public static int largest(Selection selection) {
        return Components.of(selection).largest();
    }

    /** The part of a selection that holds a pixel, connected over edges. */
    public static Selection part(Selection selection, int x, int y) {
        return Components.of(selection).at(x, y, selection);
    }

    /** Pixels along the border of a selection, so many in width: half of them inside, half and the odd one outside. */
    public static Selection border(Selection selection, int width, Region picture) {
        Selection inner = shrunk(selection, width / 2, picture);
        return grown(selection, width - width / 2, picture).minus(inner);
    }

    private static Region around(Selection selection, int pixels, Region picture) {
        Region r = selection.region();
        return r.isEmpty()
                ? r
                : Region.of(r.x() - pixels, r.y() - pixels, r.endX() + pixels, r.endY() + pixels).intersect(picture);
    }
}
