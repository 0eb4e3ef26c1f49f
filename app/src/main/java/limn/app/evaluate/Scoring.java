package limn.app.evaluate;

import java.util.HashMap;
import java.util.Map;
import limn.annotator.model.Mask;
import limn.annotator.model.TagState;
import limn.annotator.model.Tags;
import limn.app.data.LabelStamp;

/** Compares what a network says of an image with what people have decided. Pure arithmetic. */
public final class Scoring {
    /** A class on less of the picture than this is not seen, share of its pixels. */
    private static final double LEAST_SHARE = 0.003;

    private Scoring() {}

    /**
     * @param said class index of each pixel, 254 where the project has no such class
     * @param confidence of each pixel, 0..255 for 0..1
     * @param mask of the same size
     */
    public static ModelScore of(byte[] said, byte[] confidence, Mask mask, Tags tags) {
        var pixels = new long[256];
        var sure = new long[256];
        long all = 0;
        for (int i = 0; i < said.length; i++) {
            pixels[said[i] & 0xFF]++;
            sure[said[i] & 0xFF] += confidence[i] & 0xFF;
            all += confidence[i] & 0xFF;
        }
        var classes = new HashMap<Integer, Float>();
        for (int c = 0; c < Mask.UNLABELLED; c++) {
            if (pixels[c] > 0 && pixels[c] >= LEAST_SHARE * said.length) {
                classes.put(c, sure[c] / 255f / pixels[c]);
            }
        }
        return new ModelScore(all / 255f / Math.max(1, said.length), disagreement(said, mask, tags, classes), classes,
                labels(tags, mask));
    }

    /** Of the painted pixels the share painted otherwise; without them, of the decided tags the share that is contradicted. */
    private static float disagreement(byte[] said, Mask mask, Tags tags, Map<Integer, Float> classes) {
        long decided = 0;
        long other = 0;
        for (int y = 0; y < mask.height(); y++) {
            for (int x = 0; x < mask.width(); x++) {
                int painted = mask.at(x, y);
                if (painted < Mask.UNLABELLED) {
                    decided++;
                    other += (said[y * mask.width() + x] & 0xFF) == painted ? 0 : 1;
                }
            }
        }
        return decided > 0 ? (float) other / decided : ofTags(tags, classes);
    }

    private static float ofTags(Tags tags, Map<Integer, Float> classes) {
        int decided = 0;
        int other = 0;
        for (int c = 0; c < tags.classCount(); c++) {
            if (tags.of(c) != TagState.UNKNOWN) {
                decided++;
                other += (tags.of(c) == TagState.PRESENT) == classes.containsKey(c) ? 0 : 1;
            }
        }
        return decided == 0 ? Float.NaN : (float) other / decided;
    }

    /** A number that differs if tags or mask differ, see {@link LabelStamp}. */
    public static int labels(Tags tags, Mask mask) {
        return LabelStamp.of(tags, mask);
    }
}
