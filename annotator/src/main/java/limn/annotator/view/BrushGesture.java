package limn.annotator.view;

import java.util.Locale;

/** A round pen: paints along the way of the pointer while the button is down. */
class BrushGesture implements Gesture {
    private static final double SMALLEST_RING = 2;

    private final MaskCanvas canvas;

    BrushGesture(MaskCanvas canvas) { this.canvas = canvas; }

    @Override
    public void pressed(Touch touch) { canvas.edits().begin(touch.at(), touch.subtract()); }

    @Override
    public void dragged(Touch touch) { canvas.edits().extend(touch.at()); }

    @Override
    public void released(Touch touch) {
        canvas.edits().extend(touch.at());
        canvas.edits().commit();
    }

    @Override
    public boolean isActive() { return canvas.edits().hasStroke(); }

    @Override
    public boolean cancel() { return canvas.edits().abandon(); }

    @Override
    public boolean closeAndFill() { return canvas.edits().closeStroke(); }

    @Override
    public void focusLost() { canvas.edits().commit(); }

    @Override
    public void leave() { canvas.edits().commit(); }

    @Override
    public boolean resize(int steps) {
        double radius = canvas.getBrushRadius();
        for (int i = 0; i < Math.abs(steps); i++) {
            radius = steps < 0 ? smaller(radius) : larger(radius);
        }
        canvas.setBrushRadius(radius);
        return true;
    }

    @Override
    public String size() {
        double radius = canvas.getBrushRadius();
        return String.format(Locale.ROOT, radius < 10 && radius % 1 != 0 ? "r %.1f" : "r %.0f", radius);
    }

    @Override
    public void draw(OverlayPen pen) { pen.ring(radius(), false); }

    /** Of the ring, control pixels. */
    final double radius() {
        return Math.max(SMALLEST_RING, canvas.getBrushRadius() * canvas.scale());
    }

    @Override
    public double reach() { return radius(); }

    /** The next smaller radius: a sixth less, at least half a pixel. */
    static double smaller(double radius) {
        return Math.min(radius - 0.5, Math.rint(radius / 1.2 * 2) / 2);
    }

    static double larger(double radius) { return Math.max(radius + 0.5, Math.rint(radius * 1.2 * 2) / 2); }
}
