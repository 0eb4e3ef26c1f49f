package limn.engine.data;

/**
 * Where in its image a training crop was cut out, in shares of the image's sides: 0 is the left or upper edge, 1 the other one. A crop
 * that is larger than the image reaches beyond, where padding lies.
 *
 * @param width of the crop, share of the image's width @param mirrored whether left and right were swapped
 */
public record CropBox(double left, double top, double width, double height, boolean mirrored) {
    /** A whole image. */
    public static final CropBox WHOLE = new CropBox(0, 0, 1, 1, false);
}
