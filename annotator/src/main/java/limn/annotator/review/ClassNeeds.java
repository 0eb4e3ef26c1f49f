package limn.annotator.review;

import java.util.Collection;
import java.util.ArrayList;
import java.util.List;
import limn.annotator.model.TagState;
import limn.annotator.model.Tags;
import limn.annotator.model.ValueCounts;

/** What a project has of each of its classes, from its masks, its tags and what the newest run says of classes. */
public final class ClassNeeds {
    private ClassNeeds() {}

    /**
     * Counts it.
     *
     * @param masks pixels of the masks of training images
     * @param tags tags of all images
     * @param j IoU per class as the dynamic evaluation of a run gives it, NaN for a class that it does not know; may be shorter
     */
    public static List<ClassNeed> of(int classCount, Collection<ValueCounts> masks, Collection<Tags> tags, double[] j) {
        var masked = new int[classCount];
        for (ValueCounts counts : masks) {
            for (int value : counts.values()) {
                if (value < classCount) {
                    masked[value]++;
                }
            }
        }
        var present = new int[classCount];
        var worst = new int[classCount];
        int tagged = 0;
        for (Tags one : tags) {
            int least = -1;
            for (int c = 0; c < Math.min(classCount, one.classCount()); c++) {
                if (one.of(c) == TagState.PRESENT) {
                    present[c]++;
                    least = least < 0 || of(j, c) < of(j, least) ? c : least;
                }
            }
            if (least >= 0) {
                tagged++;
                worst[least] += Double.isNaN(of(j, least)) ? 0 : 1;
            }
        }
        var needs = new ArrayList<ClassNeed>();
        for (int c = 0; c < classCount; c++) {
            needs.add(new ClassNeed(masked[c], present[c], of(j, c), tagged == 0 ? 0 : (double) worst[c] / tagged));
        }
        return needs;
    }

    private static double of(double[] j, int c) { return c < j.length ? j[c] : Double.NaN; }
}
