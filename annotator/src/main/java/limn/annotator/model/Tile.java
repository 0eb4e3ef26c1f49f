package limn.annotator.model;

import java.util.Arrays;

/** 256 x 256 values of a mask that never change; of one value, or an array. */
public final class Tile {
    /** Pixels. */
    private static final int SIDE = Mask.TILE;

    private static final Tile[] UNIFORM = new Tile[256];

    static {
        for (int v = 0; v < 256; v++) {
            UNIFORM[v] = new Tile(new byte[]{(byte) v});
        }
    }

    private final byte[] values;

    private Tile(byte[] values) { this.values = values; }

    /** The tile of one value. */
    public static Tile of(int value) { return UNIFORM[value & 0xFF]; }

    /** A tile from 65,536 values, row by row; copied. */
    public static Tile of(byte[] values) {
        if (values.length != SIDE * SIDE) {
            throw new IllegalArgumentException("a tile has 65536 values but got " + values.length);
        }
        Tile tile = owning(values);
        return tile.values == values ? new Tile(values.clone()) : tile;
    }

    /** The part of a picture that begins at a pixel; beyond the picture it is unlabelled. */
    static Tile cut(byte[] pixels, int width, int height, int x, int y) {
        var values = new byte[SIDE * SIDE];
        int w = Math.min(SIDE, width - x);
        int h = Math.min(SIDE, height - y);
        if (w < SIDE || h < SIDE) {
            Arrays.fill(values, (byte) Mask.UNLABELLED);
        }
        for (int row = 0; row < h; row++) {
            System.arraycopy(pixels, (y + row) * width + x, values, row * SIDE, w);
        }
        return owning(values);
    }

    /** A tile that takes the array over, unless it is of one value. */
    static Tile owning(byte[] values) {
        for (byte v : values) {
            if (v != values[0]) {
                return new Tile(values);
            }
        }
        return of(values[0]);
    }

    public boolean isUniform() { return values.length == 1; }

    /** The value at {@code index = y * 256 + x}. */
    public int at(int index) {
        return values[values.length == 1 ? 0 : index] & 0xFF;
    }

    /** All 65,536 values in an array of the caller's own. */
    public byte[] toBytes() {
        if (values.length > 1) {
            return values.clone();
        }
        var copy = new byte[SIDE * SIDE];
        Arrays.fill(copy, values[0]);
        return copy;
    }

    /** Copies the first n values of a row. */
    public void copyRow(int row, byte[] into, int offset, int n) {
        if (values.length == 1) {
            Arrays.fill(into, offset, offset + n, values[0]);
        } else {
            System.arraycopy(values, row * SIDE, into, offset, n);
        }
    }

    void count(int w, int h, long[] counts) {
        if (values.length == 1) {
            counts[values[0] & 0xFF] += (long) w * h;
            return;
        }
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                counts[values[y * SIDE + x] & 0xFF]++;
            }
        }
    }

    boolean changes(int at, int n, ValueMap map) {
        return values.length == 1 ? map.changes(values) : map.changes(values, at, at + n);
    }

    boolean equalWithin(Tile other, int w, int h) {
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                if (at(y * SIDE + x) != other.at(y * SIDE + x)) {
                    return false;
                }
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof Tile that && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() { return Arrays.hashCode(values); }
}
