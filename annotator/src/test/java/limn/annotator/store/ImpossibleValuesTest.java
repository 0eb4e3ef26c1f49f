package limn.annotator.store;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.DriverManager;
import limn.annotator.edit.Change;
import limn.annotator.edit.ChangeKind;
import limn.annotator.model.ClassCatalog;
import limn.annotator.model.ImageItem;
import limn.annotator.model.Mask;
import limn.annotator.model.Split;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@link ProjectFuzz} found: a sound database with values that the program never writes is damaged, and said to be. */
class ImpossibleValuesTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"UPDATE image SET split = 'TRAEN'", "UPDATE image SET state = 'IN_WOR'",
            "UPDATE image SET width = -14392", "UPDATE image SET width = 2000000000, height = 2000000000",
            "UPDATE class SET name = ' '", "UPDATE pixel_count SET counts = '304x'",
            "UPDATE pixel_count SET counts = ' '",
            "UPDATE pixel_count SET counts = '7'"})
    void anImpossibleValueIsDamage(String sql) throws Exception {
        try (Project project = Project.create(folder, ClassCatalog.empty().withNew("a"))) {
            ImageItem item = project.addImage(folder.resolve("a.png"), "a", 30, 20, "", Split.TRAIN);
            Mask before = project.mask(item);
            var editor = before.edit();
            editor.set(3, 3, 0);
            project.commit(Change.of(ChangeKind.BRUSH, item.id(), before, editor.done()));
        }
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(Project.FILE));
                var statement = connection.createStatement()) {
            statement.execute("PRAGMA ignore_check_constraints = 1");
            statement.executeUpdate(sql);
        }
        assertThatThrownBy(() -> {
            try (Project project = Project.open(folder)) {
                project.classes();
                for (ImageItem item : project.images()) {
                    project.mask(item);
                    project.undo(item);
                }
            }
        }).isInstanceOf(StoreException.Damaged.class);
    }
}
