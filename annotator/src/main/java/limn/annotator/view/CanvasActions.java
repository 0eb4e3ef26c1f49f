package limn.annotator.view;

import limn.annotator.model.LabelClass;

/**
 * What keys, menus and buttons can ask of a canvas, one method each. Those that return a boolean say whether there was something to
 * do, so that a key may go on to mean something else. JavaFX thread only.
 */
public final class CanvasActions {
    private static final double ZOOM_STEP = 1.25;

    private final MaskCanvas canvas;
    private final CanvasInput input;

    CanvasActions(MaskCanvas canvas, CanvasInput input) {
        this.canvas = canvas;
        this.input = input;
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

    /** Makes the tool at hand larger. Returns whether it has a size. */
    public boolean larger() {
        return canvas.gesture().resize(1);
    }

    public boolean smaller() { return canvas.gesture().resize(-1); }

    /** Enter: what is in the making becomes a change. */
    public boolean finish() { return canvas.gesture().finish(); }

    /** Escape: what is in the making is dropped. */
    public boolean cancel() { return canvas.gesture().cancel(); }

    /** Backspace: takes back the last corner or point of what is in the making. */
    public boolean stepBack() {
        return canvas.gesture().stepBack();
    }

    /** While true, the pointer moves the picture whatever the tool. */
    public void holdPan(boolean held) {
        input.setPanning(held);
    }

    /** While true, the mask is hidden for a look at the picture. */
    public void peek(boolean held) {
        canvas.peekingProperty().set(held);
    }

    /** Changes the opacity of the mask, in tenths. */
    public void changeOpacity(int tenths) {
        double now = canvas.overlayOpacityProperty().get();
        canvas.overlayOpacityProperty().set(Math.clamp(Math.rint(now * 10 + tenths) / 10, 0, 1));
    }

    public void fit() { canvas.fit(); }

    public void zoomIn() { canvas.zoomBy(ZOOM_STEP); }

    public void zoomOut() { canvas.zoomBy(1 / ZOOM_STEP); }
}
