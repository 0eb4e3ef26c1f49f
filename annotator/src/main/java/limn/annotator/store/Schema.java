package limn.annotator.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The tables of a project, as numbered migrations: number n brings a file of version n-1 to version n. A migration that was
 * ever released is never edited; a change is a new one at the end.
 */
final class Schema {
    /** "limn" in ASCII, the application id in the header of the file. */
    static final int APPLICATION_ID = 0x6C696D6E;

    static final List<List<String>> MIGRATIONS = List.of(List.of(
            "CREATE TABLE class (idx INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, rgb INTEGER NOT NULL, "
                    + "keyboard TEXT NOT NULL, background INTEGER NOT NULL)",
            "CREATE TABLE image (id INTEGER PRIMARY KEY AUTOINCREMENT, path TEXT NOT NULL UNIQUE, "
                    + "name TEXT NOT NULL UNIQUE, width INTEGER NOT NULL, height INTEGER NOT NULL, "
                    + "digest TEXT NOT NULL, split TEXT NOT NULL, state TEXT NOT NULL)",
            // A tile that is not there is unlabelled. Data of one byte: all pixels have that value; else deflated.
            "CREATE TABLE tile (image INTEGER NOT NULL REFERENCES image(id), col INTEGER NOT NULL, "
                    + "line INTEGER NOT NULL, data BLOB NOT NULL, PRIMARY KEY (image, col, line))",
            "CREATE TABLE journal (image INTEGER NOT NULL REFERENCES image(id), sequence INTEGER NOT NULL, "
                    + "kind TEXT NOT NULL, PRIMARY KEY (image, sequence))",
            "CREATE TABLE journal_tile (image INTEGER NOT NULL, sequence INTEGER NOT NULL, col INTEGER NOT NULL, "
                    + "line INTEGER NOT NULL, before BLOB NOT NULL, after BLOB NOT NULL, "
                    + "PRIMARY KEY (image, sequence, col, line), "
                    + "FOREIGN KEY (image, sequence) REFERENCES journal(image, sequence) ON DELETE CASCADE)",
            // How many entries of the journal are in force; those behind it can be redone. Image 0 stands for the tags.
            "CREATE TABLE position (image INTEGER PRIMARY KEY, sequence INTEGER NOT NULL)",
            // One letter per class: + present, - absent, ? unknown; missing letters are unknown.
            "CREATE TABLE tags (image INTEGER PRIMARY KEY REFERENCES image(id), states TEXT NOT NULL)",
            "CREATE TABLE tags_journal (sequence INTEGER NOT NULL, image INTEGER NOT NULL, before TEXT NOT NULL, "
                    + "after TEXT NOT NULL, PRIMARY KEY (sequence, image))",
            "CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL)"),
            List.of("ALTER TABLE image ADD COLUMN note TEXT NOT NULL DEFAULT ''",
                    // In which meaning of the class indices an entry speaks, see ClassSpaces. Position -1 is the one in force.
                    "ALTER TABLE journal ADD COLUMN space INTEGER NOT NULL DEFAULT 0",
                    "CREATE TABLE class_space (id INTEGER PRIMARY KEY, parent INTEGER NOT NULL, "
                            + "forward BLOB NOT NULL, backward BLOB NOT NULL)",
                    "CREATE TABLE space_tile (space INTEGER NOT NULL REFERENCES class_space(id), "
                            + "image INTEGER NOT NULL, col INTEGER NOT NULL, line INTEGER NOT NULL, "
                            + "before BLOB NOT NULL, PRIMARY KEY (space, image, col, line))",
                    // The history of the project as a whole; position 0 says how many of its steps are in force.
                    "CREATE TABLE step (sequence INTEGER PRIMARY KEY, kind TEXT NOT NULL, words TEXT NOT NULL, "
                            + "space_before INTEGER NOT NULL DEFAULT 0, space_after INTEGER NOT NULL DEFAULT 0)",
                    "INSERT INTO step (sequence, kind, words) SELECT DISTINCT sequence, 'TAGS', '' FROM tags_journal",
                    "CREATE TABLE step_class (sequence INTEGER NOT NULL, after INTEGER NOT NULL, idx INTEGER NOT NULL, "
                            + "name TEXT NOT NULL, rgb INTEGER NOT NULL, keyboard TEXT NOT NULL, "
                            + "background INTEGER NOT NULL, PRIMARY KEY (sequence, after, idx))",
                    "CREATE TABLE step_image (sequence INTEGER NOT NULL, image INTEGER NOT NULL, field TEXT NOT NULL, "
                            + "before TEXT NOT NULL, after TEXT NOT NULL, PRIMARY KEY (sequence, image, field))",
                    // Pixels per value, "3:120,255:7"; an image with tiles and without a row has not been counted yet.
                    "CREATE TABLE pixel_count (image INTEGER PRIMARY KEY REFERENCES image(id), counts TEXT NOT NULL)",
                    "CREATE TABLE effort (image INTEGER PRIMARY KEY REFERENCES image(id), "
                            + "mask_millis INTEGER NOT NULL, tag_millis INTEGER NOT NULL, strokes INTEGER NOT NULL)"),
            // Which edit each tile and each tag has from, see Edits: for joining two copies of a project.
            List.of("CREATE TABLE session (key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, last INTEGER NOT NULL, "
                    + "at INTEGER NOT NULL)",
                    "CREATE TABLE tile_edit (image INTEGER NOT NULL, col INTEGER NOT NULL, line INTEGER NOT NULL, "
                            + "session INTEGER NOT NULL, edit INTEGER NOT NULL, at INTEGER NOT NULL, "
                            + "PRIMARY KEY (image, col, line)) WITHOUT ROWID",
                    "CREATE TABLE tag_edit (image INTEGER NOT NULL, class TEXT NOT NULL, session INTEGER NOT NULL, "
                            + "edit INTEGER NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (image, class)) WITHOUT ROWID"),
            // What people said of predicted regions, by the step of the history: in force as long as that step is. Journal is the
            // entry of the image's history that an accepted region came with, 0 for a rejected one. Area: runs, deflated.
            List.of("CREATE TABLE verdict (id INTEGER PRIMARY KEY, step INTEGER NOT NULL, "
                    + "image INTEGER NOT NULL REFERENCES image(id), journal INTEGER NOT NULL, class TEXT NOT NULL, "
                    + "run TEXT NOT NULL, run_step INTEGER NOT NULL, confidence REAL NOT NULL, pixels INTEGER NOT NULL, "
                    + "area BLOB NOT NULL)", "CREATE INDEX verdict_image ON verdict (image)",
                    "CREATE INDEX verdict_step ON verdict (step)"),
            // When it was given, milliseconds since 1970; 0 where nobody wrote it down.
            List.of("ALTER TABLE verdict ADD COLUMN at INTEGER NOT NULL DEFAULT 0"));

    private Schema() {}

    /** The version of the open file, 0 if it has no tables yet. */
    static int version(Connection connection) throws SQLException {
        return pragma(connection, "user_version");
    }

    static int applicationId(Connection connection) throws SQLException { return pragma(connection, "application_id"); }

    /** Applies what is missing. Call within a transaction: a file is either wholly of the new version or of the old. */
    static void migrate(Connection connection, List<List<String>> migrations) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (int version = version(connection); version < migrations.size(); version++) {
                for (String sql : migrations.get(version)) {
                    statement.execute(sql);
                }
            }
            statement.execute("PRAGMA user_version = " + migrations.size());
            statement.execute("PRAGMA application_id = " + APPLICATION_ID);
        }
    }

    private static int pragma(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA " + name)) {
            return row.next() ? row.getInt(1) : 0;
        }
    }
}
