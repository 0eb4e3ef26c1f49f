package limn.app.evaluate;

import limn.annotator.format.Picture;
import limn.annotator.model.Region;

/**
 * An error map over a picture: the picture in grey, errors in three colours that differ in hue and in lightness, so that they stay
 * apart for eyes that miss a colour, too (blue, vermilion and yellow of Okabe and Ito 2008); undecided pixels are dark.
 */
public final class ErrorPicture {
    private static final double OVER = 0.78;

    private ErrorPicture() {}

    /** The colour of a kind of error, 0xRRGGBB. @throws IllegalArgumentException for what is no error */
    public static int colour(ErrorMap.Kind kind) {
        return switch (kind) {
            case MISSED -> 0x0072B2;
            case INVENTED -> 0xD55E00;
            case CONFUSED -> 0xF0E442;
            case RIGHT, UNDECIDED -> throw new IllegalArgumentException(kind + " is no error");
        };
    }

    /**
     * Draws it.
     *
     * @param cut what is seen of the picture, in any size
     * @param part the same place in the image, pixels
     * @param width of the image
     */
    public static Picture of(Picture cut, Region part, int width, ErrorMap map) {
        var out = new int[cut.argb().length];
        for (int y = 0; y < cut.height(); y++) {
            int py = part.y() + Math.min(part.height() - 1, (int) ((y + 0.5) * part.height() / cut.height()));
            for (int x = 0; x < cut.width(); x++) {
                int px = part.x() + Math.min(part.width() - 1, (int) ((x + 0.5) * part.width() / cut.width()));
                int i = y * cut.width() + x;
                out[i] = pixel(grey(cut.argb()[i]), map.at(py * width + px));
            }
        }
        return new Picture(cut.width(), cut.height(), out);
    }

    /** Luma of Rec. 601, a little lifted. */
    private static int grey(int argb) {
        return (299 * (argb >> 16 & 255) + 587 * (argb >> 8 & 255) + 114 * (argb & 255)) / 1000;
    }

    private static int pixel(int grey, ErrorMap.Kind kind) {
        return switch (kind) {
            case RIGHT -> rgb(grey, grey, grey);
            case UNDECIDED -> rgb(grey / 3, grey / 3, grey / 3);
            case MISSED, INVENTED, CONFUSED -> {
                int colour = colour(kind);
                yield rgb(over(colour >> 16 & 255, grey), over(colour >> 8 & 255, grey), over(colour & 255, grey));
            }
        };
    }

    private static int over(int colour, int grey) { return (int) Math.round(colour * OVER + grey * (1 - OVER)); }

    private static int rgb(int r, int g, int b) { return 0xFF000000 | r << 16 | g << 8 | b; }
}
