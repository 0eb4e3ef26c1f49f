package limn.annotator.store;

import static limn.annotator.store.TestProjects.classes;
import static limn.annotator.store.TestProjects.image;
import static limn.annotator.store.TestProjects.stroke;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import limn.annotator.model.ImageItem;
import limn.annotator.model.Mask;
import limn.annotator.model.Region;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of the version before edits were numbered. */
class VersionTwoTest {
    @TempDir
    Path folder;
    private Mask painted = Mask.unlabelled(1, 1);

    @BeforeEach
    void makeOne() throws SQLException {
        try (Project project = Project.create(folder, classes("a", "b"))) {
            ImageItem item = image(project, "one", 300, 200);
            project.commit(stroke(project, item, new Region(0, 0, 290, 100), 1));
            painted = project.mask(item);
        }
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(Project.FILE));
                var statement = connection.createStatement()) {
            for (String table : new String[]{"verdict", "session", "tile_edit", "tag_edit"}) {
                statement.execute("DROP TABLE " + table);
            }
            statement.execute("PRAGMA user_version = 2");
        }
    }

    @Test
    void itIsBroughtUpToDateAndACopyIsKept() {
        try (Project project = Project.open(folder)) {
            ImageItem item = project.images().getFirst();
            assertThat(project.mask(item)).isEqualTo(painted);
            assertThat(project.undo(item)).isPresent();
            assertThat(project.redo(item)).isPresent();
            assertThat(ProjectCheck.look(project, Watch.NONE)).isEmpty();
        }
        assertThat(folder.resolve("project-version-2.limn.backup")).isRegularFile();
    }

    @Test
    void whoOnlyReadsBringsItUpToDateToo() {
        try (Project project = Project.open(folder, Access.READ)) {
            assertThat(project.isReadOnly()).isTrue();
            assertThat(project.mask(project.images().getFirst())).isEqualTo(painted);
        }
        assertThat(folder.resolve("project-version-2.limn.backup")).isRegularFile();
        assertThat(folder.resolve("project.limn-holder.json")).doesNotExist();
    }

    @Test
    void itsBackupIsBroughtBackIntoAProjectOfToday() {
        Path old = folder.resolve("project-version-2.limn.backup");
        try (Project project = Project.open(folder)) {
            project.undo(project.images().getFirst());
            project.replaceBy(old);
            assertThat(project.mask(project.images().getFirst())).isEqualTo(painted);
            project.undo(project.images().getFirst());
            assertThat(project.mask(project.images().getFirst()).isBlank()).isTrue();
        }
    }
}
