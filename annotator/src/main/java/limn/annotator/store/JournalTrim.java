package limn.annotator.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * Keeps the journal of each image within its budget. Remembers how large the journals are that were written to, as adding them up
 * again reads them. Not thread-safe: used under the lock of {@link Database}.
 */
final class JournalTrim {
    private record Size(long steps, long bytes) {}

    private final HistoryBudget budget;
    private final Map<Long, Size> sizes = new HashMap<>();

    JournalTrim(HistoryBudget budget) { this.budget = budget; }

    /** What is remembered may not be true any more. */
    void forget() { sizes.clear(); }

    /** Steps of an image that could be redone were cut off. */
    void cut(long image) { sizes.remove(image); }

    /** A step of so many bytes was added to an image's journal; the oldest go if it is too large now. */
    void added(Connection c, long image, long bytes) throws SQLException {
        Size known = sizes.get(image);
        Size now = known == null ? read(c, image) : new Size(known.steps() + 1, known.bytes() + bytes);
        while (now.steps() > 1 && (now.steps() > budget.steps() || now.bytes() > budget.bytes())) {
            now = withoutOldest(c, image, now);
        }
        sizes.put(image, now);
    }

    private static Size read(Connection c, long image) throws SQLException {
        long steps = number(c, "SELECT COUNT(*) FROM journal WHERE image = ?", image);
        long bytes = number(c,
                "SELECT COALESCE(SUM(LENGTH(before) + LENGTH(after)), 0) FROM journal_tile WHERE image = ?",
                image);
        return new Size(steps, bytes);
    }

    private static Size withoutOldest(Connection c, long image, Size now) throws SQLException {
        long oldest = number(c, "SELECT MIN(sequence) FROM journal WHERE image = ?", image);
        long bytes = number(c, "SELECT COALESCE(SUM(LENGTH(before) + LENGTH(after)), 0) FROM journal_tile "
                + "WHERE image = ? AND sequence = ?", image, oldest);
        Rows.update(c, "DELETE FROM journal WHERE image = ? AND sequence = ?", image, oldest);
        return new Size(now.steps() - 1, now.bytes() - bytes);
    }

    private static long number(Connection c, String sql, Object... arguments) throws SQLException {
        return Rows.list(c, sql, row -> row.getLong(1), arguments).getFirst();
    }
}
