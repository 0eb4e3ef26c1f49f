package limn.annotator.store;

import limn.annotator.edit.Selection;
import limn.annotator.model.ImageId;

/**
 * What a person said of a region that a network predicted.
 *
 * @param accepted whether it became a label; else it was refused
 * @param className the class that was predicted, as it was called then
 * @param run the folder of the run whose network it was
 * @param runStep of its training
 * @param confidence mean over the region, 0..1
 * @param area the pixels
 */
public record Verdict(ImageId image, boolean accepted, String className, String run, long runStep, float confidence,
        Selection area) {}
