package limn.annotator.format;

/**
 * A decoded picture, upright. Compares by identity: the pixels are not copied and belong to whoever reads it.
 *
 * @param argb opaque pixels 0xFFRRGGBB, row by row, {@code width * height} of them
 */
public record Picture(int width, int height, int[] argb) {
    public Picture {
        if (width < 1 || height < 1 || argb.length != (long) width * height) {
            throw new IllegalArgumentException("picture of " + width + " x " + height + " has " + argb.length
                    + " pixels");
        }
    }
}
