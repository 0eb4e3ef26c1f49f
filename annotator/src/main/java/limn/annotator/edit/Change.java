package limn.annotator.edit;

import limn.annotator.model.ImageId;
import limn.annotator.model.Mask;
import limn.annotator.model.Region;

/** One undoable change of a mask. Both masks share all untouched tiles: keeping them costs the stroke, not the image. */
public record Change(ChangeKind kind, ImageId image, Mask before, Mask after, Region touched) {
    public Change {
        if (before.width() != after.width() || before.height() != after.height()) {
            throw new IllegalArgumentException("a change keeps the size of the mask");
        }
    }

    public static Change of(ChangeKind kind, ImageId image, Mask before, Mask after) {
        return new Change(kind, image, before, after, before.difference(after));
    }

    public Change inverse() { return new Change(kind, image, after, before, touched); }
}
