package limn.annotator.edit;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import limn.annotator.model.Mask;

/** A closed area, filled by the even-odd rule: a pixel belongs to it if its centre lies inside. */
public final class Polygon {
    private Polygon() {}

    /** Changes the pixels of a polygon; less than three points have no area. Parts outside of the picture are left out. */
    public static void fill(Mask.Editor editor, List<Point> points, IntUnaryOperator change) {
        if (points.size() < 3) {
            return;
        }
        double min = points.stream().mapToDouble(Point::y).min().orElseThrow();
        double max = points.stream().mapToDouble(Point::y).max().orElseThrow();
        int top = (int) Math.max(0, Math.floor(min));
        int bottom = (int) Math.min(editor.height(), Math.ceil(max));
        var crossings = new double[points.size()];
        for (int y = top; y < bottom; y++) {
            int n = crossings(points, y + 0.5, crossings);
            Arrays.sort(crossings, 0, n);
            for (int i = 0; i + 1 < n; i += 2) {
                int from = (int) Math.ceil(crossings[i] - 0.5);
                int to = (int) Math.ceil(crossings[i + 1] - 0.5); // half-open: neighbours share no pixel
                editor.map(y, from, to, change);
            }
        }
    }

    private static int crossings(List<Point> points, double y, double[] into) {
        int n = 0;
        for (int i = 0; i < points.size(); i++) {
            Point a = points.get(i);
            Point b = points.get((i + 1) % points.size());
            if (a.y() <= y != b.y() <= y) {
                into[n++] = a.x() + (b.x() - a.x()) * (y - a.y()) / (b.y() - a.y());
            }
        }
        return n;
    }
}
