package limn.app.demo;

/** A mistake of labelling that people make and do not see. */
public enum Fault {
    /** A training image wears the mask of another one: files were mixed up. */
    WRONG_MASK,
    /** A class that is plainly there is tagged absent. */
    MISSING_TAG,
    /** Two class ids are swapped: masks came from a program with another order of classes. */
    SWAPPED_IDS,
    /** A mask was drawn for a picture of half the size and lies in its upper left quarter. */
    WRONG_SCALE,
    /** A class was painted void, which no training looks at. */
    WRONG_VOID
}
