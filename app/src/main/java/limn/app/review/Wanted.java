package limn.app.review;

import java.util.OptionalInt;
import limn.annotator.model.TagState;
import limn.annotator.model.Tags;

/**
 * Which regions a person wants to see.
 *
 * @param classId of this class alone; empty for all
 * @param least the network is at least so sure, 0..1 @param most and at most so sure
 * @param disagreeing only where the network contradicts what people have decided in the image, or the class has no tag yet
 */
public record Wanted(OptionalInt classId, float least, float most, boolean disagreeing) {
    /** An image of which more than this share of the decided pixels is contradicted is worth a look. */
    private static final float OTHERWISE = 0.1f;
    public static final Wanted ALL = new Wanted(OptionalInt.empty(), 0, 1, false);

    public boolean accepts(Proposed region, Tags tags, float disagreement) {
        boolean ofClass = classId.isEmpty() || classId.getAsInt() == region.classId();
        boolean sure = region.confidence() >= least && region.confidence() <= most;
        return ofClass && sure && (!disagreeing || disagreement > OTHERWISE || isNews(region, tags));
    }

    /** Whether the network sees a class of which people say that it is not there. */
    private static boolean isNews(Proposed region, Tags tags) {
        return region.classId() < tags.classCount() && tags.of(region.classId()) == TagState.ABSENT;
    }
}
