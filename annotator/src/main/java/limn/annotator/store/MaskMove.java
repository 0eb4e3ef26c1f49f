package limn.annotator.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import limn.annotator.model.ImageItem;
import limn.annotator.model.Mask;
import limn.annotator.model.Tile;
import limn.annotator.model.ValueCounts;

/**
 * Brings all masks of a project across one edge of {@link ClassSpaces}, tile by tile: tiles in which nothing changes are not
 * written, images that are known to have none of the values concerned are not read. Works on all processors; for one
 * transaction, under the database's lock.
 */
final class MaskMove {
    private static final int TOGETHER = 256;

    /** A tile on its way. @param kept what the edge keeps of it */
    private record Moving(ImageItem item, int column, int row, byte[] data, Optional<byte[]> kept) {
        int width() { return Math.min(Mask.TILE, item.width() - column * Mask.TILE); }

        int height() { return Math.min(Mask.TILE, item.height() - row * Mask.TILE); }
    }

    private record Moved(Moving from, byte[] data, boolean forgotten, long[] difference) {}

    private final Connection c;
    private final ClassSpaces.Edge edge;
    private final Map<Long, long[]> differences = new HashMap<>();

    private MaskMove(Connection c, ClassSpaces.Edge edge) {
        this.c = c;
        this.edge = edge;
    }

    /** Moves all masks. @throws CancellationException if the watch does not want it to go on */
    static void across(Connection c, ClassSpaces.Edge edge, Watch watch) throws SQLException {
        var move = new MaskMove(c, edge);
        if (edge.down()) {
            Rows.update(c, "DELETE FROM space_tile WHERE space = ?", edge.space());
        }
        List<ImageItem> images = move.concerned();
        var waiting = new ArrayList<Moving>();
        for (int i = 0; i < images.size(); i++) {
            waiting.addAll(move.tiles(images.get(i)));
            if (waiting.size() >= TOGETHER) {
                move.move(waiting);
            }
            if (i % 16 == 0 && !watch.goOn(i, images.size())) {
                throw new CancellationException("cancelled after " + i + " of " + images.size() + " images");
            }
        }
        move.move(waiting);
        for (var difference : move.differences.entrySet()) {
            CountTable.add(c, difference.getKey(), difference.getValue(), false);
        }
        watch.goOn(images.size(), images.size());
    }

    private List<ImageItem> concerned() throws SQLException {
        var counts = CountTable.all(c);
        var found = new ArrayList<ImageItem>();
        var masked = new java.util.HashSet<>(Rows.list(c, "SELECT DISTINCT image FROM tile UNION "
                + "SELECT image FROM space_tile WHERE space = ?", row -> row.getLong(1), edge.space()));
        var kept = new java.util.HashSet<>(Rows.list(c, "SELECT DISTINCT image FROM space_tile WHERE space = ?",
                row -> row.getLong(1), edge.space()));
        for (ImageItem item : ImageTable.all(c)) {
            ValueCounts known = counts.get(item.id());
            if (masked.contains(item.id().value())
                    && (known == null || kept.contains(item.id().value()) || isConcerned(known))) {
                found.add(item);
            }
        }
        return found;
    }

    private boolean isConcerned(ValueCounts counts) {
        var map = edge.down() ? edge.forward() : edge.backward();
        for (int v : counts.values()) {
            // A merge may leave a number as it is and give it to another class: that must be remembered too.
            if (map.of(v) != v || edge.down() && edge.forgets(v)) {
                return true;
            }
        }
        return false;
    }

    private List<Moving> tiles(ImageItem item) throws SQLException {
        long image = item.id().value();
        var kept = new HashMap<Long, byte[]>();
        if (!edge.down()) {
            Rows.list(c, "SELECT col, line, before FROM space_tile WHERE space = ? AND image = ?",
                    row -> kept.put(place(row.getInt(1), row.getInt(2)), row.getBytes(3)), edge.space(), image);
        }
        List<Moving> tiles = new ArrayList<>(Rows.list(c, "SELECT col, line, data FROM tile WHERE image = ?",
                row -> new Moving(item, row.getInt(1), row.getInt(2), row.getBytes(3),
                        Optional.ofNullable(kept.remove(place(row.getInt(1), row.getInt(2))))),
                image));
        // What became unlabelled altogether has no tile any more.
        kept.forEach((place, before) -> tiles.add(new Moving(item, (int) (place >> 32), place.intValue(),
                new byte[]{(byte) Mask.UNLABELLED}, Optional.of(before))));
        return tiles;
    }

    private static long place(int column, int row) { return (long) column << 32 | row; }

    /** Works on what waits and writes it; nothing waits afterwards. */
    private void move(List<Moving> waiting) throws SQLException {
        List<Optional<Moved>> results = waiting.parallelStream().map(this::moved).toList();
        for (Optional<Moved> result : results) {
            if (result.isEmpty()) {
                continue;
            }
            Moved moved = result.get();
            Moving from = moved.from;
            long image = from.item.id().value();
            if (moved.forgotten) {
                Rows.update(c, "INSERT OR REPLACE INTO space_tile VALUES (?, ?, ?, ?, ?)", edge.space(), image,
                        from.column, from.row, from.data);
            }
            MaskTable.put(c, image, from.column, from.row, moved.data);
            long[] sum = differences.computeIfAbsent(image, k -> new long[256]);
            for (int v = 0; v < 256; v++) {
                sum[v] += moved.difference[v];
            }
        }
        waiting.clear();
    }

    private Optional<Moved> moved(Moving tile) {
        Tile before = TileCodec.decode(tile.data);
        Tile after = edge.across(before, tile.kept.map(TileCodec::decode));
        boolean forgotten = edge.down() && edge.forgets(before);
        if (!forgotten && after.equals(before)) {
            return Optional.empty();
        }
        var difference = new long[256];
        CountTable.tile(before, tile.width(), tile.height(), -1, difference);
        CountTable.tile(after, tile.width(), tile.height(), 1, difference);
        return Optional.of(new Moved(tile, TileCodec.encode(after), forgotten, difference));
    }
}
