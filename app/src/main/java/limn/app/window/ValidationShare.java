package limn.app.window;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import limn.annotator.model.ImageId;

/** Picks labelled images to measure on. */
final class ValidationShare {
    private ValidationShare() {}

    /**
     * A share of the images by lot, the same for the same images. At least one, and at least one is left for training; nothing if
     * there are fewer than two.
     *
     * @param share 0..1
     */
    static List<ImageId> choose(List<ImageId> labelled, double share) {
        if (labelled.size() < 2) {
            return List.of();
        }
        var shuffled = new ArrayList<>(labelled);
        Collections.shuffle(shuffled, new Random(20));
        int count = (int) Math.clamp(Math.round(labelled.size() * share), 1, labelled.size() - 1);
        return List.copyOf(shuffled.subList(0, count));
    }
}
