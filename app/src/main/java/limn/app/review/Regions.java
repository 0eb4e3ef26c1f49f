package limn.app.review;

import java.util.ArrayList;
import java.util.List;
import limn.annotator.edit.Parts;
import limn.annotator.edit.Selection;
import limn.annotator.model.Mask;

/** Finds the regions of a prediction that wait for a person's word. */
final class Regions {
    /** Smaller regions are not worth a person's look: a share of the picture, and pixels. */
    private static final double LEAST_SHARE = 0.0002;
    private static final int LEAST = 12;

    private Regions() {}

    /** A region and how sure the network is of it, 0..1. */
    record Sure(Parts.Part part, float confidence) {}

    /**
     * Connected pixels of one predicted class that are unlabelled, the largest first.
     *
     * @param mask what people have decided
     * @param labels class indices of the project, 254 for none, row by row
     * @param confidence of each pixel @param full what stands for 1
     * @param refused pixels that a person has refused already
     */
    static List<Sure> of(Mask mask, byte[] labels, byte[] confidence, int full, List<Selection> refused) {
        int width = mask.width();
        byte[] decided = mask.toBytes();
        for (Selection area : refused) {
            area.runs((y, from, to) -> java.util.Arrays.fill(decided, y * width + from, y * width + to, (byte) 0));
        }
        int least = Math.max(LEAST, (int) (LEAST_SHARE * labels.length));
        var found = new ArrayList<Sure>();
        for (Parts.Part part : Parts.of(width, mask.height(),
                i -> (decided[i] & 0xFF) == Mask.UNLABELLED && (labels[i] & 0xFF) < Mask.UNLABELLED
                        ? labels[i] & 0xFF
                        : Parts.NONE,
                least)) {
            found.add(new Sure(part, confidence(part, confidence, width, full)));
        }
        return found;
    }

    private static float confidence(Parts.Part part, byte[] confidence, int width, int full) {
        var sum = new long[1];
        part.runs((y, from, to) -> {
            for (int i = y * width + from; i < y * width + to; i++) {
                sum[0] += confidence[i] & 0xFF;
            }
        });
        return (float) sum[0] / full / part.pixels();
    }
}
