package limn.annotator.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import limn.annotator.edit.ChangeKind;
import limn.annotator.edit.Point;
import limn.annotator.format.Picture;
import limn.annotator.model.Region;
import limn.annotator.smart.GrabCut;
import limn.annotator.smart.Scribble;
import org.jspecify.annotations.Nullable;

/**
 * Cuts an object out of a box. A box is drawn and a proposal is shown at once, a better one a moment later; strokes over what is missing,
 * and with Alt over what does not belong, improve it; Enter makes it a change. Backspace takes back the last stroke, then the box.
 */
final class GrabCutGesture implements Gesture {
    /** Radius of strokes, control pixels. */
    private static final double PEN = 4;
    private static final int SMALLEST_BOX = 4;

    private record Stroke(Scribble scribble, boolean belongs) {}

    private final MaskCanvas canvas;
    private final List<Stroke> strokes = new ArrayList<>();
    private final List<Point> way = new ArrayList<>();
    private @Nullable Point corner;
    private @Nullable Region box;
    private Point pointer = new Point(0, 0);
    private boolean subtracting;
    private boolean belongs;

    GrabCutGesture(MaskCanvas canvas) {
        this.canvas = canvas;
        canvas.activeProperty().subscribe(value -> again());
    }

    @Override
    public void pressed(Touch touch) {
        pointer = touch.at();
        way.clear();
        if (box == null) {
            subtracting = touch.subtract();
            corner = canvas.edits().isPaintable(Gesture.valueOf(canvas, subtracting)) ? pointer : null;
        } else {
            belongs = !touch.subtract();
            way.add(pointer);
        }
    }

    @Override
    public void dragged(Touch touch) {
        pointer = touch.at();
        if (!way.isEmpty()) {
            way.add(pointer);
        }
        canvas.overlay().draw();
    }

    @Override
    public void released(Touch touch) {
        dragged(touch);
        Point from = corner;
        corner = null;
        Picture picture = canvas.picture();
        if (from != null && picture != null) {
            Region drawn = between(from, pointer).intersect(new Region(0, 0, picture.width(), picture.height()));
            box = drawn.width() < SMALLEST_BOX || drawn.height() < SMALLEST_BOX ? null : drawn;
        } else if (!way.isEmpty()) {
            strokes.add(new Stroke(new Scribble(way, PEN / canvas.scale()), belongs));
            way.clear();
        }
        again();
    }

    private static Region between(Point a, Point b) {
        return Region.of((int) Math.floor(Math.min(a.x(), b.x())), (int) Math.floor(Math.min(a.y(), b.y())),
                (int) Math.ceil(Math.max(a.x(), b.x())), (int) Math.ceil(Math.max(a.y(), b.y())));
    }

    /** Asks for the cut anew. */
    private void again() {
        Region now = box;
        Picture picture = canvas.picture();
        if (now == null || picture == null) {
            return;
        }
        var cut = new GrabCut(now, scribbles(true), scribbles(false));
        int value = Gesture.valueOf(canvas, subtracting);
        canvas.previews().ask(proposal(picture, cut, value, GrabCut.COARSE),
                proposal(picture, cut, value, GrabCut.SAMPLES));
    }

    private static Function<BooleanSupplier, Optional<Preview>> proposal(Picture picture, GrabCut cut, int value,
            int samples) {
        return cancelled -> Proposals.of(cut.select(picture, samples, cancelled), value);
    }

    private List<Scribble> scribbles(boolean wanted) {
        return strokes.stream().filter(s -> s.belongs() == wanted).map(Stroke::scribble).toList();
    }

    @Override
    public boolean isActive() { return corner != null || box != null; }

    @Override
    public boolean finish() {
        boolean any = box != null && canvas.previews().acceptSoon(ChangeKind.GRAB_CUT);
        if (any) {
            forget();
        }
        return any;
    }

    @Override
    public boolean cancel() {
        boolean any = isActive();
        forget();
        return canvas.previews().drop() || any;
    }

    private void forget() {
        strokes.clear();
        way.clear();
        corner = null;
        box = null;
        canvas.overlay().draw();
    }

    @Override
    public boolean stepBack() {
        if (strokes.isEmpty()) {
            return cancel();
        }
        strokes.removeLast();
        again();
        return true;
    }

    @Override
    public void focusLost() {
        corner = null;
        way.clear();
        canvas.overlay().draw();
    }

    @Override
    public void draw(OverlayPen pen) {
        Point from = corner;
        Region now = box;
        if (from != null) {
            pen.box(from, pointer);
        } else if (now != null) {
            pen.box(new Point(now.x(), now.y()), new Point(now.endX(), now.endY()));
        }
        int value = canvas.getActive();
        for (Stroke s : strokes) {
            pen.scribble(s.scribble().points(), PEN, s.belongs() ? value : limn.annotator.model.Mask.UNLABELLED);
        }
        if (!way.isEmpty()) {
            pen.scribble(way, PEN, belongs ? value : limn.annotator.model.Mask.UNLABELLED);
        }
    }
}
