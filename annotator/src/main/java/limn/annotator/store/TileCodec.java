package limn.annotator.store;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import limn.annotator.model.Mask;
import limn.annotator.model.Tile;

/** Tiles as bytes: one byte for a tile of one value, else its 65,536 values deflated (zlib, RFC 1950). */
final class TileCodec {
    private static final int PIXELS = Mask.TILE * Mask.TILE;

    private TileCodec() {}

    /** The tile of a mask as bytes; values beyond the picture never count. */
    static byte[] encode(Mask mask, int column, int row) {
        Tile tile = mask.tile(column, row);
        if (tile.isUniform()) {
            return new byte[]{(byte) tile.at(0)};
        }
        byte[] values = tile.toBytes();
        int width = Math.min(Mask.TILE, mask.width() - column * Mask.TILE);
        int height = Math.min(Mask.TILE, mask.height() - row * Mask.TILE);
        clearOutside(values, width, height);
        return isUniform(values) ? new byte[]{values[0]} : deflate(values);
    }

    /** A tile as bytes, with all its values. */
    static byte[] encode(Tile tile) {
        return tile.isUniform() ? new byte[]{(byte) tile.at(0)} : deflate(tile.toBytes());
    }

    /** The tile of such bytes. */
    static Tile decode(byte[] data) {
        if (data.length == 1) {
            return Tile.of(data[0]);
        }
        var inflater = new Inflater();
        try {
            inflater.setInput(data);
            var values = new byte[PIXELS];
            int n = inflater.inflate(values);
            if (n != PIXELS) {
                throw new UnreadableTile("tile has " + n + " pixels");
            }
            return Tile.of(values);
        } catch (DataFormatException e) {
            throw new UnreadableTile("tile: " + e.getMessage());
        } finally {
            inflater.end();
        }
    }

    /** Fills what lies beyond the picture with the tile's first value, so that equal pictures give equal bytes. */
    private static void clearOutside(byte[] values, int width, int height) {
        for (int y = 0; y < height; y++) {
            Arrays.fill(values, y * Mask.TILE + width, (y + 1) * Mask.TILE, values[0]);
        }
        Arrays.fill(values, height * Mask.TILE, PIXELS, values[0]);
    }

    private static boolean isUniform(byte[] values) {
        for (byte v : values) {
            if (v != values[0]) {
                return false;
            }
        }
        return true;
    }

    private static byte[] deflate(byte[] values) {
        var deflater = new Deflater(Deflater.BEST_SPEED);
        try {
            deflater.setInput(values);
            deflater.finish();
            var out = new ByteArrayOutputStream(1024);
            var buffer = new byte[8192];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }

    /** Bytes that are no tile: the file was damaged. */
    static final class UnreadableTile extends RuntimeException {
        UnreadableTile(String message) { super(message); }
    }
}
