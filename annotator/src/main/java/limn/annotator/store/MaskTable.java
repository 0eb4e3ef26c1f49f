package limn.annotator.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import limn.annotator.edit.Change;
import limn.annotator.edit.ChangeKind;
import limn.annotator.model.ImageId;
import limn.annotator.model.Mask;
import limn.annotator.model.Tile;

/**
 * Masks and the journal of their changes. The journal has one entry per change with the tiles before and after it, numbered
 * 1, 2, ... per image; {@code position} says how many of them are in force. Undo steps back, redo forward, a new change cuts
 * off what could be redone, and the oldest entries go when a {@link HistoryBudget} is spent. Not thread-safe: used under the lock of {@link Database}.
 */
final class MaskTable {
    private static final int REMEMBERED = 8;

    /** The masks used last, so that a step of the history shares its tiles with the mask on the screen. */
    private final Map<ImageId, Mask> remembered = new LinkedHashMap<>(16, 0.75f, true);
    private final JournalTrim trim;
    private long dataVersion = -1;

    private final Edits edits;

    MaskTable(HistoryBudget budget, Edits edits) {
        trim = new JournalTrim(budget);
        this.edits = edits;
    }

    /** One tile of a change. */
    private record Step(int column, int row, byte[] before, byte[] after) {}

    Mask mask(Connection c, ImageId image, int width, int height) throws SQLException {
        forgetForeignChanges(c);
        Mask known = remembered.get(image);
        if (known == null) {
            known = load(c, image, width, height);
            remember(image, known);
        }
        return known;
    }

    /** The mask as stored, not remembered: for going over many images. */
    Mask load(Connection c, ImageId image, int width, int height) throws SQLException {
        var mask = new Mask[]{Mask.unlabelled(width, height)};
        Rows.list(c, "SELECT col, line, data FROM tile WHERE image = ?", row -> {
            int column = row.getInt(1);
            int line = row.getInt(2);
            if (column < 0 || line < 0 || column >= mask[0].tileColumns() || line >= mask[0].tileRows()) {
                throw new TileCodec.UnreadableTile("tile " + column + ", " + line + " lies outside of its image");
            }
            mask[0] = mask[0].withTile(column, line, TileCodec.decode(row.getBytes(3)));
            return column;
        }, image.value());
        return mask[0];
    }

    /** Stores a change: the tiles that differ, and an entry of the journal. A change without a difference is no change. */
    void commit(Connection c, Change change) throws SQLException {
        Mask before = mask(c, change.image(), change.before().width(), change.before().height());
        Mask after = before == change.before() ? change.after() : rebase(before, change);
        long image = change.image().value();
        long position = position(c, image);
        Edits.Stamp stamp = null;
        long bytes = 0;
        boolean wasBlank = before.isBlank();
        var difference = new long[256];
        for (int row = 0; row < after.tileRows(); row++) {
            for (int column = 0; column < after.tileColumns(); column++) {
                if (before.tile(column, row) == after.tile(column, row)) {
                    continue;
                }
                byte[] old = TileCodec.encode(before, column, row);
                byte[] now = TileCodec.encode(after, column, row);
                if (Arrays.equals(old, now)) {
                    continue;
                }
                if (stamp == null) {
                    begin(c, image, position, change.kind());
                    stamp = edits.next(c);
                }
                Rows.update(c, "INSERT INTO journal_tile VALUES (?, ?, ?, ?, ?, ?)", image, position + 1, column, row,
                        old, now);
                bytes += old.length + now.length;
                put(c, image, column, row, now);
                Edits.tile(c, image, column, row, stamp);
                count(before, after, column, row, difference);
            }
        }
        if (stamp != null) {
            trim.added(c, image, bytes);
            CountTable.add(c, image, difference, wasBlank);
        }
        remember(change.image(), after);
    }

    /** Adds what a change of one tile means for the number of pixels per value. */
    private static void count(Mask before, Mask after, int column, int row, long[] difference) {
        int width = Math.min(Mask.TILE, after.width() - column * Mask.TILE);
        int height = Math.min(Mask.TILE, after.height() - row * Mask.TILE);
        CountTable.tile(before.tile(column, row), width, height, -1, difference);
        CountTable.tile(after.tile(column, row), width, height, 1, difference);
    }

