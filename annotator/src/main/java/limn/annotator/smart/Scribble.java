package limn.annotator.smart;

import java.util.List;
import limn.annotator.edit.Brush;
import limn.annotator.edit.Point;
import limn.annotator.model.Mask;
import limn.annotator.model.Region;

/**
 * A stroke that says what something is, for a tool that finds out how far it goes.
 *
 * @param points where the pen was, at least one point of the picture
 * @param radius of the pen, pixels of the picture
 */
public record Scribble(List<Point> points, double radius) {
    public Scribble {
        points = List.copyOf(points);
        if (points.isEmpty() || radius <= 0) {
            throw new IllegalArgumentException("a scribble needs points and a radius but has " + points.size()
                    + " points and radius " + radius);
        }
    }

    /** The box around it; may lie outside of the picture. */
    public Region box() {
        double x0 = points.stream().mapToDouble(Point::x).min().orElseThrow();
        double y0 = points.stream().mapToDouble(Point::y).min().orElseThrow();
        double x1 = points.stream().mapToDouble(Point::x).max().orElseThrow();
        double y1 = points.stream().mapToDouble(Point::y).max().orElseThrow();
        return Region.of((int) Math.floor(x0 - radius), (int) Math.floor(y0 - radius),
                (int) Math.ceil(x1 + radius) + 1, (int) Math.ceil(y1 + radius) + 1);
    }

    /** Draws it at the scale of a crop. */
    void draw(Crop crop, Mask.Editor onto, int value) {
        Point last = crop.toCrop(points.getFirst());
        for (Point p : points) {
            Point next = crop.toCrop(p);
            Brush.stroke(onto, last.x(), last.y(), next.x(), next.y(), radius / crop.shrink(), old -> value);
            last = next;
        }
    }
}
