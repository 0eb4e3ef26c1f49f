package limn.annotator.view;

import java.util.Optional;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import limn.annotator.edit.Point;
import limn.annotator.edit.RegionEdit;
import limn.annotator.edit.RegionEdit.Target;

/** Changes of the shape of what is labelled, for buttons, menus and keys: one change each, computed in the background. JavaFX thread only. */
public final class ShapeEdits {
    /** The kinds of change that there are. */
    public enum Kind {
        HOLES, ISLANDS, SMOOTH, GROW, SHRINK, BAND
    }

    private static final int LARGEST = 100;

    private final MaskCanvas canvas;
    private final IntegerProperty pixels = new SimpleIntegerProperty(this, "pixels", 2);

    ShapeEdits(MaskCanvas canvas) { this.canvas = canvas; }

    /** How far: radius of smoothing, distance of growing and shrinking, half the width of the band; 1..100. */
    public IntegerProperty pixelsProperty() {
        return pixels;
    }

    /** Parts of fewer pixels are islands: those smaller than a disk of twice the distance. */
    public int islandPixels() {
        int n = clamped();
        return (int) Math.ceil(4 * Math.PI * n * n);
    }

    private int clamped() { return Math.clamp(pixels.get(), 1, LARGEST); }

    /** Changes all of the class at hand. Returns whether there is a mask to change. */
    public boolean ofClass(Kind kind) {
        return make(kind, new Target.OfClass(canvas.getActive()));
    }

    /** Changes the part of one value under the pointer. Returns whether the pointer is in the picture. */
    public boolean underPointer(Kind kind) {
        Point at = canvas.imagePointProperty().get();
        Optional<Target> target = Optional.ofNullable(at).map(p -> new Target.Part((int) p.x(), (int) p.y()));
        return target.isPresent() && make(kind, target.get());
    }

    private boolean make(Kind kind, Target target) {
        if (!canvas.isEditable()) {
            return false;
        }
        RegionEdit edit = edit(kind);
        canvas.edits().compute(edit.kind(), mask -> edit.on(mask, target, value -> old -> value));
        return true;
    }

    private RegionEdit edit(Kind kind) {
        int n = clamped();
        return switch (kind) {
            case HOLES -> new RegionEdit.FillHoles();
            case ISLANDS -> new RegionEdit.RemoveIslands(islandPixels());
            case SMOOTH -> new RegionEdit.Smooth(n);
            case GROW -> new RegionEdit.Grow(n);
            case SHRINK -> new RegionEdit.Shrink(n);
            case BAND -> new RegionEdit.VoidBand(2 * n);
        };
    }
}
