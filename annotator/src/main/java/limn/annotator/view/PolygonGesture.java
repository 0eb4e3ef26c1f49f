package limn.annotator.view;

import java.util.ArrayList;
import java.util.List;
import limn.annotator.edit.Point;

/** Corners, click by click; Enter, a double click or a click on the first corner closes and fills. Backspace takes one back. */
final class PolygonGesture implements Gesture {
    /** Control pixels within which a click on the first corner closes a polygon. */
    private static final double CLOSE = 8;

    private final MaskCanvas canvas;
    private final List<Point> corners = new ArrayList<>();
    private boolean subtracting;

    PolygonGesture(MaskCanvas canvas) { this.canvas = canvas; }

    @Override
    public void pressed(Touch touch) {
        if (corners.size() > 2 && (touch.clicks() > 1 || atFirst(touch))) {
            finish();
            return;
        }
        if (corners.isEmpty()) {
            subtracting = touch.subtract();
        }
        corners.add(touch.at());
        canvas.overlay().draw();
    }

    private boolean atFirst(Touch touch) {
        Point first = canvas.toView(corners.getFirst().x(), corners.getFirst().y());
        return Math.hypot(first.x() - touch.x(), first.y() - touch.y()) < CLOSE;
    }

    @Override
    public boolean isActive() { return !corners.isEmpty(); }

    @Override
    public boolean finish() {
        if (corners.size() < 3) {
            return false;
        }
        List<Point> closed = List.copyOf(corners);
        cancel();
        canvas.edits().fillPolygon(closed, subtracting);
        return true;
    }

    @Override
    public boolean closeAndFill() { return finish(); }

    @Override
    public boolean cancel() {
        boolean any = !corners.isEmpty();
        corners.clear();
        canvas.overlay().draw();
        return any;
    }

    @Override
    public boolean stepBack() {
        if (corners.isEmpty()) {
            return false;
        }
        corners.removeLast();
        canvas.overlay().draw();
        return true;
    }

    @Override
    public void draw(OverlayPen pen) {
        if (!corners.isEmpty()) {
            pen.openPolygon(corners, Gesture.valueOf(canvas, subtracting));
        }
    }
}
