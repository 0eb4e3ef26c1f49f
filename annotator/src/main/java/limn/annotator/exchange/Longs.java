package limn.annotator.exchange;

import java.util.Arrays;

/** A growing array of long numbers. */
final class Longs {
    private long[] values = new long[16];
    private int size;

    void add(long value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size + (size >> 1));
        }
        values[size++] = value;
    }

    int size() { return size; }

    long get(int place) { return values[place]; }

    long[] toArray() { return Arrays.copyOf(values, size); }
}
