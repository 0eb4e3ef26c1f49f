package limn.engine.data;

/** Pixels of one image, upright. Treat the array as read-only. @param rgb red, green, blue of each pixel, row by row, 0..255 */
public record RgbImage(int width, int height, byte[] rgb) {
    public RgbImage {
        if (width < 1 || height < 1 || rgb.length != 3L * width * height) {
            throw new IllegalArgumentException(
                    "expected 3 x " + width + " x " + height + " bytes but got " + rgb.length);
        }
    }
}
