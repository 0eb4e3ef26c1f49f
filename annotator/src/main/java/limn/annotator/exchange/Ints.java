package limn.annotator.exchange;

import java.util.Arrays;

/** A growing array of numbers. */
final class Ints {
    private int[] values = new int[16];
    private int size;

    void add(int value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size + (size >> 1));
        }
        values[size++] = value;
    }

    int size() { return size; }

    int get(int place) { return values[place]; }

    int[] toArray() { return Arrays.copyOf(values, size); }
}
