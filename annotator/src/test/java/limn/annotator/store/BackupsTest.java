package limn.annotator.store;

import static limn.annotator.store.TestProjects.classes;
import static limn.annotator.store.TestProjects.image;
import static limn.annotator.store.TestProjects.stroke;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import limn.annotator.model.ImageItem;
import limn.annotator.model.Mask;
import limn.annotator.model.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupsTest {
    @TempDir
    Path folder;
    private Instant now = Instant.now();
    private final Terms terms = new Terms(HistoryBudget.USUAL, () -> now);

    private Project project() {
        Project project = Opening.create(folder.resolve("p"), classes("a", "b"), terms);
        image(project, "one", 64, 64);
        return project;
    }

    private Project again(InstantSource clock) {
        return Opening.open(folder.resolve("p"), Access.MUST_WRITE, new Terms(HistoryBudget.USUAL, clock));
    }

    private static void paint(Project project, int i) {
        project.commit(stroke(project, project.images().getFirst(), new Region(i % 8 * 8, i / 8 * 8, 8, 8), i % 2));
    }

    private static List<Integer> numbers(Project project) {
        return project.backups().list().stream().map(Backup::number).toList();
    }

    @Test
    void whileWorkGoesOnACopyIsMadeEveryHourAndFiveAreKept() {
        try (Project project = project()) {
            for (int i = 0; i < 8 * 4; i++) {
                paint(project, i);
                project.backups().await();
                now = now.plus(Duration.ofMinutes(15));
            }
            assertThat(numbers(project)).containsExactly(7, 6, 5, 4, 3);
            assertThat(project.backups().list()).allMatch(b -> b.reason() == Backup.Reason.WORK);
        }
    }

    @Test
    void withoutWorkThereIsNoCopy() {
        try (Project project = project()) {
            now = now.plus(Duration.ofDays(3));
            project.mask(project.images().getFirst());
            project.backups().await();
            assertThat(project.backups().list()).isEmpty();
        }
    }

    @Test
    void aClockThatGoesBackNeitherStopsTheCopiesNorMixesTheirOrder() {
        try (Project project = project()) {
            now = now.plus(Duration.ofHours(2));
            paint(project, 0);
            project.backups().await();
            now = now.minus(Duration.ofDays(400));
            paint(project, 1);
            project.backups().await();
            now = now.plus(Duration.ofMinutes(61));
            paint(project, 2);
            project.backups().await();
            assertThat(numbers(project)).containsExactly(3, 2, 1);
            project.backups().restore(project.backups().list().getFirst());
            assertThat(project.mask(project.images().getFirst()).histogram()[0]).isEqualTo(128);
        }
    }

    @Test
    void aCopyBringsBackAllThatWasAndKeepsWhatIs() {
        try (Project project = project()) {
            ImageItem item = project.images().getFirst();
            paint(project, 0);
            Mask then = project.mask(item);
            Backup before = project.backups().beforeImport().orElseThrow();
            String digest = project.digest();
            image(project, "imported", 32, 32);
            project.commit(stroke(project, item, new Region(0, 0, 64, 64), 1));
            String changed = project.digest();

            Backup kept = project.backups().restore(before);
            assertThat(project.digest()).isEqualTo(digest);
            assertThat(project.mask(item)).isEqualTo(then);
            assertThat(project.problems()).isEmpty();
            project.backups().restore(kept);
            assertThat(project.digest()).isEqualTo(changed);
            project.undo(item);
            assertThat(project.mask(item)).isEqualTo(then);
        }
    }

    @Test
    void aProgramThatLooksSeesTheRestoredProject() {
        try (Project project = project(); Project looks = Project.open(folder.resolve("p"), Access.READ)) {
            Backup before = project.backups().make(Backup.Reason.BEFORE_MERGE);
            paint(project, 0);
            assertThat(looks.hasMask(project.images().getFirst().id())).isTrue();
            project.backups().restore(before);
            assertThat(looks.hasMask(project.images().getFirst().id())).isFalse();
        }
    }

    @Test
    void aDamagedProjectIsReplacedAndItsRemainsAreKept() throws Exception {
        Backup backup;
        try (Project project = project()) {
            paint(project, 0);
            backup = project.backups().make(Backup.Reason.WORK);
        }
        Path file = folder.resolve("p").resolve(Project.FILE);
        byte[] ruined = Files.readAllBytes(file);
        java.util.Arrays.fill(ruined, 4096, ruined.length, (byte) 7);
        Files.write(file, ruined);
        Path remains = Rescue.restore(folder.resolve("p"), backup);
        assertThat(remains.resolve(Project.FILE)).hasBinaryContent(ruined);
        try (Project project = again(InstantSource.system())) {
            assertThat(project.hasMask(project.images().getFirst().id())).isTrue();
            assertThat(project.problems()).isEmpty();
        }
    }

    @Test
    void aDamagedCopyIsRefusedAndNothingChanges() throws Exception {
        try (Project project = project()) {
            paint(project, 0);
            Backup backup = project.backups().make(Backup.Reason.WORK);
            byte[] ruined = Files.readAllBytes(backup.file());
            java.util.Arrays.fill(ruined, 4096, ruined.length, (byte) 7);
            Files.write(backup.file(), ruined);
            String digest = project.digest();
            assertThatThrownBy(() -> project.backups().restore(backup)).isInstanceOf(StoreException.Damaged.class);
            assertThat(project.digest()).isEqualTo(digest);
        }
    }

    @Test
    void aFolderThatTakesNoCopiesIsSaidAndWorkGoesOn() throws Exception {
        try (Project project = project()) {
            Files.writeString(folder.resolve("p/backups"), "in the way");
            var said = new ArrayList<StoreException>();
            project.backups().onFailure(said::add);
            now = now.plus(Duration.ofHours(2));
            paint(project, 0);
            project.backups().await();
            assertThat(said).hasSize(1);
            assertThat(project.hasMask(project.images().getFirst().id())).isTrue();
        }
        again(InstantSource.system()).close();
    }
}
