package limn.engine.data;

/** An image or mask of the data could not be read. */
public final class UnreadableSampleException extends Exception {
    private static final long serialVersionUID = 1;
    private final String sample;

    public UnreadableSampleException(String sample, String reason, Throwable cause) {
        super(reason, cause);
        this.sample = sample;
    }

    public String sample() { return sample; }
}
