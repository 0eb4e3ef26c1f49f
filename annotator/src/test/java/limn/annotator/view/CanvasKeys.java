package limn.annotator.view;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import limn.annotator.model.Mask;

/**
 * The keys of a canvas. They count by their place on the keyboard and not by what they type, so that they work under any input
 * method. All that they do is in {@link CanvasActions}.
 */
final class CanvasKeys {
    private final CanvasActions actions;

    CanvasKeys(CanvasActions actions) { this.actions = actions; }

    void install(MaskCanvas canvas) {
        canvas.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        canvas.addEventHandler(KeyEvent.KEY_RELEASED, this::released);
    }

    private void pressed(KeyEvent e) {
        boolean plain = !e.isControlDown() && !e.isMetaDown() && !e.isAltDown();
        if (plain ? plainKey(e) : e.isShortcutDown() && zoomKey(e.getCode())) {
            e.consume();
        }
    }

    private boolean zoomKey(KeyCode code) {
        switch (code) {
            case DIGIT0, NUMPAD0 -> actions.fit();
            case EQUALS, PLUS, ADD -> actions.zoomIn();
            case MINUS, SUBTRACT -> actions.zoomOut();
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean plainKey(KeyEvent e) {
        switch (e.getCode()) {
            case B -> actions.choose(Tool.BRUSH);
            case E -> actions.choose(Tool.ERASER);
            case P -> actions.choose(Tool.POLYGON);
            case L -> actions.choose(Tool.LASSO);
            case S -> actions.choose(Tool.LIVE_WIRE);
            case F -> actions.fill();
            case W -> actions.choose(Tool.WAND);
            case U -> actions.choose(Tool.SUPERPIXEL);
            case G -> actions.choose(Tool.GRAB_CUT);
            case M -> actions.choose(Tool.WATERSHED);
            case X -> actions.swapValues();
            case V -> actions.chooseValue(Mask.VOID);
            case K -> {
                if (e.isShiftDown()) {
                    actions.turnOnlyUnlabelled();
                } else {
                    actions.turnLock();
                }
            }
            case H -> actions.peek(true);
            case O -> actions.turnOutline();
            case PERIOD -> actions.changeOpacity(1);
            case COMMA -> actions.changeOpacity(-1);
            case SPACE -> actions.holdPan(true);
            case EQUALS, PLUS, ADD -> actions.zoomIn();
            case MINUS, SUBTRACT -> actions.zoomOut();
            default -> {
                return key(e.getCode());
            }
        }
        return true;
    }

    /** Keys that go on to mean something else where the canvas has nothing to do. */
    private boolean key(KeyCode code) {
        return switch (code) {
            case I -> actions.pickValue();
            case OPEN_BRACKET -> actions.smaller();
            case CLOSE_BRACKET -> actions.larger();
            case ESCAPE -> actions.cancel();
            case ENTER -> actions.finish();
            case BACK_SPACE -> actions.stepBack();
            default -> !ClassKeys.name(code).isEmpty() && actions.chooseByKey(ClassKeys.name(code));
        };
    }

    private void released(KeyEvent e) {
        switch (e.getCode()) {
            case H -> actions.peek(false);
            case SPACE -> actions.holdPan(false);
            default -> {
                return;
            }
        }
        e.consume();
    }
}
