package limn.annotator.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import limn.annotator.edit.ChangeKind;
import limn.annotator.model.ImageId;
import limn.annotator.model.ImageItem;
import limn.annotator.model.Mask;
import limn.annotator.model.ReviewState;
import limn.annotator.model.Split;
import limn.annotator.model.TagState;
import limn.annotator.model.Tags;
import limn.annotator.model.ValueCounts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files as the first version of the program left them. The statements are those of that version and never change. */
class VersionOneTest {
    private static final List<String> TABLES = List.of(
            "CREATE TABLE class (idx INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, rgb INTEGER NOT NULL, "
                    + "keyboard TEXT NOT NULL, background INTEGER NOT NULL)",
            "CREATE TABLE image (id INTEGER PRIMARY KEY AUTOINCREMENT, path TEXT NOT NULL UNIQUE, "
                    + "name TEXT NOT NULL UNIQUE, width INTEGER NOT NULL, height INTEGER NOT NULL, "
                    + "digest TEXT NOT NULL, split TEXT NOT NULL, state TEXT NOT NULL)",
            "CREATE TABLE tile (image INTEGER NOT NULL REFERENCES image(id), col INTEGER NOT NULL, "
                    + "line INTEGER NOT NULL, data BLOB NOT NULL, PRIMARY KEY (image, col, line))",
            "CREATE TABLE journal (image INTEGER NOT NULL REFERENCES image(id), sequence INTEGER NOT NULL, "
                    + "kind TEXT NOT NULL, PRIMARY KEY (image, sequence))",
            "CREATE TABLE journal_tile (image INTEGER NOT NULL, sequence INTEGER NOT NULL, col INTEGER NOT NULL, "
                    + "line INTEGER NOT NULL, before BLOB NOT NULL, after BLOB NOT NULL, "
                    + "PRIMARY KEY (image, sequence, col, line), "
                    + "FOREIGN KEY (image, sequence) REFERENCES journal(image, sequence) ON DELETE CASCADE)",
            "CREATE TABLE position (image INTEGER PRIMARY KEY, sequence INTEGER NOT NULL)",
            "CREATE TABLE tags (image INTEGER PRIMARY KEY REFERENCES image(id), states TEXT NOT NULL)",
            "CREATE TABLE tags_journal (sequence INTEGER NOT NULL, image INTEGER NOT NULL, before TEXT NOT NULL, "
                    + "after TEXT NOT NULL, PRIMARY KEY (sequence, image))",
            "CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL)");
    private static final List<String> CONTENTS = List.of(
            "INSERT INTO class VALUES (0, 'sea', 255, '1', 0), (1, 'boat', 65280, '2', 0)",
            "INSERT INTO image VALUES (1, '../a.png', 'a', 300, 200, 'aa', 'VAL', 'FLAGGED')",
            "INSERT INTO image VALUES (2, '../b.png', 'b', 20, 10, 'bb', 'TRAIN', 'NEW')",
            "INSERT INTO tile VALUES (1, 0, 0, x'01')",
            "INSERT INTO journal VALUES (1, 1, 'BRUSH'), (1, 2, 'FILL')",
            "INSERT INTO journal_tile VALUES (1, 1, 0, 0, x'FE', x'00'), (1, 2, 0, 0, x'00', x'01')",
            "INSERT INTO position VALUES (1, 2), (0, 2)",
            "INSERT INTO tags VALUES (1, '+-'), (2, '?+')",
            "INSERT INTO tags_journal VALUES (1, 1, '', '+'), (2, 1, '+', '+-'), (2, 2, '', '?+')",
            "INSERT INTO setting VALUES ('language', 'ko')");

    @TempDir
    Path folder;
    private final ImageId a = new ImageId(1);
    private final ImageId b = new ImageId(2);

    private Connection connect(Path file) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file);
    }

    @BeforeEach
    void makeFile() throws SQLException {
        try (var connection = connect(folder.resolve(Project.FILE)); var statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
            for (String sql : TABLES) {
                statement.execute(sql);
            }
            for (String sql : CONTENTS) {
                statement.execute(sql);
            }
            statement.execute("PRAGMA application_id = " + 0x6C696D6E);
            statement.execute("PRAGMA user_version = 1");
        }
    }

    @Test
    void everythingInItIsThereAfterOpening() {
        try (var project = Project.open(folder)) {
            assertThat(project.isReadOnly()).isFalse();
            assertThat(project.images()).containsExactly(
                    new ImageItem(a, "../a.png", "a", 300, 200, Split.VAL, ReviewState.FLAGGED),
                    new ImageItem(b, "../b.png", "b", 20, 10, Split.TRAIN, ReviewState.NEW));
            assertThat(project.mask(project.images().getFirst()).at(0, 0)).isEqualTo(1);
            assertThat(project.tags(b)).isEqualTo(Tags.unknown(2).with(1, TagState.PRESENT));
            assertThat(project.setting("language")).contains("ko");
            assertThat(project.facts().notes()).isEmpty();
            assertThat(project.facts().efforts()).isEmpty();
            assertThat(project.problems()).isEmpty();
        }
    }

    @Test
    void itsHistoriesGoOnWhereTheyWere() {
        try (var project = Project.open(folder)) {
            ImageItem item = project.images().getFirst();
            assertThat(project.undoable(a)).contains(ChangeKind.FILL);
            project.undo(item);
            assertThat(project.mask(item).at(0, 0)).isZero();
            project.undo(item);
            assertThat(project.mask(item)).isEqualTo(Mask.unlabelled(300, 200));
            assertThat(project.history().undoable()).contains(new ProjectStep.Name(StepKind.TAGS, List.of()));
            project.history().undo(Watch.NONE);
            assertThat(project.allTags())
                    .isEqualTo(Map.of(a, Tags.unknown(2).with(0, TagState.PRESENT), b, Tags.unknown(2)));
            project.history().undo(Watch.NONE);
            assertThat(project.history().undo(Watch.NONE)).isEmpty();
            project.history().redo(Watch.NONE);
            assertThat(project.tags(a)).isEqualTo(Tags.unknown(2).with(0, TagState.PRESENT));
        }
    }

    @Test
    void masksThatNobodyCountedAreNamedAndCounted() {
        try (var project = Project.open(folder)) {
            assertThat(project.facts().uncounted()).containsExactly(a);
            assertThat(project.facts().count(a).of(1)).isEqualTo(256 * 200);
            assertThat(project.facts().uncounted()).isEmpty();
            assertThat(project.facts().counts().getOrDefault(a, ValueCounts.NONE).decided()).isEqualTo(256 * 200);
        }
    }

    @Test
    void aCopyOfTheOldFileIsKept() throws SQLException {
        Project.open(folder).close();
        Path copy = folder.resolve("project-version-1.limn.backup");
        assertThat(copy).isRegularFile();
        try (var connection = connect(copy); var statement = connection.createStatement()) {
            try (var row = statement.executeQuery("PRAGMA user_version")) {
                assertThat(row.getInt(1)).isEqualTo(1);
            }
            try (var row = statement.executeQuery("SELECT COUNT(*) FROM journal_tile")) {
                assertThat(row.getInt(1)).isEqualTo(2);
            }
        }
        assertThat(Schema.MIGRATIONS.size()).isEqualTo(5);
    }

    @Test
    void openingAgainMakesNoOtherCopy() throws Exception {
        Project.open(folder).close();
        Path copy = folder.resolve("project-version-1.limn.backup");
        Files.delete(copy);
        Project.open(folder).close();
        assertThat(copy).doesNotExist();
    }
}
