package limn.annotator.view;

import java.util.ArrayList;
import java.util.List;
import limn.annotator.edit.ChangeKind;
import limn.annotator.edit.Point;
import limn.annotator.edit.Selection;
import limn.annotator.format.Picture;
import limn.annotator.model.Mask;
import limn.annotator.smart.Superpixels;
import org.jspecify.annotations.Nullable;

/**
 * Paints cells of the picture instead of pixels: all that a stroke goes over, proposed as it grows, a change when it ends. Without a
 * button down the cell under the pointer is shown. Brackets and Alt with the wheel change the size of the cells.
 */
final class SuperpixelGesture implements Gesture {
    private static final int SMALLEST = 6;
    private static final int LARGEST = 400;

    private final MaskCanvas canvas;
    private final List<Point> way = new ArrayList<>();
    private final Latest ahead;
    private @Nullable Superpixels cells;
    private @Nullable Picture of;
    private Selection hovered = Selection.NOTHING;
    private Point pointer = new Point(-1, -1);
    private int cell = 24;
    private boolean subtracting;

    SuperpixelGesture(MaskCanvas canvas) { this(canvas, new Latest()); }

    /** @param ahead finds the cell under the pointer */
    SuperpixelGesture(MaskCanvas canvas, Latest ahead) {
        this.canvas = canvas;
        this.ahead = ahead;
    }

    private @Nullable Superpixels cells() {
        Picture picture = canvas.picture();
        Superpixels now = cells;
        if (picture == null) {
            return null;
        }
        if (now == null || of != picture || now.cell() != cell) {
            now = new Superpixels(picture, cell);
            cells = now;
            of = picture;
        }
        return now;
    }

    @Override
    public void hovered(Touch touch) {
        pointer = touch.at();
        point();
    }

    /** Shows the cell under the pointer; finds it behind if that was not done before. */
    private void point() {
        Superpixels now = cells();
        if (now == null || canvas.readOnlyProperty().get() || !way.isEmpty()) {
            return;
        }
        if (!isInside(pointer)) {
            ahead.cancel();
            show(Selection.NOTHING);
            return;
        }
        if (hovered.contains((int) pointer.x(), (int) pointer.y())) {
            return;
        }
        var here = List.of(pointer);
        Selection known = now.known(here);
        show(known);
        if (known.isEmpty()) {
            ahead.ask(cancelled -> now.under(here, cancelled), found -> point());
        }
    }

    private boolean isInside(Point at) {
        Mask mask = canvas.mask();
        return mask != null && at.x() >= 0 && at.y() >= 0 && at.x() < mask.width() && at.y() < mask.height();
    }

    private void show(Selection found) {
        hovered = found;
        canvas.overlay().draw();
    }

    @Override
    public void pressed(Touch touch) {
        ahead.cancel();
        show(Selection.NOTHING);
        way.clear();
        subtracting = touch.subtract();
        if (canvas.edits().isPaintable(Gesture.valueOf(canvas, subtracting))) {
            way.add(touch.at());
            propose();
        }
    }

    @Override
    public void dragged(Touch touch) {
        pointer = touch.at();
        if (!way.isEmpty()) {
            way.add(touch.at());
            propose();
        }
    }

    private void propose() {
        Superpixels now = cells();
        if (now == null) {
            return;
        }
        List<Point> stroke = List.copyOf(way);
        int value = Gesture.valueOf(canvas, subtracting);
        Proposals.of(now.known(stroke), value).ifPresent(canvas.previews()::show);
        canvas.previews().ask(cancelled -> Proposals.of(now.under(stroke, cancelled), value));
    }

    @Override
    public void released(Touch touch) {
        dragged(touch);
        Superpixels now = cells();
        List<Point> stroke = List.copyOf(way);
        way.clear();
        if (now != null && !stroke.isEmpty()) {
            int value = Gesture.valueOf(canvas, subtracting);
            canvas.previews().drop();
            canvas.edits().compute(ChangeKind.SUPERPIXEL, mask -> {
                Mask.Editor editor = mask.edit();
                now.under(stroke, () -> false).paint(editor, old -> value);
                return editor.done();
            });
        }
    }

    @Override
    public boolean isActive() { return !way.isEmpty(); }

    @Override
    public boolean cancel() {
        boolean any = !way.isEmpty();
        way.clear();
        show(Selection.NOTHING);
        return canvas.previews().drop() || any;
    }

    @Override
    public void leave() {
        cancel();
        ahead.cancel();
        cells = null;
        of = null;
    }

    @Override
    public void focusLost() { cancel(); }

    @Override
    public boolean resize(int steps) {
        double size = cell * Math.pow(1.25, steps);
        cell = Math.clamp(steps > 0 ? Math.max(cell + 1, Math.round(size)) : Math.min(cell - 1, Math.round(size)),
                SMALLEST, LARGEST);
        show(Selection.NOTHING);
        point();
        return true;
    }

    @Override
    public String size() { return cell + " px"; }

    @Override
    public void draw(OverlayPen pen) {
        if (!hovered.isEmpty()) {
            pen.edges(hovered);
        }
    }
}
