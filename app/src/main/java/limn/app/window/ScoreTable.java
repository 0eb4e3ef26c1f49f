package limn.app.window;

import limn.app.evaluate.ModelScore;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import limn.annotator.model.ImageId;
import limn.annotator.model.TagState;
import limn.annotator.model.Tags;

/**
 * What the network of one run says of the images that it has seen. Immutable.
 *
 * @param run the name of its folder, or ""
 * @param model when its network was written, milliseconds since 1970: another one makes all of this stale
 */
record ScoreTable(String run, long model, Map<ImageId, ModelScore> scores) {
    /** A class is suggested if the network is at least so sure of it. */
    private static final float SURE = 0.7f;
    static final ScoreTable EMPTY = new ScoreTable("", 0, Map.of());

    ScoreTable { scores = Map.copyOf(scores); }

    ModelScore of(ImageId id) { return scores.getOrDefault(id, ModelScore.NONE); }

    /** Classes that the network is sure of and of which nothing is known. */
    Set<Integer> suggested(ImageId id, Tags tags) {
        var suggested = new HashSet<Integer>();
        for (int c : of(id).sureOf(SURE)) {
            if (c < tags.classCount() && tags.of(c) == TagState.UNKNOWN) {
                suggested.add(c);
            }
        }
        return suggested;
    }

    ScoreTable with(Map<ImageId, ModelScore> more) {
        var all = new HashMap<>(scores);
        all.putAll(more);
        return new ScoreTable(run, model, all);
    }
}
