package limn.annotator.format;

/** Width and height of a picture as shown upright, pixels. */
public record Size(int width, int height) {}
