package limn.annotator.model;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/** What each of the 256 values of a mask becomes. Immutable. */
public final class ValueMap {
    /** Every value stays as it is. */
    public static final ValueMap IDENTITY = of(v -> v);

    private final byte[] to;

    private ValueMap(byte[] to) { this.to = to; }

    /** A map from its 256 bytes; copied. */
    public static ValueMap of(byte[] to) {
        if (to.length != 256) {
            throw new IllegalArgumentException("a map has 256 values but got " + to.length);
        }
        return new ValueMap(to.clone());
    }

    /** A function of values. @param change from 0..255 to 0..255 */
    public static ValueMap of(IntUnaryOperator change) {
        var to = new byte[256];
        for (int v = 0; v < 256; v++) {
            to[v] = (byte) change.applyAsInt(v);
        }
        return new ValueMap(to);
    }

    /** This map with one value sent elsewhere. */
    public ValueMap with(int value, int becomes) {
        byte[] copy = to.clone();
        copy[value] = (byte) becomes;
        return new ValueMap(copy);
    }

    public int of(int value) { return to[value] & 0xFF; }

    public byte[] toBytes() { return to.clone(); }

    public boolean isIdentity() { return Arrays.equals(to, IDENTITY.to); }

    /** Whether any of some values becomes another. */
    public boolean changes(byte[] values) {
        return changes(values, 0, values.length);
    }

    /** Whether any of the values [from,end) becomes another. */
    boolean changes(byte[] values, int from, int end) {
        for (int i = from; i < end; i++) {
            if (to[values[i] & 0xFF] != values[i]) {
                return true;
            }
        }
        return false;
    }

    /** Replaces values in place. */
    public void apply(byte[] values) { apply(values, 0, values.length); }

    /** Replaces the values [from,end) in place. */
    void apply(byte[] values, int from, int end) {
        for (int i = from; i < end; i++) {
            values[i] = to[values[i] & 0xFF];
        }
    }

    /** The mask with every value replaced; tiles in which nothing changes are shared. */
    public Mask applied(Mask mask) {
        Mask result = mask;
        for (int row = 0; row < mask.tileRows(); row++) {
            for (int column = 0; column < mask.tileColumns(); column++) {
                Tile tile = mask.tile(column, row);
                if (tile.isUniform()) {
                    int value = tile.at(0);
                    result = of(value) == value ? result : result.withTile(column, row, Tile.of(of(value)));
                    continue;
                }
                byte[] values = tile.toBytes();
                if (changes(values)) {
                    apply(values);
                    result = result.withTile(column, row, Tile.of(values));
                }
            }
        }
        return result;
    }

    @Override
    public boolean equals(Object other) { return other instanceof ValueMap that && Arrays.equals(to, that.to); }

    @Override
    public int hashCode() { return Arrays.hashCode(to); }
}
