package limn.engine.data;

import java.util.Optional;

/** One image and what is known of it. Calls may read files; they come from loader threads, one sample at a time. */
public interface Sample {
    /** What people call the image; named in messages. */
    String name();

    /** @throws UnreadableSampleException if the file is missing or broken */
    RgbImage image() throws UnreadableSampleException;

    /** The mask, of the size of the image, or empty if no pixel is labelled. */
    Optional<LabelMap> labels() throws UnreadableSampleException;

    /** How much each label counts, 0..255 for 0..1, of the size of the mask; empty if all count fully. */
    default Optional<LabelMap> weights() throws UnreadableSampleException {
        return Optional.empty();
    }

    /** Whether {@link #labels()} will give something, without reading it. */
    boolean hasLabels();

    ImageTags tags();
}
