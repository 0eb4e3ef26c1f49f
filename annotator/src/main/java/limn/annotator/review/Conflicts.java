package limn.annotator.review;

import java.util.ArrayList;
import java.util.List;
import limn.annotator.model.ImageItem;
import limn.annotator.model.TagState;
import limn.annotator.model.Tags;
import limn.annotator.model.ValueCounts;

/** Finds what tags, masks and a network say against each other, image by image. */
public final class Conflicts {
    /** From this confidence on a network counts as sure. */
    public static final double SURE = 0.9;

    private Conflicts() {}

    /** The conflicts of one image, class by class. @param counts the pixels of its mask per value */
    public static List<Conflict> of(ImageItem item, ValueCounts counts, Tags tags, ClassScores scores) {
        var found = new ArrayList<Conflict>(0);
        boolean full = counts.decided() == (long) item.width() * item.height();
        for (int c = 0; c < tags.classCount(); c++) {
            TagState tag = tags.of(c);
            long pixels = counts.of(c);
            double confidence = pixels > 0 || full ? Double.NaN : scores.confidence(item.id(), c);
            if (tag == TagState.ABSENT && pixels > 0) {
                found.add(new Conflict.PaintedButAbsent(item.id(), c, pixels));
            } else if (tag == TagState.PRESENT && full && pixels == 0) {
                found.add(new Conflict.TaggedButNowhere(item.id(), c));
            } else if (tag == TagState.ABSENT && confidence >= SURE) {
                found.add(new Conflict.AbsentButSure(item.id(), c, confidence));
            } else if (tag == TagState.UNKNOWN && confidence >= SURE) {
                found.add(new Conflict.UnknownButSure(item.id(), c, confidence));
            }
        }
        return found;
    }
}
