package limn.annotator.edit;

import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import limn.annotator.model.Mask;
import limn.annotator.model.Region;

/**
 * A change of the shape of what is labelled, without a look at the picture: for all pixels of a class or for the part under the
 * pointer. Costs the borders of what it is about, not the picture.
 */
public sealed interface RegionEdit {
    /** Labels what a part encloses. */
    record FillHoles() implements RegionEdit {}

    /** Gives parts of fewer than so many pixels to what lies around them. */
    record RemoveIslands(int pixels) implements RegionEdit {
        public RemoveIslands { atLeastOne("pixels", pixels); }
    }

    /** Takes away what is thinner than a disk of the radius in pixels, and closes gaps that are; what is taken goes to what lies around. */
    record Smooth(int radius) implements RegionEdit {
        public Smooth { atLeastOne("radius", radius); }
    }

    /** Labels all within so many pixels. */
    record Grow(int pixels) implements RegionEdit {
        public Grow { atLeastOne("pixels", pixels); }
    }

    /** Leaves so many pixels at the border unlabelled. */
    record Shrink(int pixels) implements RegionEdit {
        public Shrink { atLeastOne("pixels", pixels); }
    }

    /** Makes a band along the border void, so many pixels wide: half inside, half and the odd one outside. */
    record VoidBand(int width) implements RegionEdit {
        public VoidBand { atLeastOne("width", width); }
    }

    /** What an edit is about. */
    sealed interface Target {
        /** All pixels of a class; also of {@link Mask#UNLABELLED} or {@link Mask#VOID}. */
        record OfClass(int value) implements Target {}

        /** The pixels of one value that are connected over edges with a pixel of the picture. */
        record Part(int x, int y) implements Target {}
    }

    /** The name of the change. */
    default ChangeKind kind() {
        return switch (this) {
            case FillHoles() -> ChangeKind.FILL_HOLES;
            case RemoveIslands r -> ChangeKind.REMOVE_ISLANDS;
            case Smooth s -> ChangeKind.SMOOTH;
            case Grow g -> ChangeKind.GROW;
            case Shrink s -> ChangeKind.SHRINK;
            case VoidBand b -> ChangeKind.VOID_BAND;
        };
    }

    /**
     * The mask with the edit made.
     *
     * @param paint for each value how it is painted, as {@code old -> new}: gives the old value where that is protected
     */
    default Mask on(Mask mask, Target target, IntFunction<IntUnaryOperator> paint) {
        int value = switch (target) {
            case Target.OfClass(int of) -> of;
            case Target.Part(int x, int y) -> mask.at(x, y);
        };
        Selection all = Selection.ofValue(mask, value);
        Selection selected = target instanceof Target.Part(int x, int y) ? Shapes.part(all, x, y) : all;
        Mask.Editor editor = mask.edit();
        Region picture = mask.bounds();
        switch (this) {
            case FillHoles() -> Shapes.holes(selected).paint(editor, paint.apply(value));
            case RemoveIslands(int pixels) ->
                Surroundings.flowOver(editor, Shapes.islands(selected, pixels), value, paint);
            case Smooth(int radius) -> {
                Selection smooth = Shapes.smoothed(selected, radius, picture);
                Surroundings.flowOver(editor, selected.minus(smooth), value, paint);
                smooth.minus(selected).paint(editor, paint.apply(value));
            }
            case Grow(int pixels) ->
                Shapes.grown(selected, pixels, picture).minus(selected).paint(editor, paint.apply(value));
            case Shrink(int pixels) -> selected.minus(Shapes.shrunk(selected, pixels, picture)).paint(editor,
                    paint.apply(Mask.UNLABELLED));
            case VoidBand(int width) ->
                Shapes.border(selected, width, picture).paint(editor, paint.apply(Mask.VOID));
        }
        return editor.done();
    }

    private static void atLeastOne(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be at least 1 but is " + value);
        }
    }
}
