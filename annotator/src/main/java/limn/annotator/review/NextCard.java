package limn.annotator.review;

import limn.annotator.model.ImageId;

/**
 * A proposal of what to do next.
 *
 * @param classId the class that the reason speaks of, or -1
 * @param seconds what it will take
 * @param share of the pixels, of which the reason speaks: two networks disagree on them; 0 for other reasons
 * @param gain what it is expected to bring; 1 is what the first mask of a class brings
 */
public record NextCard(ImageId image, Task task, Reason reason, int classId, double seconds, double share,
        double gain) {
    /** What to do. */
    public enum Task {
        TAG, MASK
    }

    /** Why: what the largest part of the gain comes from. */
    public enum Reason {
        /** No training image has pixels of the class. */
        WITHOUT_MASKS,
        /** Few images have the class. */
        RARE,
        /** The class makes cross training doubt many tagged images. */
        MUTES,
        /** A network is unsure of the image. */
        UNCERTAIN,
        /** Two networks say different things. */
        DISAGREE,
        /** Nobody has said what is in the image. */
        UNTAGGED
    }

    /** What it brings per second: what cards are ranked by. */
    public double worth() { return gain / seconds; }
}
