package limn.app.review;

import limn.annotator.model.ImageId;
import limn.annotator.model.Region;

/**
 * A region of one predicted class that nobody has decided, waiting for a person's word.
 *
 * @param classId of the project
 * @param confidence mean over the region, 0..1
 */
public record Proposed(ImageId image, int classId, int pixels, float confidence, Region bounds) {}
