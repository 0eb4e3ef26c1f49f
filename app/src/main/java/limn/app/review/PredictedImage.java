package limn.app.review;

import java.util.List;
import limn.annotator.model.Region;

/**
 * What a network said of one image, a line of the index in the run folder.
 *
 * @param image its number in the project, also the name of its files
 * @param decided pixels that people had decided then
 * @param tags a number for the tags it had then: others may give another prediction
 * @param confidence mean over all pixels, 0..1
 * @param disagreement share of what people had decided that is contradicted, 0..1; negative if nothing was decided
 * @param regions the predicted regions where nobody had decided then, the largest first
 * @param denied classes that its tags denied then
 * @param free pixels of each class that the network gives without the tags
 */
record PredictedImage(long image, int width, int height, long decided, int tags, float confidence, float disagreement,
        List<Spot> regions, List<Integer> denied, List<Seen> free) {
    PredictedImage {
        regions = List.copyOf(regions);
        denied = denied == null ? List.of() : List.copyOf(denied); // an index of version 1 has neither
        free = free == null ? List.of() : List.copyOf(free);
    }

    /** Whether the tags changed what the network said: then its free answer is a file of its own. */
    boolean wasRestricted() {
        return free.stream().anyMatch(s -> denied.contains(s.c()));
    }

    /** Pixels of a class. @param c class of the network @param n pixels */
    record Seen(int c, long n) {}

    /** One region. @param c class of the network @param n pixels @param p mean confidence, 0..1 */
    record Spot(int c, int n, float p, int x, int y, int w, int h) {
        Region bounds() { return new Region(x, y, w, h); }
    }
}
