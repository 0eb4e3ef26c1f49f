package limn.engine.net;

import java.util.ArrayList;
import java.util.List;

/**
 * One tile along one side of an image, in pixels.
 *
 * @param from first pixel whose features are kept @param to the pixel after the last one
 * @param seenFrom first pixel that the encoder gets @param seenTo the pixel after the last one
 */
record Span(int from, int to, int seenFrom, int seenTo) {
    /** All strides of an encoder divide it, so tiles that begin at its multiples have their features where the image has them. */
    static final int STEP = 16;

    /**
     * Tiles of nearly equal length that hold each pixel once. Each sees {@code margin} pixels more on either side, rounded up to
     * {@link #STEP}, but nothing beyond the image.
     *
     * @param length of the side of the image @param tile length of a tile at most, a multiple of {@link #STEP}
     */
    static List<Span> over(int length, int tile, int margin) {
        int pieces = Math.ceilDiv(length, tile);
        int each = STEP * Math.ceilDiv(Math.ceilDiv(length, pieces), STEP);
        int more = STEP * Math.ceilDiv(margin, STEP);
        var spans = new ArrayList<Span>();
        for (int from = 0; from < length; from += each) {
            int to = Math.min(length, from + each);
            spans.add(new Span(from, to, Math.max(0, from - more), Math.min(length, to + more)));
        }
        return spans;
    }
}
