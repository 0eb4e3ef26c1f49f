package limn.engine.data;

/** What an image offers to learn from. */
public enum Supervision {
    /** Every pixel is decided: a class or void. */
    DENSE,
    /** Some pixels are labelled, others nobody has decided. */
    SPARSE,
    /** No pixel is labelled, but of some class it is known whether it occurs. */
    TAGS,
    /** Nothing is known. */
    NONE
}
