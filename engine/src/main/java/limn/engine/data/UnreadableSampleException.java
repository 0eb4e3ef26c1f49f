package limn.engine.data;

/** An image or mask of the data could not be read. The message is what the port said, or one of the codes below. */
public final class UnreadableSampleException extends Exception {
    /** The mask and its image differ in size. */
    public static final String OTHER_SIZE = "otherSize";
    /** Not one image of the set can be read. */
    public static final String NONE_READABLE = "noneReadable";

    /** The mask has a value that is no class, nor unlabelled or void. */
    public static final String UNKNOWN_CLASS = "unknownClass";

    private static final long serialVersionUID = 1;
    private final String sample;

    public UnreadableSampleException(String sample, String reason, Throwable cause) {
        super(reason, cause);
        this.sample = sample;
    }

    /** @param code one of the codes of this class */
    public UnreadableSampleException(String sample, String code) {
        super(code);
        this.sample = sample;
    }

    public String sample() { return sample; }
}
