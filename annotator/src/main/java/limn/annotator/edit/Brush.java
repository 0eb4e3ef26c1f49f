package limn.annotator.edit;

import java.util.function.IntUnaryOperator;
import limn.annotator.model.Mask;
import limn.annotator.model.Region;
import limn.annotator.model.ValueMap;

/** A round pen. A pixel belongs to a stroke if its centre does; the pixel under the pen always does. */
public final class Brush {
    private Brush() {}

    /** Changes the pixels of a disk. */
    public static void stamp(Mask.Editor editor, double cx, double cy, double radius, IntUnaryOperator change) {
        stroke(editor, cx, cy, cx, cy, radius, change);
    }

    /**
     * Changes the pixels within {@code radius} of the segment from (x0, y0) to (x1, y1), image coordinates.
     *
     * @return what may have changed
     */
    public static Region stroke(Mask.Editor editor, double x0, double y0, double x1, double y1, double radius,
            IntUnaryOperator change) {
        int top = (int) Math.max(0, Math.floor(Math.min(y0, y1) - radius));
        int bottom = (int) Math.min(editor.height(), Math.ceil(Math.max(y0, y1) + radius) + 1);
        ValueMap map = ValueMap.of(change);
        Region touched = Region.EMPTY;
        for (int y = top; y < bottom; y++) {
            double[] span = span(y + 0.5, x0, y0, x1, y1, radius);
            int from = (int) Math.ceil(span[0] - 0.5); // first and last pixel centre of the span
            int to = (int) Math.floor(span[1] - 0.5) + 1;
            touched = touched.union(row(editor, y, from, to, map));
        }
        return touched.union(pixel(editor, x0, y0, radius, map)).union(pixel(editor, x1, y1, radius, map));
    }

    /** A pen thinner than a pixel still paints the pixel that it is in. */
    private static Region pixel(Mask.Editor editor, double x, double y, double radius, ValueMap map) {
        int px = (int) Math.floor(x);
        int py = (int) Math.floor(y);
        boolean painted = Math.hypot(px + 0.5 - x, py + 0.5 - y) <= radius;
        return painted ? Region.EMPTY : row(editor, py, px, px + 1, map);
    }

    private static Region row(Mask.Editor editor, int y, int from, int to, ValueMap map) {
        int x0 = Math.max(0, from);
        int x1 = Math.min(editor.width(), to);
        if (x0 >= x1 || y < 0 || y >= editor.height()) {
            return Region.EMPTY;
        }
        editor.replace(y, x0, x1, map);
        return Region.of(x0, y, x1, y + 1);
    }

    /** Where the line at height y crosses the capsule: the union of two disks and the rectangle between them, convex. */
    private static double[] span(double y, double x0, double y0, double x1, double y1, double radius) {
        double[] span = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        disk(span, y, x0, y0, radius);
        disk(span, y, x1, y1, radius);
        double length = Math.hypot(x1 - x0, y1 - y0);
        if (length > 0) {
            double nx = -(y1 - y0) / length * radius;
            double ny = (x1 - x0) / length * radius;
            edge(span, y, x0 + nx, y0 + ny, x1 + nx, y1 + ny);
            edge(span, y, x0 - nx, y0 - ny, x1 - nx, y1 - ny);
        }
        return span;
    }

    private static void disk(double[] span, double y, double cx, double cy, double radius) {
        double square = radius * radius - (y - cy) * (y - cy);
        if (square >= 0) {
            double half = Math.sqrt(square);
            span[0] = Math.min(span[0], cx - half);
            span[1] = Math.max(span[1], cx + half);
        }
    }

    private static void edge(double[] span, double y, double ax, double ay, double bx, double by) {
        if (ay != by && y >= Math.min(ay, by) && y <= Math.max(ay, by)) {
            double x = ax + (bx - ax) * (y - ay) / (by - ay);
            span[0] = Math.min(span[0], x);
            span[1] = Math.max(span[1], x);
        }
    }
}
