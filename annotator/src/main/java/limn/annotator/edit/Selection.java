package limn.annotator.edit;

import java.util.BitSet;
import java.util.function.IntUnaryOperator;
import limn.annotator.model.Mask;
import limn.annotator.model.Tile;
import limn.annotator.model.Region;

/**
 * A set of pixels of one picture: one bit for each pixel of a rectangle outside of which nothing is selected. Immutable. It says where
 * and not what: a tool proposes a selection, and {@link #paint} makes it a change.
 */
public final class Selection {
    public static final Selection NOTHING = new Selection(Region.EMPTY, new BitSet());

    private final Region region;
    /** Rows of {@code region.width() + 1} bits; the last bit of a row is clear, so that no run goes over its end. */
    private final BitSet bits;

    private Selection(Region region, BitSet bits) {
        this.region = region;
        this.bits = bits;
    }

    /** Collects runs of pixels. Mutable, for one thread and one selection. */
    public static final class Builder {
        private final Region region;
        private final BitSet bits;

        /** @throws ArithmeticException if the region has more than 2^31 pixels */
        public Builder(Region region) {
            this.region = region;
            this.bits = new BitSet(Math.multiplyExact(region.width() + 1, region.height()));
        }

        /** Adds the pixels [from, to) of a row; parts outside of the region are left out. */
        public void add(int y, int from, int to) {
            set(y, from, to, true);
        }

        /** Takes the pixels [from, to) of a row away. */
        public void remove(int y, int from, int to) {
            set(y, from, to, false);
        }

        private void set(int y, int from, int to, boolean value) {
            int x0 = Math.max(from, region.x());
            int x1 = Math.min(to, region.endX());
            if (x0 < x1 && y >= region.y() && y < region.endY()) {
                int row = (y - region.y()) * (region.width() + 1) - region.x();
                bits.set(row + x0, row + x1, value);
            }
        }

        /** The selection; this builder is of no use afterwards. */
        public Selection build() {
            return bits.isEmpty() ? NOTHING : new Selection(region, bits);
        }
    }

    /** The pixels [from, to) of a row. */
    public interface RunVisitor { void run(int y, int from, int to); }

    /** All pixels of a value. Tiles of one value cost their rows and not their pixels. */
    public static Selection ofValue(Mask mask, int value) {
        var builder = new Builder(tilesWith(mask, value));
        for (int row = 0; row < mask.tileRows(); row++) {
            for (int column = 0; column < mask.tileColumns(); column++) {
                addTile(mask.tile(column, row), column * Mask.TILE, row * Mask.TILE, value, builder);
            }
        }
        return builder.build();
    }

    private static Region tilesWith(Mask mask, int value) {
        Region all = Region.EMPTY;
        for (int row = 0; row < mask.tileRows(); row++) {
            for (int column = 0; column < mask.tileColumns(); column++) {
                Tile tile = mask.tile(column, row);
                if (!tile.isUniform() || tile.at(0) == value) {
                    all = all.union(new Region(column * Mask.TILE, row * Mask.TILE, Mask.TILE, Mask.TILE));
                }
            }
        }
        return all.intersect(mask.bounds());
    }

    private static void addTile(Tile tile, int x0, int y0, int value, Builder builder) {
        if (tile.isUniform() && tile.at(0) != value) {
            return;
        }
        for (int y = 0; y < Mask.TILE; y++) {
            int from = 0;
            while (from < Mask.TILE) {
                if (tile.at(y * Mask.TILE + from) != value) {
                    from++;
                    continue;
                }
                int to = tile.isUniform() ? Mask.TILE : from + 1;
                while (to < Mask.TILE && tile.at(y * Mask.TILE + to) == value) {
                    to++;
                }
                builder.add(y0 + y, x0 + from, x0 + to);
                from = to;
            }
        }
    }

    /** A rectangle outside of which nothing is selected. */
    public Region region() { return region; }

    /** The smallest rectangle that holds all that is selected. */
    public Region bounds() {
        var box = new int[]{Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MIN_VALUE, Integer.MIN_VALUE};
        runs((y, from, to) -> {
            box[0] = Math.min(box[0], from);
            box[1] = Math.min(box[1], y);
            box[2] = Math.max(box[2], to);
            box[3] = Math.max(box[3], y + 1);
        });
        return isEmpty() ? Region.EMPTY : Region.of(box[0], box[1], box[2], box[3]);
    }

    public boolean isEmpty() { return bits.isEmpty(); }

    /** How many pixels are selected. */
    public long count() { return bits.cardinality(); }

    public boolean contains(int x, int y) {
        return region.contains(x, y) && bits.get((y - region.y()) * (region.width() + 1) + x - region.x());
    }

    /** Visits all runs, row by row and from left to right; runs of a row do not touch. */
    public void runs(RunVisitor visitor) {
        int stride = region.width() + 1;
        int from = bits.nextSetBit(0);
        while (from >= 0) {
            int to = bits.nextClearBit(from);
            int row = from / stride;
            int shift = region.x() - row * stride;
            visitor.run(region.y() + row, from + shift, to + shift);
            from = bits.nextSetBit(to);
        }
    }

    /** The pixels of a rectangle that are not selected. */
    public Selection outside(Region within) {
        var builder = new Builder(within);
        for (int y = within.y(); y < within.endY(); y++) {
            builder.add(y, within.x(), within.endX());
        }
        runs(builder::remove);
        return builder.build();
    }

    public Selection plus(Selection other) {
        var builder = new Builder(region.union(other.region));
        runs(builder::add);
        other.runs(builder::add);
        return builder.build();
    }

    public Selection minus(Selection other) {
        var builder = new Builder(region);
        runs(builder::add);
        other.runs(builder::remove);
        return builder.build();
    }

    /** Those of its pixels that have a value in a mask; others of the same picture are left out. */
    public Selection where(Mask mask, int value) {
        var builder = new Builder(region);
        runs((y, from, to) -> {
            for (int x = from; x < to; x++) {
                if (mask.at(x, y) == value) {
                    builder.add(y, x, x + 1);
                }
            }
        });
        return builder.build();
    }

    /**
     * Changes the values of all selected pixels inside of the picture.
     *
     * @param change the new value for an old one: what the tool leaves, or the old value where it is protected
     */
    public void paint(Mask.Editor editor, IntUnaryOperator change) {
        runs((y, from, to) -> editor.map(y, from, to, change));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Selection that && count() == that.count() && minus(that).isEmpty();
    }

    @Override
    public int hashCode() { return Long.hashCode(count()); }

    @Override
    public String toString() { return "Selection[" + count() + " pixels in " + region + "]"; }
}
