package limn.annotator.store;

import static limn.annotator.store.TestProjects.classes;
import static limn.annotator.store.TestProjects.image;
import static limn.annotator.store.TestProjects.stroke;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import limn.annotator.model.ImageItem;
import limn.annotator.model.Mask;
import limn.annotator.model.Region;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectCheckTest {
    @TempDir
    Path folder;
    private Project project;
    private ImageItem item;

    @BeforeEach
    void paint() {
        project = Project.create(folder.resolve("p"), classes("a", "b"));
        item = image(project, "one", 300, 200);
        project.commit(stroke(project, item, new Region(0, 0, 290, 100), 0));
        project.commit(stroke(project, item, new Region(10, 10, 50, 50), 1));
    }

    @AfterEach
    void close() { project.close(); }

    private void spoil(String sql, Object... arguments) { project.write(c -> Rows.update(c, sql, arguments)); }

    private void findsAndRepairs(Finding.Kind kind, long count) {
        assertThat(ProjectCheck.look(project, Watch.NONE)).extracting(Finding::kind, Finding::count, Finding::repaired)
                .containsExactly(tuple(kind, count, false));
        List<Finding> repaired = ProjectCheck.repair(project, Watch.NONE);
        assertThat(repaired).extracting(Finding::kind, Finding::count, Finding::repaired)
                .containsExactly(tuple(kind, count, true));
        assertThat(ProjectCheck.look(project, Watch.NONE)).isEmpty();
    }

    @Test
    void aSoundProjectHasNoFindings() { assertThat(ProjectCheck.look(project, Watch.NONE)).isEmpty(); }

    @Test
    void aTileOutsideOfItsImageIsRemovedAndTheMaskStays() {
        Mask before = project.mask(item);
        spoil("INSERT INTO tile VALUES (?, 7, 7, ?)", item.id().value(), new byte[]{1});
        findsAndRepairs(Finding.Kind.TILE_OUTSIDE, 1);
        assertThat(project.loadMask(item)).isEqualTo(before);
    }

    @Test
    void aTileThatCannotBeReadComesBackFromTheHistory() {
        Mask before = project.mask(item);
        spoil("UPDATE tile SET data = ? WHERE image = ? AND col = 0", new byte[]{1, 2, 3}, item.id().value());
        findsAndRepairs(Finding.Kind.TILE_UNREADABLE, 1);
        assertThat(project.loadMask(item)).isEqualTo(before);
    }

    @Test
    void aTileWithoutHistoryBecomesUnlabelledAndThatIsSaid() {
        spoil("DELETE FROM journal");
        spoil("UPDATE tile SET data = ? WHERE image = ? AND col = 0", new byte[]{1, 2, 3}, item.id().value());
        assertThat(ProjectCheck.repair(project, Watch.NONE)).extracting(Finding::detail).containsExactly("1");
        assertThat(project.mask(item).at(20, 20)).isEqualTo(Mask.UNLABELLED);
        assertThat(project.mask(item).at(280, 20)).isZero();
    }

    @Test
    void pixelsThatAreNoClassBecomeUnlabelled() {
        Mask wrong = TestProjects.painted(project.mask(item), new Region(100, 150, 4, 5), 9);
        spoil("UPDATE tile SET data = ? WHERE image = ? AND col = 0", TileCodec.encode(wrong, 0, 0), item.id().value());
        findsAndRepairs(Finding.Kind.VALUE_OUTSIDE, 20);
        assertThat(project.mask(item).at(101, 151)).isEqualTo(Mask.UNLABELLED);
        assertThat(project.mask(item).at(20, 20)).isEqualTo(1);
        assertThat(project.facts().counts(item.id()).orElseThrow().of(9)).isZero();
    }

    @Test
    void wrongCountsAreCountedAgain() {
        spoil("UPDATE pixel_count SET counts = '0:3'");
        findsAndRepairs(Finding.Kind.COUNTS, 1);
        assertThat(project.facts().counts(item.id()).orElseThrow().of(1)).isEqualTo(2500);
    }

    @Test
    void tagsOfMoreClassesThanThereAreAreCut() {
        spoil("INSERT OR REPLACE INTO tags VALUES (?, '+-+')", item.id().value());
        findsAndRepairs(Finding.Kind.TAGS, 1);
        assertThat(TagTable.format(project.tags(item.id()))).isEqualTo("+-");
    }

    @Test
    void rowsOfNothingAreRemoved() {
        project.database().read(c -> Rows.update(c, "PRAGMA foreign_keys = 0"));
        spoil("INSERT INTO tags VALUES (77, '+')");
        findsAndRepairs(Finding.Kind.ORPHAN_ROWS, 1);
    }

    @Test
    void whatAKilledProgramLeftHalfWrittenIsRemoved() throws Exception {
        Files.createDirectories(project.folder().resolve("backups"));
        Files.writeString(project.folder().resolve("backups/0001-work-20260101T000000Z.limn.part"), "half");
        findsAndRepairs(Finding.Kind.LEFTOVER, 1);
    }
}
