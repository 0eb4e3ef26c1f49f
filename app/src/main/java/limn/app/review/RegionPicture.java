package limn.app.review;

import limn.annotator.edit.Selection;
import limn.annotator.format.Picture;
import limn.annotator.model.Region;

/** A predicted region over a picture: tinted in the colour of its class, with a light line along its border. */
public final class RegionPicture {
    private static final double TINT = 0.4;
    private static final int LINE = 0xFFFFFFFF;

    private RegionPicture() {}

    /**
     * Draws it.
     *
     * @param cut what is seen of the picture, in any size
     * @param part the same place in the image, pixels
     * @param rgb the colour of the class, 0xRRGGBB
     */
    public static Picture of(Picture cut, Region part, Selection pixels, int rgb) {
        int w = cut.width();
        int h = cut.height();
        var inside = new boolean[w * h];
        for (int y = 0; y < h; y++) {
            int py = part.y() + Math.min(part.height() - 1, (int) ((y + 0.5) * part.height() / h));
            for (int x = 0; x < w; x++) {
                int px = part.x() + Math.min(part.width() - 1, (int) ((x + 0.5) * part.width() / w));
                inside[y * w + x] = pixels.contains(px, py);
            }
        }
        var out = cut.argb().clone();
        for (int i = 0; i < out.length; i++) {
            if (inside[i]) {
                out[i] = isBorder(inside, i, w, h) ? LINE : tinted(out[i], rgb);
            }
        }
        return new Picture(w, h, out);
    }

    private static boolean isBorder(boolean[] inside, int i, int w, int h) {
        int x = i % w;
        int y = i / w;
        return x > 0 && !inside[i - 1] || x < w - 1 && !inside[i + 1] || y > 0 && !inside[i - w]
                || y < h - 1 && !inside[i + w];
    }

    private static int tinted(int argb, int rgb) {
        return 0xFF000000 | mix(argb >> 16 & 255, rgb >> 16 & 255) << 16 | mix(argb >> 8 & 255, rgb >> 8 & 255) << 8
                | mix(argb & 255, rgb & 255);
    }

    private static int mix(int below, int above) { return (int) Math.round(below * (1 - TINT) + above * TINT); }
}
