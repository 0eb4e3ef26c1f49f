package limn.annotator.edit;

import java.util.Set;
import limn.annotator.model.Mask;

/** What a network proposed, made into a decision of a person. */
public final class Predictions {
    private Predictions() {}

    /**
     * A mask with predicted labels. Void pixels are never overwritten, nor is anything by a predicted 254 or 255.
     *
     * @param predicted class indices row by row, {@code width * height} bytes
     * @param classes the classes to accept; all if empty
     * @param overwrite whether labelled pixels change too; otherwise unlabelled ones only
     */
    public static Mask accept(Mask mask, byte[] predicted, Set<Integer> classes, boolean overwrite) {
        if (predicted.length != (long) mask.width() * mask.height()) {
            throw new IllegalArgumentException("prediction has " + predicted.length + " pixels, the mask is "
                    + mask.width() + " x " + mask.height());
        }
        var editor = mask.edit();
        for (int y = 0; y < mask.height(); y++) {
            for (int x = 0; x < mask.width(); x++) {
                int label = predicted[y * mask.width() + x] & 0xFF;
                int old = mask.at(x, y);
                boolean free = old == Mask.UNLABELLED || overwrite && old != Mask.VOID;
                if (free && label < Mask.UNLABELLED && (classes.isEmpty() || classes.contains(label))) {
                    editor.set(x, y, label);
                }
            }
        }
        return editor.done();
    }
}
