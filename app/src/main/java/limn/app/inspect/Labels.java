package limn.app.inspect;

/** Numbers of a label picture that are no class. */
public final class Labels {
    /** Nobody has decided. */
    public static final int UNLABELLED = 254;
    /** Decided to be ambiguous, or padding. */
    public static final int VOID = 255;

    private Labels() {}
}
