package limn.annotator.view;

/** Fills the area of one value that is connected with the pixel under the pointer. */
final class FillGesture implements Gesture {
    private final MaskCanvas canvas;

    FillGesture(MaskCanvas canvas) { this.canvas = canvas; }

    @Override
    public void pressed(Touch touch) {
        canvas.pointAt(touch.at());
        if (canvas.imagePointProperty().get() != null) {
            canvas.edits().floodFill(touch.at(), touch.subtract());
        }
    }
}
