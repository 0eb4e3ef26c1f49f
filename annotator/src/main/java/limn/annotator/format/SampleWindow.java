package limn.annotator.format;

import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.util.stream.IntStream;

/**
 * Which samples of a picture of more than 8 bits become black and which white; what lies between is spread evenly over 0..255. It depends
 * on the picture's own samples alone, so that whoever reads a file sees the same:
 * <ul>
 * <li>grey of 16 bits: from the value below which 0.05 % of the pixels lie to the value above which 0.05 % lie, as a single hot pixel of a
 * camera must not darken all others;</li>
 * <li>colour of 16 bits: from 0 to the largest number of 8, 10, 12, 14 or 16 bits that the samples need, one window for all channels, so
 * that hues and the exposure of a series stay;</li>
 * <li>samples of 32 bits, whole or not: from the smallest to the largest finite one.</li>
 * </ul>
 */
record SampleWindow(double black, double white) {
    private static final int LEVELS = 1 << Short.SIZE;
    /** One pixel of so many at either end is cut off. */
    private static final int CUT = 2000;

    /** @param colours channels that count, the first ones; alpha, which does not, comes after them */
    static SampleWindow of(Raster raster, int colours) {
        return switch (raster.getTransferType()) {
            case DataBuffer.TYPE_USHORT -> ofShort(raster, colours, 0);
            case DataBuffer.TYPE_SHORT -> ofShort(raster, colours, -Short.MIN_VALUE);
            default -> ofAny(raster, colours);
        };
    }

    private static SampleWindow ofShort(Raster raster, int colours, int offset) {
        var counts = new int[LEVELS];
        int bands = raster.getNumBands();
        var row = new int[raster.getWidth() * bands];
        for (int y = 0; y < raster.getHeight(); y++) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, raster.getWidth(), 1, row);
            for (int i = 0; i < row.length; i += bands) {
                for (int c = 0; c < colours; c++) {
                    counts[row[i + c] + offset]++;
                }
            }
        }
        if (colours > 1) {
            int most = IntStream.range(0, LEVELS).filter(v -> counts[v] > 0).max().orElse(0);
            int bits = IntStream.of(8, 10, 12, 14, 16).filter(b -> most < 1 << b).findFirst().orElse(Short.SIZE);
            return new SampleWindow(-offset, (1 << bits) - 1.0 - offset);
        }
        long cut = (long) raster.getWidth() * raster.getHeight() / CUT;
        return new SampleWindow(quantile(counts, cut, 0, 1) - offset, quantile(counts, cut, LEVELS - 1, -1) - offset);
    }

    /** The first value, seen from an end, at which more than {@code cut} pixels have been met. */
    private static int quantile(int[] counts, long cut, int from, int step) {
        long met = 0;
        int value = from;
        while (true) {
            met += counts[value];
            if (met > cut) {
                return value;
            }
            value += step;
        }
    }

    private static SampleWindow ofAny(Raster raster, int colours) {
        double smallest = Double.POSITIVE_INFINITY;
        double largest = Double.NEGATIVE_INFINITY;
        int bands = raster.getNumBands();
        var row = new double[raster.getWidth() * bands];
        for (int y = 0; y < raster.getHeight(); y++) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, raster.getWidth(), 1, row);
            for (int i = 0; i < row.length; i++) {
                if (i % bands < colours && Double.isFinite(row[i])) {
                    smallest = Math.min(smallest, row[i]);
                    largest = Math.max(largest, row[i]);
                }
            }
        }
        return smallest <= largest ? new SampleWindow(smallest, largest) : new SampleWindow(0, 1);
    }

    /** The level 0..255 of a sample. A picture of one value is mid-grey; what is no number is black. */
    int level(double sample) {
        if (black >= white) {
            return 128;
        }
        double level = (sample - black) / (white - black) * 255;
        return Double.isNaN(level) ? 0 : (int) Math.clamp(Math.rint(level), 0, 255);
    }
}
