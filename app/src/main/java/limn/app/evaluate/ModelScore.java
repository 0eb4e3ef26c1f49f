package limn.app.evaluate;

import java.util.Map;
import java.util.Set;

/**
 * What a network says of one image.
 *
 * @param confidence mean over the pixels of the largest probability, 0..1; NaN if the network has not seen the image
 * @param disagreement share of what people had decided that the network contradicts, 0..1; NaN if nothing was decided or nothing seen
 * @param classes the classes of the project that it sees, by index, and how sure it is of each: its mean confidence there, 0..1
 * @param labels what people had decided then, as {@link Scoring#labels} tells it
 */
public record ModelScore(float confidence, float disagreement, Map<Integer, Float> classes, int labels) {
    public static final ModelScore NONE = new ModelScore(Float.NaN, Float.NaN, Map.of(), 0);

    public ModelScore { classes = Map.copyOf(classes); }

    public boolean isSeen() { return !Float.isNaN(confidence); }

    /** The classes that it is at least so sure of. */
    public Set<Integer> sureOf(float least) {
        return classes.entrySet().stream().filter(c -> c.getValue() >= least).map(Map.Entry::getKey)
                .collect(java.util.stream.Collectors.toUnmodifiableSet());
    }
}
