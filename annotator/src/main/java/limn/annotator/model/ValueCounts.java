package limn.annotator.model;

import java.util.Arrays;

/** How many pixels of a mask have each value; unlabelled ones are not counted. Immutable, as large as the values that occur. */
public final class ValueCounts {
    public static final ValueCounts NONE = new ValueCounts(new int[0], new long[0]);

    private final int[] values;
    private final long[] pixels;

    private ValueCounts(int[] values, long[] pixels) {
        this.values = values;
        this.pixels = pixels;
    }

    /** From 256 numbers, as a histogram gives them. */
    public static ValueCounts of(long[] histogram) {
        int n = 0;
        for (int v = 0; v < 256; v++) {
            n += v != Mask.UNLABELLED && histogram[v] > 0 ? 1 : 0;
        }
        var values = new int[n];
        var pixels = new long[n];
        for (int v = 0, i = 0; v < 256; v++) {
            if (v != Mask.UNLABELLED && histogram[v] > 0) {
                values[i] = v;
                pixels[i++] = histogram[v];
            }
        }
        return new ValueCounts(values, pixels);
    }

    /** The pixels of a value, 0 for one that does not occur. */
    public long of(int value) {
        int i = Arrays.binarySearch(values, value);
        return i < 0 ? 0 : pixels[i];
    }

    /** All pixels that are decided, void among them. */
    public long decided() { return Arrays.stream(pixels).sum(); }

    /** As many numbers as a mask has values. */
    public long[] histogram() {
        var all = new long[256];
        for (int i = 0; i < values.length; i++) {
            all[values[i]] = pixels[i];
        }
        return all;
    }

    /** The values that occur, rising. */
    public int[] values() { return values.clone(); }

    @Override
    public boolean equals(Object other) {
        return other instanceof ValueCounts that && Arrays.equals(values, that.values)
                && Arrays.equals(pixels, that.pixels);
    }

    @Override
    public int hashCode() { return Arrays.hashCode(values) * 31 + Arrays.hashCode(pixels); }

    @Override
    public String toString() { return Arrays.toString(values) + Arrays.toString(pixels); }
}
