package limn.annotator.format;

/** The size of an image in pixels, as shown upright. */
public record Size(int width, int height) {}
