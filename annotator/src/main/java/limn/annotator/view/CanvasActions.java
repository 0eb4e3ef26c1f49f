package limn.annotator.view;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import limn.annotator.edit.PaintRule;
import limn.annotator.edit.Point;
import limn.annotator.model.ClassCatalog;
import limn.annotator.model.LabelClass;
import limn.annotator.model.Mask;

/**
 * What keys, menus and buttons can ask of a canvas, one method each. Those that return a boolean say whether there was something to
 * do, so that a key may go on to mean something else. JavaFX thread only.
 */
public final class CanvasActions {
    private static final double ZOOM_STEP = 1.25;

    private final MaskCanvas canvas;
    private final CanvasInput input;
    private final ReadOnlyStringWrapper toolSize = new ReadOnlyStringWrapper(this, "toolSize", "");
    private int former = Mask.UNLABELLED;

    CanvasActions(MaskCanvas canvas, CanvasInput input) {
        this.canvas = canvas;
        this.input = input;
        canvas.activeProperty().addListener((o, was, is) -> former = was.intValue());
        canvas.toolProperty().addListener((o, was, is) -> sizeChanged());
        canvas.brushRadiusProperty().addListener((o, was, is) -> sizeChanged());
        sizeChanged();
    }

    public void choose(Tool tool) { canvas.setTool(tool); }

    /** The fill key: closes and fills what is being drawn; where nothing is, it chooses the fill tool. */
    public void fill() {
        if (!canvas.gesture().closeAndFill()) {
            canvas.setTool(Tool.FILL);
        }
    }

    /** The pen takes a value: a class index, unlabelled or void. Tools without a class give way to the brush. */
    public void chooseValue(int value) {
        canvas.setActive(value);
        if (canvas.getTool() == Tool.ERASER || canvas.getTool() == Tool.PAN) {
            canvas.setTool(Tool.BRUSH);
        }
    }

    /** Chooses the class of a key: its own key, else the first ten by 1..9 and 0. */
    public boolean chooseByKey(String key) {
        return ClassKeys.classFor(canvas.classes(), key).map(LabelClass::index).map(index -> {
            chooseValue(index);
            return true;
        }).orElse(false);
    }

    /** Classes have other indices: the pen and the value before it stay with their classes. */
    void renumber(ClassCatalog old, ClassCatalog now) {
        int before = old.indexIn(now, former).orElse(Mask.UNLABELLED);
        canvas.setActive(old.indexIn(now, canvas.getActive()).orElse(0));
        former = before;
    }

    /** The pen takes the value that it had before this one. */
    public void swapValues() {
        if (canvas.edits().isPaintable(former)) {
            chooseValue(former);
        }
    }

    /** The pen takes the value under the pointer. Returns whether the pointer is over the picture. */
    public boolean pickValue() {
        Point at = canvas.imagePointProperty().get();
        Mask mask = canvas.mask();
        if (at == null || mask == null) {
            return false;
        }
        chooseValue(mask.at((int) at.x(), (int) at.y()));
        return true;
    }

    /** Locks the value of the pen, or frees it: pixels of a locked value stay. What is unlabelled cannot be locked. */
    public void turnLock() {
        turnLock(canvas.getActive());
    }

    /** Locks a value, or frees it. */
    public void turnLock(int value) {
        if (value != Mask.UNLABELLED) {
            canvas.paintRuleProperty().set(canvas.paintRule().withLockTurned(value));
        }
    }

    /** Turns on or off that values may only be painted where nobody has decided. */
    public void turnOnlyUnlabelled() {
        PaintRule rule = canvas.paintRule();
        canvas.paintRuleProperty().set(rule.withOnlyUnlabelled(!rule.onlyUnlabelled()));
    }

    /** Makes the tool at hand larger. Returns whether it has a size. */
    public boolean larger() { return resize(1); }

    public boolean smaller() { return resize(-1); }

    /** Makes the tool at hand so many steps larger. Returns whether it has a size. */
    boolean resize(int steps) {
        boolean done = canvas.gesture().resize(steps);
        sizeChanged();
        return done;
    }

    /** The size of the tool at hand in few letters, as {@code r 24}; empty if it has none. */
    public ReadOnlyStringProperty toolSizeProperty() {
        return toolSize.getReadOnlyProperty();
    }

    /** A gesture changed its size by itself. */
    void sizeChanged() { toolSize.set(canvas.gesture().size()); }

    /** Enter: what is in the making becomes a change. */
    public boolean finish() { return canvas.gesture().finish(); }

    /** Escape: what is in the making is dropped. */
    public boolean cancel() { return canvas.gesture().cancel(); }

    /** Whether something is in the making: a stroke under the pen, corners, a proposal. */
    public boolean isActive() {
        return canvas.gesture().isActive();
    }

    /** Backspace: takes back the last corner or point of what is in the making. */
    public boolean stepBack() {
        return canvas.gesture().stepBack();
    }

    /** While true, the pointer moves the picture whatever the tool. */
    public void holdPan(boolean held) {
        input.setPanning(held);
    }

    /** While true, the tools take away instead of adding. */
    public void holdSubtract(boolean held) {
        input.setSubtracting(held);
    }

    /** While true, the mask is hidden for a look at the picture. */
    public void peek(boolean held) {
        canvas.look().peekingProperty().set(held);
    }

    /** Changes the opacity of the mask, in tenths. */
    public void changeOpacity(int tenths) {
        double now = canvas.look().opacityProperty().get();
        canvas.look().opacityProperty().set(Math.clamp(Math.rint(now * 10 + tenths) / 10, 0, 1));
    }

    public void turnOutline() { turn(canvas.look().outlineProperty()); }

    public void turnGrid() { turn(canvas.look().gridProperty()); }

    public void turnRulers() { turn(canvas.look().rulersProperty()); }

    public void turnMinimap() { turn(canvas.look().minimapProperty()); }

    private static void turn(BooleanProperty property) { property.set(!property.get()); }

    /** The picture as it is again: contrast, gamma and channel. */
    public void resetTone() {
        canvas.look().toneProperty().set(Tone.NEUTRAL);
    }

    /** One device pixel for each pixel of the picture. */
    public void zoomToPixels() {
        canvas.zoomBy(1 / canvas.zoomProperty().get());
    }

    public void fit() { canvas.fit(); }

    public void zoomIn() { canvas.zoomBy(ZOOM_STEP); }

    public void zoomOut() { canvas.zoomBy(1 / ZOOM_STEP); }
}
