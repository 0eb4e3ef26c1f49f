package limn.annotator.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import limn.annotator.model.ImageId;
import limn.annotator.model.TagState;
import limn.annotator.model.Tags;

/** Tags of all images and the journal of their changes, one history for the whole project. Used under the database's lock. */
final class TagTable {
    /** The place of the tags' history among the positions; images start at 1. */
    private static final long HISTORY = 0;

    private TagTable() {}

    static Tags tags(Connection c, ImageId image, int classCount) throws SQLException {
        List<Tags> found = Rows.list(c, "SELECT states FROM tags WHERE image = ?",
                row -> parse(row.getString(1), classCount), image.value());
        return found.isEmpty() ? Tags.unknown(classCount) : found.getFirst();
    }

    static Map<ImageId, Tags> all(Connection c, int classCount) throws SQLException {
        var all = new LinkedHashMap<ImageId, Tags>();
        var known = new HashMap<String, Tags>(); // many images are tagged alike: they share their tags
        Rows.list(c, "SELECT image.id, COALESCE(states, '') FROM image LEFT JOIN tags ON tags.image = image.id "
                + "ORDER BY image.id",
                row -> all.put(new ImageId(row.getLong(1)),
                        known.computeIfAbsent(row.getString(2), states -> parse(states, classCount))));
        return all;
    }

    static void set(Connection c, Map<ImageId, Tags> changes) throws SQLException {
        long position = MaskTable.position(c, HISTORY);
        boolean begun = false;
        for (var change : changes.entrySet()) {
            String before = stored(c, change.getKey().value());
            String after = format(change.getValue());
            if (!before.equals(after)) {
                if (!begun) {
                    Rows.update(c, "DELETE FROM tags_journal WHERE sequence > ?", position);
                    MaskTable.setPosition(c, HISTORY, position + 1);
                    begun = true;
                }
                Rows.update(c, "INSERT INTO tags_journal VALUES (?, ?, ?, ?)", position + 1, change.getKey().value(),
                        before, after);
                put(c, change.getKey().value(), after);
            }
        }
    }

    /** Steps back or forward in the history; empty if there is no such step. */
    static Optional<Map<ImageId, Tags>> step(Connection c, int classCount, boolean forward) throws SQLException {
        long position = MaskTable.position(c, HISTORY);
        long sequence = forward ? position + 1 : position;
        var now = new LinkedHashMap<ImageId, Tags>();
        Rows.list(c, "SELECT image, " + (forward ? "after" : "before") + " FROM tags_journal WHERE sequence = ?",
                row -> now.put(new ImageId(row.getLong(1)), parse(row.getString(2), classCount)), sequence);
        if (now.isEmpty()) {
            return Optional.empty();
        }
        for (var change : now.entrySet()) {
            put(c, change.getKey().value(), format(change.getValue()));
        }
        MaskTable.setPosition(c, HISTORY, forward ? sequence : sequence - 1);
        return Optional.of(now);
    }

    static String stored(Connection c, long image) throws SQLException {
        List<String> found = Rows.list(c, "SELECT states FROM tags WHERE image = ?", row -> row.getString(1), image);
        return found.isEmpty() ? "" : found.getFirst();
    }

    private static void put(Connection c, long image, String states) throws SQLException {
        Rows.update(c, "INSERT OR REPLACE INTO tags VALUES (?, ?)", image, states);
    }

    /** One letter per class, without the unknown ones at the end. */
    static String format(Tags tags) {
        var text = new StringBuilder();
        for (int i = 0; i < tags.classCount(); i++) {
            text.append(switch (tags.of(i)) {
                case PRESENT -> '+';
                case ABSENT -> '-';
                case UNKNOWN -> '?';
            });
        }
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '?') {
            end--;
        }
        return text.substring(0, end);
    }

    static Tags parse(String text, int classCount) {
        var states = new TagState[classCount];
        for (int i = 0; i < classCount; i++) {
            states[i] = switch (i < text.length() ? text.charAt(i) : '?') {
                case '?' -> TagState.UNKNOWN;
                case '+' -> TagState.PRESENT;
                default -> TagState.ABSENT;
            };
        }
        return Tags.of(states);
    }
}
