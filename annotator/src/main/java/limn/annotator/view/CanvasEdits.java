package limn.annotator.view;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import limn.annotator.edit.ChangeKind;
import limn.annotator.edit.FloodFill;
import limn.annotator.edit.PaintRule;
import limn.annotator.edit.Point;
import limn.annotator.edit.Polygon;
import limn.annotator.model.Mask;
import limn.annotator.model.Region;
import org.jspecify.annotations.Nullable;

/**
 * What gestures do to the mask of a canvas: one stroke at a time, painted once a pulse; polygons and fills on another thread, whose
 * result is dropped if the mask is no longer the one that they began with. Mutable, JavaFX thread only.
 */
final class CanvasEdits {
    private final MaskCanvas canvas;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy", false);
    private @Nullable Stroke stroke;
    private long generation;
    private BiConsumer<ChangeKind, Mask> onCommit = (kind, changed) -> {};

    CanvasEdits(MaskCanvas canvas) { this.canvas = canvas; }

    void setOnCommit(BiConsumer<ChangeKind, Mask> listener) { onCommit = listener; }

    ReadOnlyBooleanWrapper busy() { return busy; }

    /** Ends what is going on before another picture is shown: a stroke is committed, a computation dropped. */
    void leave() {
        commit();
        generation++;
        busy.set(false);
    }

    /** The mask comes from elsewhere: a stroke in the making is no more. */
    void forgetStroke() { stroke = null; }

    /** Whether a value may be painted: a class of the catalogue, unlabelled or void. */
    boolean isPaintable(int value) {
        return value >= 0 && (value < canvas.classes().size() || value >= Mask.UNLABELLED && value <= Mask.VOID);
    }

    void begin(Point at, boolean subtract) {
        Mask now = canvas.mask();
        int value = Gesture.valueOf(canvas, subtract);
        if (now != null && canvas.isEditable() && isPaintable(value)) {
            stroke = new Stroke(now, value, canvas.paintRule(), canvas.getBrushRadius(), at);
            canvas.requestLayout();
        }
    }

    boolean hasStroke() { return stroke != null; }

    void extend(Point to) {
        if (stroke != null) {
            stroke.extend(to);
            canvas.requestLayout();
        }
    }

    /** Paints what a stroke has collected since the last pulse. */
    void paint() {
        Stroke now = stroke;
        if (now != null) {
            Region touched = now.paint();
            if (!touched.isEmpty()) {
                canvas.showMask(now.mask(), touched);
            }
        }
    }

    void commit() {
        paint();
        Stroke done = stroke;
        if (done != null) {
            finish(done, done.isEraser() ? ChangeKind.ERASER : ChangeKind.BRUSH);
        }
    }

    /** Ends the stroke in the making by filling what it goes around. Returns whether there was one. */
    boolean closeStroke() {
        paint();
        Stroke done = stroke;
        if (done == null) {
            return false;
        }
        Region touched = done.close();
        canvas.showMask(done.mask(), touched);
        finish(done, ChangeKind.FILLED_STROKE);
        return true;
    }

    private void finish(Stroke done, ChangeKind kind) {
        stroke = null;
        Mask now = canvas.mask();
        if (now != null && !now.equals(done.before())) {
            onCommit.accept(kind, now);
        }
    }

    /** Takes back the stroke in the making; whether there was one. */
    boolean abandon() {
        Stroke dropped = stroke;
        if (dropped == null) {
            return false;
        }
        canvas.setMask(dropped.before());
        return true;
    }

    void fillPolygon(List<Point> corners, boolean subtract) {
        int value = Gesture.valueOf(canvas, subtract);
        computeIf(isPaintable(value), ChangeKind.POLYGON, before -> {
            Mask.Editor editor = before.edit();
            Polygon.fill(editor, corners, old -> value);
            return editor.done();
        });
    }

    /** Fills what a hand drew around, holes where the line crosses itself included. */
    void fillOutline(ChangeKind kind, List<Point> way, boolean subtract) {
        int value = Gesture.valueOf(canvas, subtract);
        computeIf(isPaintable(value), kind, before -> {
            Mask.Editor editor = before.edit();
            Polygon.fillOutline(editor, way, old -> value);
            return editor.done();
        });
    }

    void floodFill(Point at, boolean subtract) {
        int value = Gesture.valueOf(canvas, subtract);
        computeIf(isPaintable(value), ChangeKind.FILL, before -> {
            Mask.Editor editor = before.edit();
            FloodFill.fill(editor, (int) at.x(), (int) at.y(), value);
            return editor.done();
        });
    }

    private void computeIf(boolean paintable, ChangeKind kind, UnaryOperator<Mask> edit) {
        if (paintable) {
            compute(kind, edit);
        }
    }

    /**
     * Changes the mask in the background, as one change, but for the pixels that the paint rule keeps. Until it is done no gesture
     * begins; if the mask is another one by then, or another picture is shown, the result is dropped.
     */
    void compute(ChangeKind kind, UnaryOperator<Mask> edit) {
        Mask before = canvas.mask();
        if (before == null || !canvas.isEditable()) {
            return;
        }
        busy.set(true);
        long asked = generation;
        PaintRule rule = canvas.paintRule();
        CompletableFuture.supplyAsync(() -> rule.restrict(before, edit.apply(before)))
                .whenComplete((after, error) -> Platform.runLater(() -> {
                    if (asked == generation) {
                        if (error == null) {
                            take(kind, before, after);
                        }
                        busy.set(false);
                        if (error != null) {
                            throw new IllegalStateException("could not compute " + kind, error);
                        }
                    }
                }));
    }

    private void take(ChangeKind kind, Mask before, Mask after) {
        if (canvas.mask() == before && !after.equals(before)) {
            canvas.setMask(after);
            onCommit.accept(kind, after);
        }
    }
}
