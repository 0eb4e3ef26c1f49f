package limn.annotator.review;

import java.util.Arrays;
import java.util.Collection;
import limn.annotator.model.Effort;

/**
 * What labelling costs, in seconds.
 *
 * @param mask a whole mask
 * @param tag one class of one image said to be present or absent
 * @param measured whether the time of masks is this project's own
 */
public record LabellingCost(double mask, double tag, boolean measured) {
    /** Bearman et al. 2016 (arXiv 1506.02106), VOC: 239.7 s for a full mask, 20.0 s for the tags of 20 classes. */
    public static final LabellingCost PUBLISHED = new LabellingCost(239.7, 1.0, false);

    /** So many images tell what a project's own people need. */
    static final int ENOUGH = 10;

    public LabellingCost {
        if (!(mask > 0) || !(tag > 0)) {
            throw new IllegalArgumentException("labelling takes time but got " + mask + " s and " + tag + " s");
        }
    }

    /**
     * The medians of what images took, where there are enough of them; else the published numbers.
     *
     * @param efforts what images cost
     * @param classCount how many tags an image has
     */
    public static LabellingCost of(Collection<Effort> efforts, int classCount) {
        double[] masks = efforts.stream().filter(e -> e.strokes() > 0 && e.maskMillis() > 0)
                .mapToDouble(e -> e.maskMillis() / 1000.0).sorted().toArray();
        double[] tags = efforts.stream().filter(e -> e.tagMillis() > 0).mapToDouble(e -> e.tagMillis() / 1000.0)
                .sorted().toArray();
        boolean measured = masks.length >= ENOUGH;
        double mask = measured ? median(masks) : PUBLISHED.mask;
        double tag = tags.length >= ENOUGH ? median(tags) / Math.max(1, classCount) : PUBLISHED.tag;
        return new LabellingCost(Math.max(1, mask), Math.max(0.05, tag), measured);
    }

    private static double median(double[] sorted) {
        return Arrays.stream(sorted).skip(sorted.length / 2).findFirst().orElseThrow();
    }
}
