package limn.annotator.view;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import limn.annotator.edit.ChangeKind;
import limn.annotator.format.Picture;
import limn.annotator.model.Region;
import limn.annotator.smart.MagicWand;
import org.jspecify.annotations.Nullable;

/**
 * Magic wand: a press proposes what has the colour under the pointer, dragging to the right or up widens the tolerance, to the left or
 * down narrows it, and the release is the decision. The tolerance is kept for the next press. Looks at what is on the screen.
 */
final class WandGesture implements Gesture {
    private static final int SMOOTHING = 1;
    /** Control pixels of dragging for one level of tolerance. */
    private static final double PER_LEVEL = 2;
    private static final int STEP = 4;
    /** Samples that are looked at while dragging. */
    private static final int COARSE = 1 << 17;

    private final MaskCanvas canvas;
    private @Nullable Touch start;
    private int tolerance = 24;
    private int before;

    WandGesture(MaskCanvas canvas) { this.canvas = canvas; }

    @Override
    public void pressed(Touch touch) {
        if (canvas.edits().isPaintable(Gesture.valueOf(canvas, touch.subtract()))) {
            start = touch;
            before = tolerance;
            show(touch);
        }
    }

    @Override
    public void dragged(Touch touch) {
        Touch from = start;
        if (from == null) {
            return;
        }
        double way = touch.x() - from.x() - (touch.y() - from.y());
        int wanted = Math.clamp(before + Math.round(way / PER_LEVEL), 1, 255);
        if (wanted != tolerance) {
            tolerance = wanted;
            show(from);
            canvas.actions().sizeChanged();
        }
    }

    @Override
    public void released(Touch touch) {
        Touch from = start;
        start = null;
        Picture picture = canvas.picture();
        if (from == null || picture == null) {
            return;
        }
        canvas.previews().drop();
        var proposal = proposal(picture, from, MagicWand.SAMPLES);
        canvas.edits().compute(ChangeKind.WAND,
                mask -> proposal.apply(() -> false).map(p -> p.applyTo(mask)).orElse(mask));
    }

    private void show(Touch from) {
        Picture picture = canvas.picture();
        if (picture != null) {
            canvas.previews().ask(proposal(picture, from, COARSE));
        }
    }

    private Function<BooleanSupplier, Optional<Preview>> proposal(Picture picture, Touch from, int samples) {
        var wand = new MagicWand(tolerance, SMOOTHING);
        Region seen = canvas.seen();
        int value = Gesture.valueOf(canvas, from.subtract());
        return cancelled -> Proposals.of(wand.select(picture, seen, from.at(), samples, cancelled), value);
    }

    @Override
    public boolean isActive() { return start != null; }

    @Override
    public boolean cancel() {
        boolean any = start != null;
        if (any) {
            tolerance = before;
        }
        start = null;
        return canvas.previews().drop() || any;
    }

    @Override
    public void focusLost() { cancel(); }

    @Override
    public boolean resize(int steps) {
        tolerance = Math.clamp(tolerance + (long) STEP * steps, 1, 255);
        return true;
    }

    @Override
    public String size() { return "\u00b1" + tolerance; }
}
