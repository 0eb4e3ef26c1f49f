package limn.annotator.view;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import limn.annotator.edit.Brush;
import limn.annotator.edit.PaintRule;
import limn.annotator.edit.Point;
import limn.annotator.edit.Polygon;
import limn.annotator.model.Mask;
import limn.annotator.model.Region;

/**
 * A stroke in the making: points are collected as they come and painted together, as capsules from each to the next, so that a
 * fast hand leaves no beads. JavaFX thread only.
 */
final class Stroke {
    private final Mask before;
    private final Mask.Editor editor;
    private final int value;
    private final IntUnaryOperator change;
    private final double radius;
    private final List<Point> way = new ArrayList<>();
    private final List<Point> waiting = new ArrayList<>();
    private Point last;

    /** @param rule which pixels the stroke may change */
    Stroke(Mask before, int value, PaintRule rule, double radius, Point first) {
        this.before = before;
        this.editor = before.edit();
        this.value = value;
        this.change = rule.to(value);
        this.radius = radius;
        this.last = first;
        waiting.add(first);
    }

    Mask before() { return before; }

    boolean isEraser() { return value == Mask.UNLABELLED; }

    void extend(Point to) { waiting.add(to); }

    /** Paints what waits; the region touched. */
    Region paint() {
        Region touched = Region.EMPTY;
        for (Point to : waiting) {
            touched = touched.union(Brush.stroke(editor, last.x(), last.y(), to.x(), to.y(), radius, change));
            last = to;
            way.add(to);
        }
        waiting.clear();
        return touched;
    }

    /** Joins the end of the stroke with its beginning and fills what it goes around; what waits must be painted. */
    Region close() {
        extend(way.getFirst());
        paint();
        Polygon.fillOutline(editor, way, change);
        return editor.takeTouched();
    }

    /** The mask with what has been painted. */
    Mask mask() { return editor.done(); }
}
