package limn.annotator.store;

/** What who opens a project wants of it. One program at a time writes; any number may read beside it. */
public enum Access {
    /** To look: labels are read as they are, beside a program that writes. Nothing can be changed. */
    READ,
    /** To write; only to look where another program writes, see {@link Project#holder()}. */
    WRITE,
    /** To write or not at all: {@link StoreException.Held} where another program writes. */
    MUST_WRITE
}
