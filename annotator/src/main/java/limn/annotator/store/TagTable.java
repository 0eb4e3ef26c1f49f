package limn.annotator.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import limn.annotator.model.ImageId;
import limn.annotator.model.TagState;
import limn.annotator.model.Tags;

/** Tags of all images, and their part in the steps of the project's history. Used under the database's lock. */
final class TagTable {
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

    /**
     * Stores tags as one step of the project's history; images whose tags stay as they are are left out.
     *
     * @return the number of the step, 0 if there was nothing to do
     */
    static long set(Connection c, Map<ImageId, Tags> changes) throws SQLException {
        long sequence = 0;
        for (var change : changes.entrySet()) {
            long image = change.getKey().value();
            if (!stored(c, image).equals(format(change.getValue()))) {
                if (sequence == 0) {
                    sequence = StepTable.begin(c, StepKind.TAGS, List.of());
                }
                write(c, sequence, image, format(change.getValue()));
            }
        }
        return sequence;
    }

    /** Stores tags as part of a step. */
    static void write(Connection c, long sequence, Map<ImageId, Tags> changes) throws SQLException {
        for (var change : changes.entrySet()) {
            write(c, sequence, change.getKey().value(), format(change.getValue()));
        }
    }

    private static void write(Connection c, long sequence, long image, String after) throws SQLException {
        String before = stored(c, image);
        if (!before.equals(after)) {
            Rows.update(c, "INSERT INTO tags_journal VALUES (?, ?, ?, ?)", sequence, image, before, after);
            put(c, image, after);
        }
    }

    /** Takes the tags of a step back, or does them again; gives them as they are now. */
    static Map<ImageId, Tags> step(Connection c, long sequence, int classCount, boolean forward) throws SQLException {
        var now = new LinkedHashMap<ImageId, Tags>();
        Rows.list(c, "SELECT image, " + (forward ? "after" : "before") + " FROM tags_journal WHERE sequence = ?",
                row -> now.put(new ImageId(row.getLong(1)), parse(row.getString(2), classCount)), sequence);
        for (var change : now.entrySet()) {
            put(c, change.getKey().value(), format(change.getValue()));
        }
        return now;
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

    /** @throws IllegalArgumentException if tags are of more classes than there are */
    static void requireClasses(Collection<Tags> tags, int classCount) {
        for (Tags one : tags) {
            if (one.classCount() > classCount) {
                throw new IllegalArgumentException("tags are of " + one.classCount() + " classes, the project has "
                        + classCount);
            }
        }
    }
}
