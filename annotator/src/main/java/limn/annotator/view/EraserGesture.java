package limn.annotator.view;

import limn.annotator.model.Mask;

/** A brush that leaves unlabelled pixels. */
final class EraserGesture extends BrushGesture {
    EraserGesture(MaskCanvas canvas) { super(canvas); }

    @Override
    public void draw(OverlayPen pen) { pen.ring(radius(), true); }

    @Override
    public int value(int active) { return Mask.UNLABELLED; }
}
