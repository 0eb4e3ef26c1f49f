package limn.annotator.edit;

/** A place in an image: (0, 0) is the top left corner of the first pixel, (0.5, 0.5) its centre. */
public record Point(double x, double y) {}
