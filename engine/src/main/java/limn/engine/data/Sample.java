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

    /** Whether {@link #labels()} will give something, without reading it. */
    boolean hasLabels();

    ImageTags tags();
}
