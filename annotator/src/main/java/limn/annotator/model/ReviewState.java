package limn.annotator.model;

/** Where an image stands in a person's work. */
public enum ReviewState {
    /** Nobody has drawn yet. */
    NEW,
    /** Drawn in, not finished. */
    IN_WORK,
    /** A person says that it is finished. */
    DONE,
    /** Taken over from a network and not corrected since. */
    ACCEPTED,
    /** A person wants somebody to look at it. */
    FLAGGED
}
