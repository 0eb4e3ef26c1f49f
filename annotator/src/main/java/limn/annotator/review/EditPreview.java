package limn.annotator.review;

import java.util.Collection;
import java.util.Map;
import limn.annotator.edit.ClassEdit;
import limn.annotator.model.ValueMap;
import limn.annotator.model.ImageId;
import limn.annotator.model.TagState;
import limn.annotator.model.Tags;
import limn.annotator.model.ValueCounts;

/**
 * What an edit of the classes would change.
 *
 * @param pixels that get another class, or none
 * @param images that have such pixels
 * @param rewritten images whose masks are written anew, also where classes only get other indices
 * @param tags images on which a tag of the class concerned is known
 * @param disagreeing images on which the two classes of a merge are tagged present and absent
 */
public record EditPreview(long pixels, int images, int rewritten, int tags, int disagreeing) {
    /** Counts it. @param counts pixels of all masks */
    public static EditPreview of(ClassEdit edit, int classCount, Collection<ValueCounts> counts,
            Map<ImageId, Tags> tags) {
        ValueMap map = edit.values(classCount);
        int gone = gone(edit);
        long pixels = 0;
        int images = 0;
        int rewritten = 0;
        for (ValueCounts one : counts) {
            long there = gone < 0 ? 0 : one.of(gone);
            pixels += there;
            images += there > 0 ? 1 : 0;
            for (int v : one.values()) {
                if (map.of(v) != v) {
                    rewritten++;
                    break;
                }
            }
        }
        int known = 0;
        int disagreeing = 0;
        for (Tags one : tags.values()) {
            if (gone >= 0 && gone < one.classCount() && one.of(gone) != TagState.UNKNOWN) {
                known++;
                disagreeing += disagree(edit, one) ? 1 : 0;
            }
        }
        return new EditPreview(pixels, images, rewritten, known, disagreeing);
    }

    private static int gone(ClassEdit edit) {
        return switch (edit) {
            case ClassEdit.Merge(int from, int into) -> from;
            case ClassEdit.Delete(int classId, int becomes) -> classId;
            case ClassEdit.Reorder r -> -1;
        };
    }

    private static boolean disagree(ClassEdit edit, Tags tags) {
        return edit instanceof ClassEdit.Merge(int from, int into) && into < tags.classCount()
                && tags.of(into) != TagState.UNKNOWN && tags.of(into) != tags.of(from);
    }
}
