package limn.app.review;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import limn.annotator.model.ImageId;
import limn.annotator.model.TagState;
import limn.annotator.model.Tags;

/**
 * What the tags of an image forbid the network to say: without them it would give some pixels a class that they deny. Of all images the
 * one that forbids most is the first to be suspected of a missing tag.
 *
 * @param share of the image's pixels, over all classes that its tags deny, 0..1
 * @param classId the denied class that most of these pixels would get
 * @param classShare its part of the image's pixels, 0..1
 */
public record Forbidden(ImageId image, float share, int classId, float classShare) {
    /** Less than this share of the pixels is no hint of anything. */
    public static final float LEAST = 0.001f;
    private static final Comparator<Forbidden> ORDER = Comparator.comparingDouble((Forbidden f) -> f.share).reversed()
            .thenComparingLong(f -> f.image.value());

    /** @param seen pixels of each class that the network gives without the tags @return empty if they forbid nothing worth a look */
    public static Optional<Forbidden> of(ImageId image, long[] seen, Tags tags) {
        long all = 0;
        long denied = 0;
        int most = 0;
        long ofMost = 0;
        for (int c = 0; c < seen.length; c++) {
            all += seen[c];
            if (c < tags.classCount() && tags.of(c) == TagState.ABSENT) {
                denied += seen[c];
                if (seen[c] > ofMost) {
                    most = c;
                    ofMost = seen[c];
                }
            }
        }
        float share = all == 0 ? 0 : (float) denied / all;
        return share < LEAST
                ? Optional.empty()
                : Optional.of(new Forbidden(image, share, most, (float) ofMost / all));
    }

    /** The largest share first; equal ones as the images were added. */
    public static List<Forbidden> mostFirst(Collection<Forbidden> some) {
        return some.stream().sorted(ORDER).toList();
    }
}
