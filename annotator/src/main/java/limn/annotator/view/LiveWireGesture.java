package limn.annotator.view;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Platform;
import javafx.scene.paint.Color;
import limn.annotator.edit.ChangeKind;
import limn.annotator.edit.Point;
import limn.annotator.edit.Polygon;
import limn.annotator.format.Picture;
import limn.annotator.model.Mask;
import limn.annotator.smart.LiveWire;

/**
 * An outline that clings to edges between clicks; Enter, a double click or a click on the first point closes and fills it, Backspace takes
 * a point back. Until the costs around a point are found, a fraction of a second, the line to the pointer is straight; what was clicked
 * by then clings all the same, a moment later.
 */
final class LiveWireGesture implements Gesture {
    /** Control pixels within which a click on the first point closes the outline. */
    private static final double CLOSE = 8;

    /** A point that was clicked, with the costs around it. */
    private record Anchor(Point at, CompletableFuture<LiveWire> wire, AtomicBoolean dropped) {
        void drop() {
            dropped.set(true);
            wire.thenAccept(LiveWire::close);
        }

        /** The way on to the next point, after which the costs are not needed any more. */
        CompletableFuture<List<Point>> legTo(Point next) {
            return wire.thenApply(w -> {
                try (w) {
                    return w.to(next);
                }
            });
        }
    }

    private final MaskCanvas canvas;
    private final List<Anchor> anchors = new ArrayList<>();
    /** From each anchor to the next. */
    private final List<CompletableFuture<List<Point>>> legs = new ArrayList<>();
    private Point pointer = new Point(0, 0);
    private boolean subtracting;

    LiveWireGesture(MaskCanvas canvas) { this.canvas = canvas; }

    @Override
    public void pressed(Touch touch) {
        pointer = touch.at();
        if (anchors.size() > 1 && (touch.clicks() > 1 || atFirst(touch))) {
            finish();
            return;
        }
        if (anchors.isEmpty()) {
            subtracting = touch.subtract();
        }
        Picture picture = canvas.picture();
        if (picture == null || !canvas.edits().isPaintable(Gesture.valueOf(canvas, subtracting))) {
            return;
        }
        var inside = new Point(Math.clamp(pointer.x(), 0, picture.width()),
                Math.clamp(pointer.y(), 0, picture.height()));
        if (!anchors.isEmpty()) {
            legs.add(anchors.getLast().legTo(inside));
        }
        anchors.add(anchor(picture, inside));
        canvas.overlay().draw();
    }

    private boolean atFirst(Touch touch) {
        Point first = anchors.getFirst().at();
        Point seen = canvas.toView(first.x(), first.y());
        return Math.hypot(seen.x() - touch.x(), seen.y() - touch.y()) < CLOSE;
    }

    private Anchor anchor(Picture picture, Point at) {
        var dropped = new AtomicBoolean();
        int shrink = Math.max(1, (int) Math.floor(1 / canvas.scale()));
        var wire = CompletableFuture.supplyAsync(() -> LiveWire.from(picture, at, shrink, dropped::get));
        wire.whenComplete((found, error) -> Platform.runLater(() -> {
            Throwable cause = error instanceof CompletionException ? error.getCause() : error;
            if (cause != null && !(cause instanceof CancellationException)) {
                cancel();
                throw new IllegalStateException("a live-wire could not be found", cause);
            }
            canvas.overlay().draw();
        }));
        return new Anchor(at, wire, dropped);
    }

    @Override
    public void hovered(Touch touch) {
        pointer = touch.at();
        if (isActive()) {
            canvas.overlay().draw();
        }
    }

    @Override
    public void dragged(Touch touch) { hovered(touch); }

    @Override
    public boolean isActive() { return !anchors.isEmpty(); }

    @Override
    public boolean finish() {
        if (anchors.size() < 2 || !canvas.isEditable()) {
            return false;
        }
        var closed = new ArrayList<>(legs);
        closed.add(anchors.getLast().legTo(anchors.getFirst().at()));
        int value = Gesture.valueOf(canvas, subtracting);
        anchors.clear();
        legs.clear();
        canvas.overlay().draw();
        canvas.edits().compute(ChangeKind.LIVE_WIRE, mask -> {
            var outline = new ArrayList<Point>();
            closed.forEach(leg -> outline.addAll(leg.join()));
            Mask.Editor editor = mask.edit();
            Polygon.fillOutline(editor, outline, old -> value);
            return editor.done();
        });
        return true;
    }

    @Override
    public boolean closeAndFill() { return finish(); }

    @Override
    public boolean cancel() {
        boolean any = isActive();
        anchors.forEach(Anchor::drop);
        anchors.clear();
        legs.clear();
        canvas.overlay().draw();
        return any;
    }

    @Override
    public boolean stepBack() {
        Picture picture = canvas.picture();
        if (anchors.isEmpty() || picture == null) {
            return false;
        }
        anchors.removeLast().drop();
        if (!anchors.isEmpty()) { // the costs around the one before were given up when it had a follower
            legs.removeLast();
            anchors.add(anchor(picture, anchors.removeLast().at()));
        }
        canvas.overlay().draw();
        return true;
    }

    @Override
    public void draw(OverlayPen pen) {
        if (anchors.isEmpty()) {
            return;
        }
        pen.openOutline(way(), Gesture.valueOf(canvas, subtracting));
        for (Anchor anchor : anchors) {
            pen.dot(anchor.at(), anchor == anchors.getFirst() ? 4.5 : 3, Color.WHITE);
        }
    }

    /** The outline so far, on to the pointer. */
    private List<Point> way() {
        var way = new ArrayList<Point>();
        for (int i = 0; i < legs.size(); i++) {
            CompletableFuture<List<Point>> leg = legs.get(i);
            way.addAll(isDone(leg) ? leg.join() : List.of(anchors.get(i).at(), anchors.get(i + 1).at()));
        }
        Anchor last = anchors.getLast();
        way.addAll(isDone(last.wire()) ? last.wire().join().to(pointer) : List.of(last.at(), pointer));
        return way;
    }

    private static boolean isDone(CompletableFuture<?> future) {
        return future.isDone() && !future.isCompletedExceptionally();
    }
}
