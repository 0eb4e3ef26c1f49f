package limn.annotator.exchange;

import java.io.ByteArrayOutputStream;
import limn.annotator.format.Reason.Kind;
import limn.annotator.model.Mask;

/**
 * The run lengths of Label Studio: bits, highest first. 32 bits: how many values; 5 bits: bits of a value, less one; four times 4 bits: bits of a
 * length, less one. Then a bit (1: one value repeated, 0: as many values), 2 bits that choose how long the length is, the length less one,
 * the value or values. The values are the four channels of each pixel, row by row; the last one (alpha) is the mask. As in
 * {@code brush.py} of HumanSignal/label-studio-converter, after rle-pack of thi-ng/umbrella.
 */
final class StudioRle {
    private static final int CHANNELS = 4;
    private static final int[] SIZES = {3, 4, 8, 16};

    private StudioRle() {}

    /** Draws the pixels whose alpha is not 0. @throws UnreadableShape if the bits are none of these; something may be drawn by then */
    static void fill(byte[] packed, AreaPainter painter) throws UnreadableShape {
        var bits = new Bits(packed);
        long count = bits.read(32);
        long pixels = (long) painter.width() * painter.height();
        if (count != pixels * CHANNELS) {
            throw new UnreadableShape(Kind.RUNS_SUM, count / CHANNELS, pixels);
        }
        int word = (int) bits.read(5) + 1;
        var sizes = new int[4];
        for (int i = 0; i < 4; i++) {
            sizes[i] = (int) bits.read(4) + 1;
        }
        long i = 0;
        while (i < count) {
            boolean repeated = bits.read(1) == 1;
            long end = i + 1 + bits.read(sizes[(int) bits.read(2)]);
            if (end > count) {
                throw new UnreadableShape(Kind.RUNS_BROKEN);
            }
            if (repeated) {
                if (bits.read(word) != 0) {
                    alphas(i, end, painter);
                }
                i = end;
            }
            for (; i < end; i++) {
                if (bits.read(word) != 0) {
                    alphas(i, i + 1, painter);
                }
            }
        }
    }

    /** The pixels whose alpha lies in [from,to) of the values. */
    private static void alphas(long from, long to, AreaPainter painter) {
        long pixel = from / CHANNELS;
        long end = to / CHANNELS;
        while (pixel < end) {
            int y = (int) (pixel / painter.width());
            int x = (int) (pixel % painter.width());
            int n = (int) Math.min(end - pixel, painter.width() - x);
            painter.span(y, x, x + n);
            pixel += n;
        }
    }

    /** The pixels of a value, 255 in all four channels. */
    static byte[] of(Mask mask, int value) {
        var out = new BitsOut();
        long count = Math.multiplyExact((long) mask.width() * mask.height(), CHANNELS);
        if (count > 0xFFFF_FFFFL) {
            throw new IllegalArgumentException("the format knows no images of " + mask);
        }
        out.write(count, 32);
        out.write(7, 5);
        for (int size : SIZES) {
            out.write(size - 1, 4);
        }
        boolean inside = mask.at(0, 0) == value;
        long run = 0;
        for (int y = 0; y < mask.height(); y++) {
            for (int x = 0; x < mask.width(); x++) {
                if (mask.at(x, y) == value != inside) {
                    run(out, run * CHANNELS, inside);
                    inside = !inside;
                    run = 0;
                }
                run++;
            }
        }
        run(out, run * CHANNELS, inside);
        return out.done();
    }

    private static void run(BitsOut out, long length, boolean inside) {
        long left = length;
        while (left > 0) {
            int n = (int) Math.min(left, 1 << 16);
            int size = n <= 8 ? 0 : n <= 16 ? 1 : n <= 256 ? 2 : 3;
            out.write(1, 1);
            out.write(size, 2);
            out.write(n - 1, SIZES[size]);
            out.write(inside ? 255 : 0, 8);
            left -= n;
        }
    }

    private static final class Bits {
        private final byte[] bytes;
        private long at;

        Bits(byte[] bytes) { this.bytes = bytes; }

        long read(int n) throws UnreadableShape {
            if (at + n > bytes.length * 8L) {
                throw new UnreadableShape(Kind.RUNS_BROKEN);
            }
            long value = 0;
            for (int i = 0; i < n; i++, at++) {
                value = value << 1 | bytes[(int) (at >> 3)] >> 7 - (at & 7) & 1;
            }
            return value;
        }
    }

    private static final class BitsOut {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private int open;
        private int bits;

        void write(long value, int n) {
            for (int i = n - 1; i >= 0; i--) {
                open = open << 1 | (int) (value >> i & 1);
                if (++bits == 8) {
                    bytes.write(open);
                    open = 0;
                    bits = 0;
                }
            }
        }

        byte[] done() {
            if (bits > 0) {
                bytes.write(open << 8 - bits);
            }
            return bytes.toByteArray();
        }
    }
}
