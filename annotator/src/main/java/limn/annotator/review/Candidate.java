package limn.annotator.review;

import limn.annotator.model.ImageId;
import limn.annotator.model.Tags;

/** An image that could be labelled next. @param masked whether it has a mask already @param tags what is known of it */
public record Candidate(ImageId image, boolean masked, Tags tags) {}
