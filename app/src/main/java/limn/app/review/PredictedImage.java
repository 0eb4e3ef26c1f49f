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
 */
record PredictedImage(long image, int width, int height, long decided, int tags, float confidence, float disagreement,
        List<Spot> regions) {
    PredictedImage { regions = List.copyOf(regions); }

    /** One region. @param c class of the network @param n pixels @param p mean confidence, 0..1 */
    record Spot(int c, int n, float p, int x, int y, int w, int h) {
        Region bounds() { return new Region(x, y, w, h); }
    }
}
