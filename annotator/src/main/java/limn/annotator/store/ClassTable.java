package limn.annotator.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import limn.annotator.model.ValueMap;
import limn.annotator.model.ClassCatalog;
import limn.annotator.model.LabelClass;
import limn.annotator.model.Mask;

/** The classes, and their changes as steps of the project's history. Used under the database's lock. */
final class ClassTable {
    private ClassTable() {}

    static ClassCatalog read(Connection c) throws SQLException {
        return new ClassCatalog(Rows.list(c, "SELECT idx, name, rgb, keyboard, background FROM class ORDER BY idx",
                ClassTable::one));
    }

    static List<String> names(Connection c) throws SQLException {
        return Rows.list(c, "SELECT name FROM class ORDER BY idx", row -> row.getString(1));
    }

    static int count(Connection c) throws SQLException {
        return Rows.list(c, "SELECT COUNT(*) FROM class", row -> row.getInt(1)).getFirst();
    }

    static void write(Connection c, ClassCatalog classes) throws SQLException {
        Rows.update(c, "DELETE FROM class");
        for (LabelClass k : classes.classes()) {
            Rows.update(c, "INSERT INTO class VALUES (?, ?, ?, ?, ?)", k.index(), k.name(), k.rgb(), k.key(),
                    k.background() ? 1 : 0);
        }
    }

    /** Replaces the catalogue by one that has the same classes under the same indices, and perhaps more, as a step. */
    static void replace(Connection c, ClassCatalog after) throws SQLException {
        ClassCatalog before = read(c);
        if (after.size() < before.size()) {
            throw new IllegalArgumentException("classes may be added, not taken away: the project has " + before.size()
                    + ", the new catalogue " + after.size());
        }
        if (after.equals(before)) {
            return;
        }
        long sequence = StepTable.begin(c, kind(before, after), words(before, after));
        keep(c, sequence, before, after);
        if (after.size() > before.size()) {
            ValueMap back = ValueMap.IDENTITY;
            for (int i = before.size(); i < after.size(); i++) {
                back = back.with(i, Mask.UNLABELLED);
            }
            ClassSpaces.enter(c, ClassSpaces.branch(c, ValueMap.IDENTITY, back));
            StepTable.endsIn(c, sequence, ClassSpaces.now(c));
        }
        write(c, after);
        Edits.renamed(c, before.classes().stream().map(LabelClass::name).toList(), names(c));
    }

    /** Writes both catalogues into a step. */
    static void keep(Connection c, long sequence, ClassCatalog before, ClassCatalog after) throws SQLException {
        for (ClassCatalog side : List.of(before, after)) {
            for (LabelClass k : side.classes()) {
                Rows.update(c, "INSERT INTO step_class VALUES (?, ?, ?, ?, ?, ?, ?)", sequence, side == after ? 1 : 0,
                        k.index(), k.name(), k.rgb(), k.key(), k.background() ? 1 : 0);
            }
        }
    }

    /** The classes before or after a step. */
    static ClassCatalog of(Connection c, long sequence, boolean after) throws SQLException {
        return new ClassCatalog(Rows.list(c, "SELECT idx, name, rgb, keyboard, background FROM step_class "
                + "WHERE sequence = ? AND after = ? ORDER BY idx", ClassTable::one, sequence, after ? 1 : 0));
    }

    static boolean isIn(Connection c, long sequence) throws SQLException {
        return !Rows.list(c, "SELECT 1 FROM step_class WHERE sequence = ? LIMIT 1", row -> true, sequence).isEmpty();
    }

    private static StepKind kind(ClassCatalog before, ClassCatalog after) {
        if (after.size() > before.size()) {
            return StepKind.CLASS_ADD;
        }
        var kinds = new ArrayList<StepKind>();
        for (LabelClass old : before.classes()) {
            LabelClass now = after.get(old.index());
            if (!old.name().equals(now.name())) {
                kinds.add(StepKind.CLASS_RENAME);
            }
            if (old.rgb() != now.rgb()) {
                kinds.add(StepKind.CLASS_COLOUR);
            }
            if (!old.key().equals(now.key())) {
                kinds.add(StepKind.CLASS_KEY);
            }
        }
        return kinds.stream().distinct().count() == 1 ? kinds.getFirst() : StepKind.CLASSES;
    }

    /** Old and new name of what was renamed; else the names of what changed or came. */
    private static List<String> words(ClassCatalog before, ClassCatalog after) {
        var words = new ArrayList<String>();
        for (LabelClass now : after.classes()) {
            if (now.index() >= before.size()) {
                words.add(now.name());
            } else if (!now.equals(before.get(now.index()))) {
                String old = before.get(now.index()).name();
                words.add(old);
                if (!old.equals(now.name())) {
                    words.add(now.name());
                }
            }
        }
        return words;
    }

    private static LabelClass one(ResultSet row) throws SQLException {
        return new LabelClass(row.getInt(1), row.getString(2), row.getInt(3), row.getString(4), row.getInt(5) != 0);
    }
}
