package limn.app.window;

import java.util.Arrays;
import limn.annotator.model.ImageItem;
import limn.annotator.model.Split;
import limn.annotator.model.TagState;
import limn.annotator.model.Tags;

/** How many images have what, kept true as images change: no view goes over all of them. Mutable, in the window's thread only. */
final class LabelCounts {
    private final long[] splits = new long[Split.values().length];
    private final long[] taggedOfSplit = new long[Split.values().length];
    private final long[] maskedOfSplit = new long[Split.values().length];
    private long[][] decided = new long[0][];
    private int masked;
    private int tagged;
    private int images;

    /** One more image. */
    void add(ImageItem item, Tags tags, boolean hasMask) { count(item, tags, hasMask, 1); }

    /** One image less; the arguments are those with which it was added. */
    void remove(ImageItem item, Tags tags, boolean hasMask) {
        count(item, tags, hasMask, -1);
    }

    private void count(ImageItem item, Tags tags, boolean hasMask, int by) {
        images += by;
        splits[item.split().ordinal()] += by;
        if (hasMask) {
            masked += by;
            maskedOfSplit[item.split().ordinal()] += by;
        }
        boolean any = false;
        for (int c = 0; c < tags.classCount(); c++) {
            TagState state = tags.of(c);
            if (state != TagState.UNKNOWN) {
                any = true;
                row(c)[state.ordinal()] += by;
            }
        }
        tagged += any && !hasMask ? by : 0;
        taggedOfSplit[item.split().ordinal()] += any && !hasMask ? by : 0;
    }

    private long[] row(int classId) {
        if (classId >= decided.length) {
            int before = decided.length;
            decided = Arrays.copyOf(decided, classId + 1);
            for (int c = before; c <= classId; c++) {
                decided[c] = new long[TagState.values().length];
            }
        }
        return decided[classId];
    }

    /** In how many images a class has a state. */
    long tags(int classId, TagState state) {
        long[] known = classId < decided.length ? decided[classId] : new long[TagState.values().length];
        return state == TagState.UNKNOWN
                ? images - known[TagState.PRESENT.ordinal()] - known[TagState.ABSENT.ordinal()]
                : known[state.ordinal()];
    }

    long of(Split split) { return splits[split.ordinal()]; }

    long maskedOf(Split split) { return maskedOfSplit[split.ordinal()]; }

    /** What the images of a split offer. */
    Counts counts(Split split) {
        int i = split.ordinal();
        return new Counts((int) maskedOfSplit[i], (int) taggedOfSplit[i],
                (int) (splits[i] - maskedOfSplit[i] - taggedOfSplit[i]));
    }

    Counts counts() { return new Counts(masked, tagged, images - masked - tagged); }

    void clear() {
        Arrays.fill(splits, 0);
        Arrays.fill(maskedOfSplit, 0);
        Arrays.fill(taggedOfSplit, 0);
        decided = new long[0][];
        masked = 0;
        tagged = 0;
        images = 0;
    }
}
