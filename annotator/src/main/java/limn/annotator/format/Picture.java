package limn.annotator.format;

/**
 * A decoded image, upright.
 *
 * @param width pixels
 * @param height pixels
 * @param argb {@code width * height} opaque pixels 0xFFRRGGBB, row by row; not copied, and not to be changed by anybody
 */
public record Picture(int width, int height, int[] argb) {
    public Picture {
        if (width < 1 || height < 1 || argb.length != (long) width * height) {
            throw new IllegalArgumentException("expected the pixels of " + width + " x " + height + " but got "
                    + argb.length);
        }
    }
}
