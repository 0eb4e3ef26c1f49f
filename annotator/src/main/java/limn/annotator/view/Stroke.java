package limn.annotator.view;

import java.util.ArrayList;
import java.util.List;
import limn.annotator.edit.Brush;
import limn.annotator.edit.Point;
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
    private final double radius;
    private final List<Point> waiting = new ArrayList<>();
    private Point last;

    Stroke(Mask before, int value, double radius, Point first) {
        this.before = before;
        this.editor = before.edit();
        this.value = value;
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
            touched = touched.union(Brush.stroke(editor, last.x(), last.y(), to.x(), to.y(), radius, old -> value));
            last = to;
        }
        waiting.clear();
        return touched;
    }

    /** The mask with what has been painted. */
    Mask mask() { return editor.done(); }
}
