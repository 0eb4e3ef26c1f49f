package limn.annotator.store;

import java.util.List;

/**
 * What joining another copy did.
 *
 * @param images images that both have
 * @param added images that only the other copy had
 * @param tiles parts of masks, 256 x 256 pixels, taken from the other copy
 * @param tags tags taken from the other copy
 * @param verdicts accepted and refused regions of predictions taken from the other copy
 * @param classesAdded names of classes that only the other copy had
 * @param conflicts what both copies changed, and what could not be joined
 */
public record MergeReport(int images, int added, int tiles, int tags, int verdicts, List<String> classesAdded,
        List<Conflict> conflicts) {
    public MergeReport {
        classesAdded = List.copyOf(classesAdded);
        conflicts = List.copyOf(conflicts);
    }

    /** What needs a look. */
    public enum Kind {
        /** Both changed the same part of a mask: the later edit won. */
        MASK,
        /** Parts of a mask differ without a time that could decide: those of this project stayed. */
        MASK_UNDATED,
        /** Both changed the same tag: the later edit won. */
        TAG,
        /** A tag differs without a time that could decide: that of this project stayed. */
        TAG_UNDATED,
        /** Both have a note, and they differ: that of this project stayed. */
        NOTE,
        /** Review states differ: that of this project stayed. */
        STATE,
        /** The other copy has another picture of this name or at this place, or of another size: nothing was taken. */
        IMAGE
    }

    /**
     * One thing to look at.
     *
     * @param image name of the image in this project
     * @param count how many parts of the mask or tags
     * @param taken how many of them were taken from the other copy
     * @param detail names of classes, or the two values
     */
    public record Conflict(Kind kind, String image, int count, int taken, String detail) {}
}
