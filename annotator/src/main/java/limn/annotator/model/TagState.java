package limn.annotator.model;

/** What is known of a class in an image. {@link #UNKNOWN} is the default and is never taken for {@link #ABSENT}. */
public enum TagState {
    UNKNOWN, PRESENT, ABSENT;

    /** The next state of the cycle unknown, present, absent. */
    public TagState next() {
        return switch (this) {
            case UNKNOWN -> PRESENT;
            case PRESENT -> ABSENT;
            case ABSENT -> UNKNOWN;
        };
    }
}
