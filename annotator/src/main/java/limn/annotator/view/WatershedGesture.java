package limn.annotator.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import limn.annotator.edit.ChangeKind;
import limn.annotator.edit.Point;
import limn.annotator.format.Picture;
import limn.annotator.model.Region;
import limn.annotator.smart.Scribble;
import limn.annotator.smart.Watershed;

/**
 * Areas from scribbles: a stroke in each class, with Alt over what shall stay as it is, and the areas of all of them are proposed; Enter
 * makes them one change. Backspace takes the last stroke back. Fills what was on the screen at the first stroke.
 */
final class WatershedGesture implements Gesture {
    /** Radius of strokes, control pixels. */
    private static final double PEN = 3;
    /** Samples for the first impression. */
    private static final int COARSE = 1 << 15;

    private record Stroke(Scribble scribble, int value) {}

    private final MaskCanvas canvas;
    private final List<Stroke> strokes = new ArrayList<>();
    private final List<Point> way = new ArrayList<>();
    private Region within = Region.EMPTY;
    private int value;

    WatershedGesture(MaskCanvas canvas) { this.canvas = canvas; }

    @Override
    public void pressed(Touch touch) {
        way.clear();
        value = Gesture.valueOf(canvas, touch.subtract());
        if (canvas.edits().isPaintable(value)) {
            way.add(touch.at());
        }
    }

    @Override
    public void dragged(Touch touch) {
        if (!way.isEmpty()) {
            way.add(touch.at());
            canvas.overlay().draw();
        }
    }

    @Override
    public void released(Touch touch) {
        dragged(touch);
        if (!way.isEmpty()) {
            within = strokes.isEmpty() ? canvas.seen() : within.union(canvas.seen());
            strokes.add(new Stroke(new Scribble(way, PEN / canvas.scale()), value));
            way.clear();
            again();
        }
    }

    private void again() {
        Picture picture = canvas.picture();
        if (picture == null) {
            return;
        }
        Map<Integer, List<Scribble>> scribbles = new TreeMap<>();
        for (Stroke s : strokes) {
            scribbles.computeIfAbsent(s.value(), v -> new ArrayList<>()).add(s.scribble());
        }
        var areas = new Watershed(within, scribbles);
        canvas.previews().ask(cancelled -> Proposals.of(areas.select(picture, COARSE, cancelled)),
                cancelled -> Proposals.of(areas.select(picture, Watershed.SAMPLES, cancelled)));
    }

    @Override
    public boolean isActive() { return !strokes.isEmpty() || !way.isEmpty(); }

    @Override
    public boolean finish() {
        boolean any = !strokes.isEmpty() && canvas.previews().acceptSoon(ChangeKind.WATERSHED);
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
        canvas.overlay().draw();
    }

    @Override
    public boolean stepBack() {
        if (strokes.size() < 2) {
            return cancel();
        }
        strokes.removeLast();
        again();
        canvas.overlay().draw();
        return true;
    }

    @Override
    public void focusLost() {
        way.clear();
        canvas.overlay().draw();
    }

    @Override
    public void draw(OverlayPen pen) {
        for (Stroke s : strokes) {
            pen.scribble(s.scribble().points(), PEN, s.value());
        }
        if (!way.isEmpty()) {
            pen.scribble(way, PEN, value);
        }
    }
}
