package limn.annotator.model;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/**
 * The label of every pixel of one image, one byte each: a class index 0..253, {@link #UNLABELLED} or {@link #VOID}.
 *
 * <p>Immutable. The pixels live in tiles of 256 x 256 that masks share: a changed mask costs the tiles that differ, so an undo
 * step is a reference and a stroke on a picture of any size costs what it touched. A tile of one value costs one object.
 */
public final class Mask {
    /** Nobody has decided yet: may receive a pseudo label. */
    public static final int UNLABELLED = 254;
    /** Decided to be ambiguous: never trained on, never scored. */
    public static final int VOID = 255;
    /** Side of a tile, pixels. */
    public static final int TILE = 256;

    private final int width;
    private final int height;
    private final int columns;
    private final Tile[] tiles;

    private Mask(int width, int height, Tile[] tiles) {
        this.width = width;
        this.height = height;
        this.columns = columns(width);
        this.tiles = tiles;
    }

    /** A mask of one value everywhere. */
    public static Mask filled(int width, int height, int value) {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("mask must have pixels but is " + width + " x " + height);
        }
        var tiles = new Tile[columns(width) * columns(height)];
        Arrays.fill(tiles, Tile.of(value));
        return new Mask(width, height, tiles);
    }

    /** A mask in which nothing is decided. */
    public static Mask unlabelled(int width, int height) {
        return filled(width, height, UNLABELLED);
    }

    /** A mask from {@code width * height} bytes, row by row. */
    public static Mask of(int width, int height, byte[] pixels) {
        if (pixels.length != (long) width * height) {
            throw new IllegalArgumentException(
                    "expected " + (long) width * height + " pixels but got " + pixels.length);
        }
        Mask blank = unlabelled(width, height);
        for (int i = 0; i < blank.tiles.length; i++) {
            blank.tiles[i] = Tile.cut(pixels, width, height, i % blank.columns * TILE, i / blank.columns * TILE);
        }
        return blank;
    }

    public int width() { return width; }

    public int height() { return height; }

    public Region bounds() { return new Region(0, 0, width, height); }

    /** The value at a pixel inside {@link #bounds()}. */
    public int at(int x, int y) {
        return tiles[(y >> 8) * columns + (x >> 8)].at((y & 255) << 8 | (x & 255));
    }

    public int tileColumns() { return columns; }

    public int tileRows() { return columns(height); }

    /** The tile at a place of the grid; tiles at the right and lower edge have values beyond the picture, to be ignored. */
    public Tile tile(int column, int row) {
        return tiles[row * columns + column];
    }

    /** This mask with one tile replaced. */
    public Mask withTile(int column, int row, Tile tile) {
        Tile[] copy = tiles.clone();
        copy[row * columns + column] = tile;
        return new Mask(width, height, copy);
    }

    /** An editor that starts with this mask and leaves it as it is. */
    public Editor edit() { return new Editor(this); }

    /** All pixels, row by row; only for masks that fit one array. */
    public byte[] toBytes() {
        var pixels = new byte[Math.multiplyExact(width, height)];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x += TILE) {
                int n = Math.min(TILE, width - x);
                tile(x >> 8, y >> 8).copyRow(y & 255, pixels, y * width + x, n);
            }
        }
        return pixels;
    }

    /** Whether nothing is decided: every tile is the one unlabelled tile. A tile that became unlabelled bit by bit may not be. */
    public boolean isBlank() {
        for (Tile tile : tiles) {
            if (!tile.isUniform() || tile.at(0) != UNLABELLED) {
                return false;
            }
        }
        return true;
    }

    /** How many pixels have each value, 256 entries. */
    public long[] histogram() {
        var counts = new long[256];
        for (int row = 0; row < tileRows(); row++) {
            for (int column = 0; column < columns; column++) {
                int w = Math.min(TILE, width - column * TILE);
                int h = Math.min(TILE, height - row * TILE);
                tile(column, row).count(w, h, counts);
            }
        }
        return counts;
    }

    /** The smallest region outside of which both masks are equal. Shared tiles are skipped, so this costs the difference. */
    public Region difference(Mask other) {
        if (other.width != width || other.height != height) {
            throw new IllegalArgumentException("masks differ in size: " + width + " x " + height + " and " + other.width
                    + " x " + other.height);
        }
        Region touched = Region.EMPTY;
        for (int i = 0; i < tiles.length; i++) {
            if (!tiles[i].equals(other.tiles[i])) {
                touched = touched.union(new Region(i % columns * TILE, i / columns * TILE, TILE, TILE));
            }
        }
        return touched.intersect(bounds());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Mask that && that.width == width && that.height == height
                && equalPixels(that);
    }

    private boolean equalPixels(Mask that) {
        for (int i = 0; i < tiles.length; i++) {
            if (tiles[i] != that.tiles[i]) {
                int x0 = i % columns * TILE;
                int y0 = i / columns * TILE;
                int w = Math.min(TILE, width - x0);
                int h = Math.min(TILE, height - y0);
                if (!tiles[i].equalWithin(that.tiles[i], w, h)) {
                    return false;
                }
            }
        }
        return true;
    }

    @Override
    public int hashCode() { return Arrays.hashCode(histogram()) * 31 + width * 17 + height; }

    @Override
    public String toString() { return "Mask[" + width + " x " + height + "]"; }

    private static int columns(int pixels) { return (pixels + TILE - 1) / TILE; }

    /**
     * Makes a changed mask: copies a tile when it is first written. Mutable, for one thread; {@link #done()} gives the mask, after
     * which editing may go on without touching what was given.
     */
    public static final class Editor {
        private final Mask start;
        private final byte[][] written;
        private Mask last;
        private Region touched = Region.EMPTY;

        private Editor(Mask start) {
            this.start = start;
            this.last = start;
            this.written = new byte[start.tiles.length][];
        }

        public int width() { return start.width; }

        public int height() { return start.height; }

        /** The present value at a pixel. */
        public int at(int x, int y) {
            int i = (y >> 8) * start.columns + (x >> 8);
            byte[] own = written[i];
            int at = (y & 255) << 8 | (x & 255);
            return own == null ? last.tiles[i].at(at) : own[at] & 0xFF;
        }

        /** The value that the mask had when editing began. */
        public int before(int x, int y) { return start.at(x, y); }

        /** Sets one pixel inside the picture. */
        public void set(int x, int y, int value) {
            int i = (y >> 8) * start.columns + (x >> 8);
            byte[] own = written[i];
            int at = (y & 255) << 8 | (x & 255);
            if (own == null) {
                if (last.tiles[i].at(at) == value) {
                    return;
                }
                own = last.tiles[i].toBytes();
                written[i] = own;
            }
            own[at] = (byte) value;
        }

        private void mapInTile(int y, int from, int to, IntUnaryOperator change) {
            int i = (y >> 8) * start.columns + (from >> 8);
            byte[] own = written[i];
            int at = (y & 255) << 8 | (from & 255);
            for (int x = from; x < to; x++, at++) {
                int before = own == null ? last.tiles[i].at(at) : own[at] & 0xFF;
                int after = change.applyAsInt(before);
                if (after != before) {
                    if (own == null) {
                        own = last.tiles[i].toBytes();
                        written[i] = own;
                    }
                    own[at] = (byte) after;
                }
            }
        }

        /** Sets the pixels [x0,x1) of a row to a value; parts outside of the picture are left out. */
        public void span(int y, int x0, int x1, int value) {
            replace(y, x0, x1, ValueMap.of(v -> value));
        }

        /** Replaces the pixels [x0,x1) of a row by a function of their value; parts outside of the picture are left out. */
        public void map(int y, int x0, int x1, IntUnaryOperator change) {
            if (y < 0 || y >= start.height) {
                return;
            }
            int from = Math.max(0, x0);
            int to = Math.min(start.width, x1);
            for (int x = from; x < to; x = (x | 255) + 1) {
                mapInTile(y, x, Math.min(to, (x | 255) + 1), change);
            }
            touched = touched.union(Region.of(from, y, Math.max(from, to), y + 1));
        }

        /**
         * What {@link #map} does, many times faster on long rows. Tiles of which nothing changes
         * are not copied.
         */
        public void replace(int y, int x0, int x1, ValueMap map) {
            if (y < 0 || y >= start.height) {
                return;
            }
            int from = Math.max(0, x0);
            int to = Math.min(start.width, x1);
            for (int x = from; x < to;) {
                int end = Math.min(to, (x | 255) + 1);
                replaceInTile((y >> 8) * start.columns + (x >> 8), (y & 255) << 8 | x & 255, end - x, map);
                x = end;
            }
            touched = touched.union(Region.of(from, y, Math.max(from, to), y + 1));
        }

        private void replaceInTile(int i, int at, int n, ValueMap map) {
            byte[] own = written[i];
            if (own == null) {
                if (!last.tiles[i].changes(at, n, map)) {
                    return;
                }
                own = last.tiles[i].toBytes();
                written[i] = own;
            }
            map.apply(own, at, at + n);
        }

        /** What {@link #span}, {@link #map} and {@link #replace} went over since the last call. */
        public Region takeTouched() {
            Region region = touched;
            touched = Region.EMPTY;
            return region;
        }

        /** The mask as it is now. */
        public Mask done() {
            Tile @org.jspecify.annotations.Nullable [] tiles = null;
            for (int i = 0; i < written.length; i++) {
                if (written[i] != null) {
                    if (tiles == null) {
                        tiles = last.tiles.clone();
                    }
                    tiles[i] = Tile.owning(written[i]);
                    written[i] = null;
                }
            }
            if (tiles != null) {
                last = new Mask(start.width, start.height, tiles);
            }
            return last;
        }
    }
}
