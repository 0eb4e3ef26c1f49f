package limn.annotator.view;

import java.util.List;
import javafx.scene.Cursor;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import limn.annotator.edit.Point;
import limn.annotator.model.LabelClass;
import limn.annotator.model.Mask;

/**
 * Turns mouse and keys into what a {@link MaskCanvas} does. Keys count by their place on the keyboard and not by what they type, so
 * that they work under any input method. The button is remembered at the press, as not every platform tells it while dragging.
 */
final class CanvasInput {
    /** Control pixels within which a click on the first corner closes a polygon. */
    private static final double CLOSE = 8;

    private enum Gesture {
        NONE, STROKE, PAN
    }

    private final MaskCanvas canvas;
    private Gesture gesture = Gesture.NONE;
    private MouseButton button = MouseButton.NONE;
    private boolean spaceHeld;
    private double lastX;
    private double lastY;

    CanvasInput(MaskCanvas canvas) { this.canvas = canvas; }

    void install() {
        canvas.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        canvas.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::moved);
        canvas.addEventHandler(MouseEvent.MOUSE_MOVED, this::moved);
        canvas.addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
        canvas.addEventHandler(MouseEvent.MOUSE_EXITED, e -> {
            if (gesture == Gesture.NONE) {
                canvas.overlay().penGone();
                canvas.pointAt(null);
            }
        });
        canvas.addEventHandler(ScrollEvent.SCROLL, this::scrolled);
        canvas.addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
        canvas.addEventHandler(KeyEvent.KEY_RELEASED, this::keyReleased);
        canvas.toolProperty().addListener((o, was, is) -> showCursor());
        canvas.focusedProperty().addListener((o, was, is) -> {
            if (!is) {
                spaceHeld = false;
                gesture = Gesture.NONE;
                showCursor();
            }
        });
        showCursor();
    }

    private void showCursor() {
        if (gesture == Gesture.PAN) {
            canvas.setCursor(Cursor.CLOSED_HAND);
        } else if (spaceHeld || canvas.getTool() == Tool.PAN) {
            canvas.setCursor(Cursor.OPEN_HAND);
        } else {
            canvas.setCursor(Cursor.CROSSHAIR);
        }
    }

    private void pressed(MouseEvent e) {
        canvas.requestFocus();
        e.consume();
        if (gesture != Gesture.NONE) {
            return; // a second button does not disturb the first
        }
        button = e.getButton();
        lastX = e.getX();
        lastY = e.getY();
        Point at = canvas.toImage(e.getX(), e.getY());
        boolean subtract = button == MouseButton.SECONDARY || e.isAltDown();
        if (button == MouseButton.MIDDLE || spaceHeld || canvas.getTool() == Tool.PAN) {
            gesture = Gesture.PAN;
            showCursor();
        } else if (canvas.isEditable()) {
            switch (canvas.getTool()) {
                case BRUSH, ERASER -> {
                    gesture = Gesture.STROKE;
                    canvas.edits().begin(at, subtract);
                }
                case POLYGON -> corner(e, at, subtract);
                case FILL -> {
                    canvas.pointAt(at);
                    if (canvas.imagePointProperty().get() != null) {
                        canvas.edits().floodFill(at, subtract);
                    }
                }
                case PAN -> gesture = Gesture.PAN;
            }
        }
        point(e);
    }

    private void corner(MouseEvent e, Point at, boolean subtract) {
        List<Point> corners = canvas.overlay().polygon();
        if (e.getClickCount() > 1 && corners.size() > 2) {
            closePolygon();
            return;
        }
        if (corners.size() > 2) {
            Point first = canvas.toView(corners.getFirst().x(), corners.getFirst().y());
            if (Math.hypot(first.x() - e.getX(), first.y() - e.getY()) < CLOSE) {
                closePolygon();
                return;
            }
        }
        canvas.overlay().addCorner(at, subtract);
    }

    private boolean closePolygon() {
        List<Point> corners = canvas.overlay().polygon();
        if (corners.size() < 3) {
            return false;
        }
        boolean subtract = canvas.overlay().isSubtracting();
        canvas.overlay().clearPolygon();
        canvas.edits().fillPolygon(corners, subtract);
        return true;
    }

    private void moved(MouseEvent e) {
        if (gesture == Gesture.PAN) {
            canvas.panBy(e.getX() - lastX, e.getY() - lastY);
        } else if (gesture == Gesture.STROKE) {
            canvas.edits().extend(canvas.toImage(e.getX(), e.getY()));
        }
        lastX = e.getX();
        lastY = e.getY();
        point(e);
    }

    private void released(MouseEvent e) {
        if (e.getButton() != button) {
            return;
        }
        if (gesture == Gesture.STROKE) {
            canvas.edits().extend(canvas.toImage(e.getX(), e.getY()));
            canvas.edits().commit();
        }
        gesture = Gesture.NONE;
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
        if (delta != 0 && !e.isInertia()) {
            canvas.zoomAt(e.getX(), e.getY(), Math.pow(1.0035, Math.clamp(delta, -160, 160)));
            canvas.pointAt(canvas.toImage(e.getX(), e.getY()));
        }
        e.consume();
    }

    private void keyPressed(KeyEvent e) {
        boolean plain = !e.isControlDown() && !e.isMetaDown() && !e.isAltDown();
        if (plain ? plainKey(e) : shortcut(e)) {
            e.consume();
        }
    }

    private boolean shortcut(KeyEvent e) {
        if (!e.isShortcutDown()) {
            return false;
        }
        switch (e.getCode()) {
            case DIGIT0, NUMPAD0 -> canvas.fit();
            case EQUALS, PLUS, ADD -> canvas.zoomBy(1.25);
            case MINUS, SUBTRACT -> canvas.zoomBy(0.8);
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean plainKey(KeyEvent e) {
        switch (e.getCode()) {
            case B -> canvas.setTool(Tool.BRUSH);
            case E -> canvas.setTool(Tool.ERASER);
            case P -> canvas.setTool(Tool.POLYGON);
            case F -> canvas.setTool(Tool.FILL);
            case V -> choose(Mask.VOID);
            case OPEN_BRACKET -> canvas.setBrushRadius(smaller(canvas.getBrushRadius()));
            case CLOSE_BRACKET -> canvas.setBrushRadius(larger(canvas.getBrushRadius()));
            case H -> canvas.peekingProperty().set(true);
            case O -> {
                double step = e.isShiftDown() ? -0.1 : 0.1;
                canvas.overlayOpacityProperty()
                        .set(Math.clamp(Math.rint((canvas.overlayOpacityProperty().get() + step) * 10) / 10, 0, 1));
            }
            case SPACE -> {
                spaceHeld = true;
                showCursor();
            }
            case EQUALS, PLUS, ADD -> canvas.zoomBy(1.25);
            case MINUS, SUBTRACT -> canvas.zoomBy(0.8);
            case ESCAPE -> {
                return abandon();
            }
            case ENTER -> {
                return closePolygon();
            }
            case BACK_SPACE -> {
                boolean any = !canvas.overlay().polygon().isEmpty();
                canvas.overlay().removeCorner();
                return any;
            }
            default -> {
                return chooseClass(e.getCode());
            }
        }
        return true;
    }

    private boolean abandon() {
        if (canvas.edits().abandon()) {
            gesture = Gesture.NONE;
            return true;
        }
        boolean any = !canvas.overlay().polygon().isEmpty();
        canvas.overlay().clearPolygon();
        return any;
    }

    /** A class by its own key; else the first ten by 1..9 and 0. */
    private boolean chooseClass(KeyCode code) {
        String key = ClassKeys.name(code);
        if (key.isEmpty()) {
            return false;
        }
        return ClassKeys.classFor(canvas.classes(), key).map(LabelClass::index).map(index -> {
            choose(index);
            return true;
        }).orElse(false);
    }

    private void choose(int value) {
        canvas.setActive(value);
        if (canvas.getTool() == Tool.ERASER || canvas.getTool() == Tool.PAN) {
            canvas.setTool(Tool.BRUSH);
        }
    }

    private void keyReleased(KeyEvent e) {
        if (e.getCode() == KeyCode.H) {
            canvas.peekingProperty().set(false);
            e.consume();
        } else if (e.getCode() == KeyCode.SPACE) {
            spaceHeld = false;
            showCursor();
            e.consume();
        }
    }

    /** The next smaller radius: a sixth less, at least half a pixel. */
    static double smaller(double radius) {
        return Math.min(radius - 0.5, Math.rint(radius / 1.2 * 2) / 2);
    }

    static double larger(double radius) { return Math.max(radius + 0.5, Math.rint(radius * 1.2 * 2) / 2); }
}
