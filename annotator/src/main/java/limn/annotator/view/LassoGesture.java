package limn.annotator.view;

import java.util.ArrayList;
import java.util.List;
import limn.annotator.edit.ChangeKind;
import limn.annotator.edit.Point;

/** An outline drawn by hand: the way of the pointer while the button is down, closed and filled when it goes up. */
final class LassoGesture implements Gesture {
    private final MaskCanvas canvas;
    private final List<Point> way = new ArrayList<>();
    private boolean subtracting;

    LassoGesture(MaskCanvas canvas) { this.canvas = canvas; }

    @Override
    public void pressed(Touch touch) {
        way.clear();
        subtracting = touch.subtract();
        way.add(touch.at());
    }

    @Override
    public void dragged(Touch touch) {
        if (!way.isEmpty()) {
            way.add(touch.at());
        }
    }

    @Override
    public void released(Touch touch) {
        dragged(touch);
        finish();
    }

    @Override
    public boolean isActive() { return !way.isEmpty(); }

    @Override
    public boolean finish() {
        List<Point> closed = List.copyOf(way);
        boolean any = cancel();
        if (closed.size() > 2) {
            canvas.edits().fillOutline(ChangeKind.LASSO, closed, subtracting);
        }
        return any;
    }

    @Override
    public boolean closeAndFill() { return finish(); }

    @Override
    public boolean cancel() {
        boolean any = !way.isEmpty();
        way.clear();
        canvas.overlay().draw();
        return any;
    }

    @Override
    public void focusLost() { cancel(); }

    @Override
    public void draw(OverlayPen pen) {
        if (!way.isEmpty()) {
            pen.openOutline(way, Gesture.valueOf(canvas, subtracting));
        }
    }
}
