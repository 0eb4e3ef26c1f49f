package limn.annotator.edit;

/** A place in an image, in pixels from its top left corner; the centre of the first pixel is (0.5, 0.5). */
public record Point(double x, double y) {}
