package limn.annotator.store;

import static limn.annotator.store.TestProjects.classes;
import static limn.annotator.store.TestProjects.image;
import static limn.annotator.store.TestProjects.stroke;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import limn.annotator.edit.Change;
import limn.annotator.edit.ChangeKind;
import limn.annotator.model.ImageItem;
import limn.annotator.model.Mask;
import limn.annotator.model.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The world breaks while a project is open: nothing that was stored is lost, and what waits goes through when it is whole again. */
@Timeout(60)
class StoreFaultTest {
    private static final int SIDE = 1024;

    @TempDir
    Path folder;

    private Path place() { return folder.resolve("p"); }

    /** A mask whose tiles hardly shrink: it needs room on the disk. */
    private static Change noise(ImageItem item, Mask before, int seed) {
        var random = new java.util.Random(seed);
        var editor = before.edit();
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                editor.span(y, x, x + 1, random.nextInt(3));
            }
        }
        return Change.of(ChangeKind.BRUSH, item.id(), before, editor.done());
    }

    @Test
    void aFullDiskRefusesAStrokeWhollyAndTakesItWhenThereIsRoom() {
        try (Project project = Project.create(place(), classes("a", "b", "c"))) {
            ImageItem item = image(project, "one", SIDE, SIDE);
            project.commit(noise(item, project.mask(item), 1));
            Mask stored = project.mask(item);
            long pages = project.database().read(
                    c -> Rows.list(c, "PRAGMA page_count", row -> row.getLong(1)).getFirst());
            limit(project, pages + 20); // to SQLite a full disk: its answer is SQLITE_FULL
            Change next = noise(item, stored, 2);
            assertThatThrownBy(() -> project.commit(next)).isInstanceOf(StoreException.Io.class);
            assertThat(project.mask(item)).isEqualTo(stored);
            assertThat(project.problems()).isEmpty();
            limit(project, 1 << 30);
            project.commit(next);
            assertThat(project.mask(item)).isEqualTo(next.after());
            project.undo(item);
            assertThat(project.mask(item)).isEqualTo(stored);
        }
    }

    private static void limit(Project project, long pages) {
        project.database().read(c -> Rows.list(c, "PRAGMA max_page_count = " + pages, row -> row.getLong(1)));
    }

    /** The system refuses to let any file of the painting program grow beyond a size, as a full disk would. */
    @Test
    void whatWasStoredBeforeTheSystemRefusedToWriteIsThere() throws Exception {
        assumeTrue(File.separatorChar == '/', "ulimit is of Unix shells");
        try (Project project = Project.create(place(), classes("a", "b", "c"))) {
            image(project, "one", StrokeWriter.SIDE, StrokeWriter.SIDE);
        }
        Process writer = StrokeWriter.start(place(), 0, 16_384, "sh", "-c", "ulimit -f 3600; exec \"$@\"", "sh");
        int stored = -1;
        try (BufferedReader out = writer.inputReader()) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                stored = Integer.parseInt(line);
            }
        }
        assertThat(writer.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(writer.exitValue()).isEqualTo(StrokeWriter.REFUSED);
        assertThat(stored).isGreaterThan(3);
        try (Project project = Project.open(place())) {
            Mask mask = project.mask(project.images().getFirst());
            for (int i = 0; i <= stored; i++) {
                Region at = StrokeWriter.place(i);
                assertThat(mask.at(at.x(), at.y())).as("stroke %d", i).isEqualTo(i % 3);
            }
            Region unfinished = StrokeWriter.place(stored + 1);
            assertThat(mask.at(unfinished.x(), unfinished.y())).isEqualTo(Mask.UNLABELLED);
            assertThat(project.problems()).isEmpty();
        }
    }

    /** On a disk that is really small: {@code mount -t tmpfs -o size=12m tmpfs DIR}, named by LIMN_SMALL_DISK. */
    @Test
    void aDiskThatIsReallyFullLosesNothingAndTakesTheStrokeWhenThereIsRoom() throws Exception {
        String disk = System.getenv("LIMN_SMALL_DISK");
        assumeTrue(disk != null, "LIMN_SMALL_DISK names no small disk");
        Path place = Files.createTempDirectory(Path.of(disk), "limn").resolve("p");
        Path ballast = Files.write(place.resolveSibling("ballast"), new byte[6 << 20]);
        Mask stored;
        Change refused;
        try (Project project = Project.create(place, classes("a", "b", "c"))) {
            ImageItem item = image(project, "one", SIDE, SIDE);
            int strokes = 0;
            refused = noise(item, project.mask(item), strokes);
            while (isStored(project, refused)) {
                refused = noise(item, project.mask(item), ++strokes);
            }
            assertThat(strokes).isGreaterThan(3);
            stored = refused.before();
            assertThat(project.mask(item)).isEqualTo(stored);
            assertThat(isStored(project, refused)).isFalse();
        }
        try (Project project = Project.open(place)) {
            ImageItem item = project.images().getFirst();
            assertThat(project.problems()).isEmpty();
            assertThat(project.mask(item)).isEqualTo(stored);
            Files.delete(ballast);
            project.commit(refused);
            assertThat(project.mask(item)).isEqualTo(refused.after());
            project.undo(item);
            assertThat(project.mask(item)).isEqualTo(stored);
        }
    }

    private static boolean isStored(Project project, Change change) {
        try {
            project.commit(change);
            return true;
        } catch (StoreException.Io full) {
            return false;
        }
    }

    @Test
    void aFolderThatVanishesRefusesStrokesAndTakesThemWhenItIsBack() throws Exception {
        try (Project project = Project.create(place(), classes("a"))) {
            ImageItem item = image(project, "one", 64, 64);
            Change first = stroke(project, item, new Region(0, 0, 8, 8), 0);
            project.commit(first);
            Change second = stroke(project, item, new Region(8, 0, 8, 8), 0);
            try {
                Files.move(place(), folder.resolve("away"));
            } catch (java.io.IOException inUse) {
                assumeTrue(false, "this system does not let an open folder move");
            }
            assertThatThrownBy(() -> project.commit(second)).isInstanceOf(StoreException.Gone.class);
            assertThat(project.mask(item)).isEqualTo(first.after());
            Files.move(folder.resolve("away"), place());
            project.commit(second);
            assertThat(project.mask(item)).isEqualTo(second.after());
        }
        try (Project project = Project.open(place())) {
            assertThat(project.mask(project.images().getFirst()).histogram()[0]).isEqualTo(128);
        }
    }

    @Test
    void aDeletedProjectTakesNoStrokeThatWouldBeLost() throws Exception {
        Project project = Project.create(place(), classes("a"));
        ImageItem item = image(project, "one", 64, 64);
        Change change = stroke(project, item, new Region(0, 0, 8, 8), 0);
        try (var files = Files.walk(place())) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (java.io.IOException inUse) {
            project.close();
            assumeTrue(false, "this system does not delete open files");
        }
        assertThatThrownBy(() -> project.commit(change)).isInstanceOf(StoreException.Gone.class);
        project.close(); // and closing does not fail
    }

    @Test
    void aFolderThatBecameReadOnlyOpensForLookingWithAllThatWasStored() throws Exception {
        assumeFalse(System.getProperty("user.name").equals("root"), "the administrator may write everywhere");
        try (Project project = Project.create(place(), classes("a"))) {
            ImageItem item = image(project, "one", 64, 64);
            project.commit(stroke(project, item, new Region(0, 0, 8, 8), 0));
        }
        assertThat(place().toFile().setWritable(false)).isTrue();
        try (Project project = Project.open(place())) {
            ImageItem item = project.images().getFirst();
            assertThat(project.isReadOnly()).isTrue();
            assertThat(project.holder()).isEmpty();
            assertThat(project.mask(item).histogram()[0]).isEqualTo(64);
            Change change = stroke(project, item, new Region(8, 0, 8, 8), 0);
            assertThatThrownBy(() -> project.commit(change)).isInstanceOf(StoreException.ReadOnly.class);
        } finally {
            assertThat(place().toFile().setWritable(true)).isTrue();
        }
        assertThatThrownBy(() -> {
            assertThat(place().toFile().setWritable(false)).isTrue();
            try {
                Project.open(place(), Access.MUST_WRITE).close();
            } finally {
                assertThat(place().toFile().setWritable(true)).isTrue();
            }
        }).isInstanceOf(StoreException.ReadOnly.class);
    }
}
