package limn.annotator.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import limn.annotator.model.ImageItem;
import limn.annotator.model.Mask;
import limn.annotator.model.Tile;
import limn.annotator.model.ValueCounts;

/** Looks at the tiles of one mask as they are stored. Used under the database's lock. */
final class TileCheck {
    private record Stored(int column, int row, byte[] data) {}

    private final Connection connection;
    private final ImageItem item;
    private final int classes;
    private final boolean repair;
    private final TreeSet<Integer> wrongValues = new TreeSet<>();
    private final long[] histogram = new long[256];
    private int outside;
    private int unreadable;
    private int lost;
    private long wrongPixels;

    TileCheck(Connection connection, ImageItem item, int classes, boolean repair) {
        this.connection = connection;
        this.item = item;
        this.classes = classes;
        this.repair = repair;
    }

    void run(List<Finding> found) throws SQLException {
        List<Stored> tiles = Rows.list(connection, "SELECT col, line, data FROM tile WHERE image = ?",
                row -> new Stored(row.getInt(1), row.getInt(2), row.getBytes(3)), item.id().value());
        histogram[Mask.UNLABELLED] = (long) item.width() * item.height();
        for (Stored tile : tiles) {
            look(tile);
        }
        add(found, Finding.Kind.TILE_OUTSIDE, outside, "");
        add(found, Finding.Kind.TILE_UNREADABLE, unreadable, repair ? String.valueOf(lost) : "");
        add(found, Finding.Kind.VALUE_OUTSIDE, wrongPixels, wrongValues.toString());
        counts(found, tiles.isEmpty());
    }

    private void add(List<Finding> found, Finding.Kind kind, long count, String detail) {
        if (count > 0) {
            found.add(Finding.of(kind, item.name(), count, detail, repair));
        }
    }

    private void look(Stored tile) throws SQLException {
        int width = Math.min(Mask.TILE, item.width() - tile.column * Mask.TILE);
        int height = Math.min(Mask.TILE, item.height() - tile.row * Mask.TILE);
        if (tile.column < 0 || tile.row < 0 || width <= 0 || height <= 0) {
            outside++;
            put(tile, Tile.of((byte) Mask.UNLABELLED));
            return;
        }
        Optional<Tile> read = decoded(tile.data);
        if (read.isEmpty()) {
            unreadable++;
            read = fromJournal(tile);
            lost += read.isEmpty() ? 1 : 0;
            put(tile, read.orElse(Tile.of((byte) Mask.UNLABELLED)));
        }
        values(tile, read.orElse(Tile.of((byte) Mask.UNLABELLED)), width, height);
    }

    private void values(Stored stored, Tile tile, int width, int height) throws SQLException {
        byte[] values = tile.toBytes();
        long wrong = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int at = y * Mask.TILE + x;
                int value = values[at] & 0xFF;
                if (value >= classes && value != Mask.UNLABELLED && value != Mask.VOID) {
                    wrong++;
                    wrongValues.add(value);
                    if (repair) {
                        values[at] = (byte) Mask.UNLABELLED;
                    }
                }
                histogram[values[at] & 0xFF]++;
                histogram[Mask.UNLABELLED]--;
            }
        }
        if (wrong > 0) {
            wrongPixels += wrong;
            put(stored, Tile.of(values));
        }
    }

    private void put(Stored at, Tile tile) throws SQLException {
        if (repair) {
            MaskTable.put(connection, item.id().value(), at.column, at.row, TileCodec.encode(tile));
        }
    }

    private static Optional<Tile> decoded(byte[] data) {
        try {
            return Optional.of(TileCodec.decode(data));
        } catch (TileCodec.UnreadableTile damaged) {
            return Optional.empty();
        }
    }

    /** What the last change in force left there, as the journal has it, if class indices mean the same since. */
    private Optional<Tile> fromJournal(Stored tile) throws SQLException {
        long image = item.id().value();
        return Rows.list(connection, "SELECT t.after FROM journal_tile t JOIN journal j ON j.image = t.image AND "
                + "j.sequence = t.sequence WHERE t.image = ? AND t.col = ? AND t.line = ? AND t.sequence <= ? "
                + "AND j.space = ? ORDER BY t.sequence DESC LIMIT 1", row -> row.getBytes(1), image, tile.column,
                tile.row, MaskTable.position(connection, image), ClassSpaces.now(connection)).stream().findFirst()
                .flatMap(TileCheck::decoded);
    }

    private void counts(List<Finding> found, boolean blank) throws SQLException {
        Optional<ValueCounts> kept = CountTable.one(connection, item.id().value());
        ValueCounts real = blank ? ValueCounts.NONE : ValueCounts.of(histogram);
        boolean wrong = kept.isPresent() && !same(kept.get().histogram(), real.histogram());
        if (repair && kept.isPresent()) {
            CountTable.put(connection, item.id().value(), real);
        }
        boolean explained = outside + unreadable + wrongPixels > 0;
        add(found, Finding.Kind.COUNTS, wrong && !explained ? 1 : 0, "");
    }

    /** Unlabelled pixels are not compared: of a mask that nobody drew they are not counted. */
    private static boolean same(long[] a, long[] b) {
        for (int v = 0; v < 256; v++) {
            if (v != Mask.UNLABELLED && a[v] != b[v]) {
                return false;
            }
        }
        return true;
    }
}
