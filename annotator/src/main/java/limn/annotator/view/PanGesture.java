package limn.annotator.view;

import javafx.scene.Cursor;

/** Moves the picture under the view. Also what the middle button and a held Space do in every tool. */
final class PanGesture implements Gesture {
    private final MaskCanvas canvas;
    private boolean held;
    private double lastX;
    private double lastY;

    PanGesture(MaskCanvas canvas) { this.canvas = canvas; }

    @Override
    public void pressed(Touch touch) {
        held = true;
        lastX = touch.x();
        lastY = touch.y();
    }

    @Override
    public void dragged(Touch touch) {
        canvas.panBy(touch.x() - lastX, touch.y() - lastY);
        lastX = touch.x();
        lastY = touch.y();
    }

    @Override
    public void released(Touch touch) { held = false; }

    @Override
    public void focusLost() { held = false; }

    @Override
    public boolean namesValue() { return false; }

    @Override
    public Cursor cursor() { return held ? Cursor.CLOSED_HAND : Cursor.OPEN_HAND; }
}
