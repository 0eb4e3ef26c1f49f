package limn.annotator.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Which edit a tile or a tag has from. Edits are numbered within the session of a program that made them, so two copies of a project
 * can tell what the other one does not know yet: a copy knows the edits of a session up to the last number it has of it (a version
 * vector). Only where both copies changed the same thing does the time decide; it never goes back within one copy, whatever the
 * clock does. Used under the database's lock.
 */
final class Edits {
    /**
     * One edit.
     *
     * @param session its session, by the number it has in this file
     * @param edit its number within the session
     * @param at milliseconds since 1970
     */
    record Stamp(long session, long edit, long at) {}

    /** What a copy knows of one session. */
    record Known(String id, long last, long at) {}

    private final InstantSource clock;
    private String session = UUID.randomUUID().toString();

    Edits(InstantSource clock) { this.clock = clock; }

    /** Begins another session: what follows is not the continuation of what is in the file. */
    void renew() {
        session = UUID.randomUUID().toString();
    }

    /** The next edit of this session. */
    Stamp next(Connection c) throws SQLException {
        long latest = Rows.list(c, "SELECT COALESCE(MAX(at), 0) FROM session", row -> row.getLong(1)).getFirst();
        long at = Math.max(clock.millis(), latest);
        Rows.update(c, "INSERT INTO session (id, last, at) VALUES (?, 1, ?) ON CONFLICT (id) DO UPDATE SET "
                + "last = last + 1, at = excluded.at", session, at);
        return Rows.list(c, "SELECT key, last, at FROM session WHERE id = ?",
                row -> new Stamp(row.getLong(1), row.getLong(2), row.getLong(3)), session).getFirst();
    }

    static void tile(Connection c, long image, int column, int row, Stamp stamp) throws SQLException {
        Rows.update(c, "INSERT OR REPLACE INTO tile_edit VALUES (?, ?, ?, ?, ?, ?)", image, column, row, stamp.session,
                stamp.edit, stamp.at);
    }

    static void tag(Connection c, long image, String className, Stamp stamp) throws SQLException {
        Rows.update(c, "INSERT OR REPLACE INTO tag_edit VALUES (?, ?, ?, ?, ?)", image, className, stamp.session,
                stamp.edit, stamp.at);
    }

    /** Stamps the tags that a step of the project's history changed, as an edit of now. */
    void tagsOf(Connection c, long sequence) throws SQLException {
        record Changed(long image, String before, String after) {}
        List<Changed> rows = Rows.list(c, "SELECT image, before, after FROM tags_journal WHERE sequence = ?",
                row -> new Changed(row.getLong(1), row.getString(2), row.getString(3)), sequence);
        if (rows.isEmpty()) {
            return;
        }
        var classes = ClassTable.read(c);
        Stamp stamp = next(c);
        for (Changed row : rows) {
            var before = TagTable.parse(row.before, classes.size());
            var after = TagTable.parse(row.after, classes.size());
            for (int i = 0; i < classes.size(); i++) {
                if (before.of(i) != after.of(i)) {
                    tag(c, row.image, classes.get(i).name(), stamp);
                }
            }
        }
    }

    /** Classes have other names: what is known of their tags goes with them. */
    static void renamed(Connection c, List<String> before, List<String> after) throws SQLException {
        for (int i = 0; i < Math.min(before.size(), after.size()); i++) {
            if (!before.get(i).equals(after.get(i))) { // in two steps, since two classes may have swapped their names
                Rows.update(c, "UPDATE OR REPLACE tag_edit SET class = ? WHERE class = ?", "\u0001" + after.get(i),
                        before.get(i));
            }
        }
        Rows.update(c, "UPDATE OR REPLACE tag_edit SET class = substr(class, 2) WHERE substr(class, 1, 1) = ?",
                "\u0001");
    }

    static Optional<Stamp> ofTile(Connection c, long image, int column, int row) throws SQLException {
        return Rows.list(c, "SELECT session, edit, at FROM tile_edit WHERE image = ? AND col = ? AND line = ?",
                Edits::stamp, image, column, row).stream().findFirst();
    }

    static Optional<Stamp> ofTag(Connection c, long image, String className) throws SQLException {
        return Rows.list(c, "SELECT session, edit, at FROM tag_edit WHERE image = ? AND class = ?", Edits::stamp, image,
                className).stream().findFirst();
    }

    private static Stamp stamp(java.sql.ResultSet row) throws SQLException {
        return new Stamp(row.getLong(1), row.getLong(2), row.getLong(3));
    }

    /** All sessions that a file knows of, by their number in it. */
    static Map<Long, Known> sessions(Connection c) throws SQLException {
        var sessions = new HashMap<Long, Known>();
        Rows.list(c, "SELECT key, id, last, at FROM session", row -> sessions.put(row.getLong(1),
                new Known(row.getString(2), row.getLong(3), row.getLong(4))));
        return sessions;
    }

    /** Learns of a session of another copy; gives its number in this file. */
    static long learn(Connection c, Known session) throws SQLException {
        Rows.update(c, "INSERT INTO session (id, last, at) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET "
                + "last = MAX(last, excluded.last), at = MAX(at, excluded.at)", session.id, session.last, session.at);
        return Rows.list(c, "SELECT key FROM session WHERE id = ?", row -> row.getLong(1), session.id).getFirst();
    }
}
