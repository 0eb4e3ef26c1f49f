package limn.annotator.view;

import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.jspecify.annotations.Nullable;

/**
 * Hands the pointer to the gesture of the tool, or to panning while the middle button or Space is held. The button is remembered at
 * the press, as not every platform tells it while dragging; a second button does not disturb the first.
 */
final class CanvasInput {
    private final MaskCanvas canvas;
    private final Gesture pan;
    private @Nullable Gesture held;
    private MouseButton button = MouseButton.NONE;
    private boolean panning;
    private boolean subtracting;

    CanvasInput(MaskCanvas canvas) {
        this.canvas = canvas;
        pan = new PanGesture(canvas);
    }

    void install() {
        canvas.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        canvas.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::moved);
        canvas.addEventHandler(MouseEvent.MOUSE_MOVED, this::moved);
        canvas.addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
        canvas.addEventHandler(MouseEvent.MOUSE_EXITED, e -> {
            if (held == null) {
                canvas.overlay().penGone();
                canvas.pointAt(null);
            }
        });
        canvas.addEventHandler(ScrollEvent.SCROLL, this::scrolled);
        canvas.toolProperty().addListener((o, was, is) -> showCursor());
        canvas.focusedProperty().addListener((o, was, is) -> {
            if (!is) {
                panning = false;
                subtracting = false;
                held = null;
                pan.focusLost();
                showCursor();
            }
        });
        showCursor();
    }

    /** Whether the pointer moves the picture whatever the tool. */
    void setPanning(boolean wanted) {
        panning = wanted;
        showCursor();
    }

    /** Whether the tools take away instead of adding, as with the right button. */
    void setSubtracting(boolean wanted) {
        subtracting = wanted;
    }

    private void showCursor() {
        Gesture now = held;
        canvas.setCursor((now != null ? now : panning ? pan : canvas.gesture()).cursor());
    }

    private Touch touch(MouseEvent e) {
        return new Touch(canvas.toImage(e.getX(), e.getY()), e.getX(), e.getY(),
                button == MouseButton.SECONDARY || subtracting, e.getClickCount());
    }

    private void pressed(MouseEvent e) {
        if (canvas.isFocusTraversable()) { // a canvas that only follows another leaves the focus there
            canvas.requestFocus();
        }
        e.consume();
        if (held != null) {
            return;
        }
        button = e.getButton();
        if (button == MouseButton.MIDDLE || panning || canvas.getTool() == Tool.PAN) {
            held = pan;
            pan.pressed(touch(e));
        } else if (canvas.isEditable()) {
            held = canvas.gesture();
            canvas.gesture().pressed(touch(e));
        }
        showCursor();
        point(e);
    }

    private void moved(MouseEvent e) {
        Gesture now = held;
        if (now != null) {
            now.dragged(touch(e));
        } else {
            canvas.gesture().hovered(touch(e));
        }
        point(e);
    }

    private void released(MouseEvent e) {
        if (e.getButton() != button) {
            return;
        }
        Gesture now = held;
        held = null;
        if (now != null) {
            now.released(touch(e));
        }
        button = MouseButton.NONE;
        showCursor();
        point(e);
        e.consume();
    }

    private void point(MouseEvent e) {
        canvas.overlay().penAt(e.getX(), e.getY());
        canvas.pointAt(canvas.toImage(e.getX(), e.getY()));
    }

    private void scrolled(ScrollEvent e) {
        double delta = e.getDeltaY() != 0 ? e.getDeltaY() : e.getDeltaX(); // Shift turns the wheel sideways
        if (delta != 0 && e.isAltDown()) {
            canvas.actions().resize(delta > 0 ? 1 : -1);
        } else if (delta != 0 && !e.isInertia()) {
            canvas.zoomAt(e.getX(), e.getY(), Math.pow(1.0035, Math.clamp(delta, -160, 160)));
            canvas.pointAt(canvas.toImage(e.getX(), e.getY()));
        }
        e.consume();
    }
}