    /** Steps back; empty if there is nothing to undo. The change that is returned is the one that was applied. */
    Optional<Change> undo(Connection c, ImageId image, int width, int height) throws SQLException {
        long position = position(c, image.value());
        Optional<ChangeKind> kind = kind(c, image, position);
        if (kind.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(step(c, image, width, height, kind.get(), position, false));
    }

    /** Steps forward; empty if there is nothing to redo. */
    Optional<Change> redo(Connection c, ImageId image, int width, int height) throws SQLException {
        long next = position(c, image.value()) + 1;
        Optional<ChangeKind> kind = kind(c, image, next);
        if (kind.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(step(c, image, width, height, kind.get(), next, true));
    }

    Optional<ChangeKind> undoable(Connection c, ImageId image) throws SQLException {
        return kind(c, image, position(c, image.value()));
    }

    Optional<ChangeKind> redoable(Connection c, ImageId image) throws SQLException {
        return kind(c, image, position(c, image.value()) + 1);
    }

    /** Called when a transaction failed: what is remembered may be ahead of what is stored. */
    void forget() {
        remembered.clear();
        trim.forget();
    }

    private Change step(Connection c, ImageId image, int width, int height, ChangeKind kind, long sequence,
            boolean forward) throws SQLException {
        Mask before = mask(c, image, width, height);
        Mask after = before;
        List<Step> steps = Rows.list(c,
                "SELECT col, line, before, after FROM journal_tile WHERE image = ? AND sequence = ?",
                row -> new Step(row.getInt(1), row.getInt(2), row.getBytes(3), row.getBytes(4)),
                image.value(), sequence);
        List<ClassSpaces.Edge> path = ClassSpaces.path(c, space(c, image.value(), sequence), ClassSpaces.now(c));
        var difference = new long[256];
        Edits.Stamp stamp = edits.next(c);
        for (Step step : steps) {
            byte[] data = ClassSpaces.across(c, path, image.value(), step.column(), step.row(),
                    forward ? step.after() : step.before());
            after = after.withTile(step.column(), step.row(), TileCodec.decode(data));
            put(c, image.value(), step.column(), step.row(), data);
            Edits.tile(c, image.value(), step.column(), step.row(), stamp);
            count(before, after, step.column(), step.row(), difference);
        }
        CountTable.add(c, image.value(), difference, before.isBlank());
        setPosition(c, image.value(), forward ? sequence : sequence - 1);
        remember(image, after);
        return Change.of(kind, image, before, after);
    }

    private static Mask rebase(Mask stored, Change change) {
        Mask result = stored;
        for (int row = 0; row < stored.tileRows(); row++) {
            for (int column = 0; column < stored.tileColumns(); column++) {
                Tile now = change.after().tile(column, row);
                if (!now.equals(change.before().tile(column, row))) {
                    result = result.withTile(column, row, now);
                }
            }
        }
        return result;
    }

    private void begin(Connection c, long image, long position, ChangeKind kind) throws SQLException {
        if (Rows.update(c, "DELETE FROM journal WHERE image = ? AND sequence > ?", image, position) > 0) {
            trim.cut(image);
        }
        Rows.update(c, "INSERT INTO journal VALUES (?, ?, ?, ?)", image, position + 1, kind.name(),
                ClassSpaces.now(c));
        setPosition(c, image, position + 1);
    }

    private static long space(Connection c, long image, long sequence) throws SQLException {
        return Rows.list(c, "SELECT space FROM journal WHERE image = ? AND sequence = ?", row -> row.getLong(1), image,
                sequence).getFirst();
    }

    static void put(Connection c, long image, int column, int row, byte[] data) throws SQLException {
        if (data.length == 1 && (data[0] & 0xFF) == Mask.UNLABELLED) {
            Rows.update(c, "DELETE FROM tile WHERE image = ? AND col = ? AND line = ?", image, column, row);
        } else {
            Rows.update(c, "INSERT OR REPLACE INTO tile VALUES (?, ?, ?, ?)", image, column, row, data);
        }
    }

    private static Optional<ChangeKind> kind(Connection c, ImageId image, long sequence) throws SQLException {
        return Rows.list(c, "SELECT kind FROM journal WHERE image = ? AND sequence = ?",
                row -> ChangeKind.valueOf(row.getString(1)), image.value(), sequence).stream().findFirst();
    }

    static long position(Connection c, long image) throws SQLException {
        List<Long> found = Rows.list(c, "SELECT sequence FROM position WHERE image = ?", row -> row.getLong(1), image);
        return found.isEmpty() ? 0 : found.getFirst();
    }

    static void setPosition(Connection c, long image, long sequence) throws SQLException {
        Rows.update(c, "INSERT OR REPLACE INTO position VALUES (?, ?)", image, sequence);
    }

    private void remember(ImageId image, Mask mask) {
        remembered.put(image, mask);
        if (remembered.size() > REMEMBERED) {
            var eldest = remembered.keySet().iterator();
            eldest.next();
            eldest.remove();
        }
    }

    private void forgetForeignChanges(Connection c) throws SQLException {
        long version = Rows.list(c, "PRAGMA data_version", row -> row.getLong(1)).getFirst();
        if (version != dataVersion) {
            dataVersion = version;
            remembered.clear();
            trim.forget();
        }
    }
}
