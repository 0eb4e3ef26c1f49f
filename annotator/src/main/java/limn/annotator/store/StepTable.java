package limn.annotator.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import limn.annotator.model.ImageId;
import limn.annotator.model.Tags;

/**
 * The history of the project as a whole: tags, states, splits, notes, classes. Steps are numbered 1, 2, ...; position 0 says how
 * many of them are in force. Used under the database's lock.
 */
final class StepTable {
    /** The place of this history among the positions; images start at 1. */
    static final long HISTORY = 0;
    /** Between the words of a step: ASCII unit separator. */
    private static final String BETWEEN = "\u001F";
    /** Columns of images that steps may change. */
    private static final Set<String> FIELDS = Set.of("state", "split", "note");

    /** A step as it is stored. */
    record Stored(long sequence, StepKind kind, List<String> words, long spaceBefore, long spaceAfter) {}

    private StepTable() {}

    /** Gives up what could be done again and begins a step; returns its number. */
    static long begin(Connection c, StepKind kind, List<String> words) throws SQLException {
        long sequence = MaskTable.position(c, HISTORY) + 1;
        for (String table : List.of("step", "step_class", "step_image", "tags_journal")) {
            Rows.update(c, "DELETE FROM " + table + " WHERE sequence >= ?", sequence);
        }
        Rows.update(c, "DELETE FROM verdict WHERE step >= ?", sequence);
        long space = ClassSpaces.now(c);
        Rows.update(c, "INSERT INTO step VALUES (?, ?, ?, ?, ?)", sequence, kind.name(),
                String.join(BETWEEN, words), space, space);
        MaskTable.setPosition(c, HISTORY, sequence);
        return sequence;
    }

    /** Gives a step other words. Returns whether it is there. */
    static boolean rename(Connection c, long sequence, List<String> words) throws SQLException {
        return Rows.update(c, "UPDATE step SET words = ? WHERE sequence = ?", String.join(BETWEEN, words),
                sequence) > 0;
    }

    /** The step begun leads into another meaning of the indices. */
    static void endsIn(Connection c, long sequence, long space) throws SQLException {
        Rows.update(c, "UPDATE step SET space_after = ? WHERE sequence = ?", space, sequence);
    }

    /** Sets a column of some images as one step; those that have the value already are left out. */
    static void setField(Connection c, StepKind kind, Map<ImageId, String> values) throws SQLException {
        String field = field(kind);
        long sequence = 0;
        for (var wanted : values.entrySet()) {
            long image = wanted.getKey().value();
            List<String> before = Rows.list(c, "SELECT " + field + " FROM image WHERE id = ?",
                    row -> row.getString(1), image);
            if (before.isEmpty() || before.getFirst().equals(wanted.getValue())) {
                continue;
            }
            if (sequence == 0) {
                sequence = begin(c, kind, List.of());
            }
            Rows.update(c, "INSERT INTO step_image VALUES (?, ?, ?, ?, ?)", sequence, image, field, before.getFirst(),
                    wanted.getValue());
            Rows.update(c, "UPDATE image SET " + field + " = ? WHERE id = ?", wanted.getValue(), image);
        }
    }

    private static String field(StepKind kind) {
        return switch (kind) {
            case STATE -> "state";
            case SPLIT -> "split";
            case NOTE -> "note";
            default -> throw new IllegalArgumentException("no column of images: " + kind);
        };
    }

    /** The step that undo would take back, or redo do again. */
    static Optional<Stored> next(Connection c, boolean forward) throws SQLException {
        long position = MaskTable.position(c, HISTORY);
        return Rows.list(c, "SELECT sequence, kind, words, space_before, space_after FROM step WHERE sequence = ?",
                row -> new Stored(row.getLong(1), StepKind.valueOf(row.getString(2)), words(row.getString(3)),
                        row.getLong(4), row.getLong(5)),
                forward ? position + 1 : position).stream().findFirst();
    }

    /** Renames and merges in force, oldest first: the old name and the name that stands for it. */
    static List<List<String>> renamed(Connection c) throws SQLException {
        return Rows.list(c, "SELECT words FROM step WHERE kind IN ('CLASS_RENAME', 'CLASS_MERGE', 'CLASSES') "
                + "AND sequence <= ? ORDER BY sequence", row -> words(row.getString(1)),
                MaskTable.position(c, HISTORY));
    }

    /** Names that classes had before they were renamed or merged, and the present name of each. */
    static Map<String, String> formerNames(Connection c) throws SQLException {
        var names = new LinkedHashMap<String, String>();
        for (List<String> pair : renamed(c)) {
            for (int i = 0; i + 1 < pair.size(); i += 2) {
                String old = pair.get(i);
                String now = pair.get(i + 1);
                names.replaceAll((former, present) -> present.equals(old) ? now : present);
                names.put(old, now);
            }
        }
        return names;
    }

    private static List<String> words(String stored) {
        return stored.isEmpty() ? List.of() : List.of(stored.split(BETWEEN));
    }

    /** Takes a step back or does it again, all but what becomes of masks. */
    static ProjectStep apply(Connection c, Stored step, boolean forward) throws SQLException {
        boolean classes = ClassTable.isIn(c, step.sequence());
        if (classes) {
            ClassTable.write(c, ClassTable.of(c, step.sequence(), forward));
        }
        var images = new HashSet<ImageId>();
        Rows.list(c, "SELECT image, field, " + side(forward) + " FROM step_image WHERE sequence = ?",
                row -> new String[]{row.getString(1), row.getString(2), row.getString(3)}, step.sequence())
                .forEach(row -> images.add(new ImageId(Long.parseLong(row[0]))));
        for (String field : FIELDS) {
            Rows.update(c, "UPDATE image SET " + field + " = (SELECT " + side(forward) + " FROM step_image s "
                    + "WHERE s.sequence = ? AND s.image = image.id AND s.field = ?) WHERE id IN (SELECT image FROM "
                    + "step_image s WHERE s.sequence = ? AND s.field = ?)", step.sequence(), field, step.sequence(),
                    field);
        }
        Map<ImageId, Tags> tags = new HashMap<>(TagTable.step(c, step.sequence(), ClassTable.count(c), forward));
        MaskTable.setPosition(c, HISTORY, forward ? step.sequence() : step.sequence() - 1);
        return new ProjectStep(step.kind(), step.words(), tags, images, classes,
                step.spaceBefore() != step.spaceAfter());
    }

    private static String side(boolean forward) { return forward ? "after" : "before"; }
}
