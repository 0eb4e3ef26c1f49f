package limn.annotator.store;

import static limn.annotator.store.TestProjects.classes;
import static limn.annotator.store.TestProjects.image;
import static limn.annotator.store.TestProjects.stroke;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.concurrent.TimeUnit;
import limn.annotator.model.ImageItem;
import limn.annotator.model.Mask;
import limn.annotator.model.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SeveralProgramsTest {
    @TempDir
    Path folder;

    @Test
    void everyStrokeThatWasStoredSurvivesAKill() throws Exception {
        try (var project = Project.create(folder, classes("a", "b", "c"))) {
            image(project, "one", StrokeWriter.SIDE, StrokeWriter.SIDE);
        }
        int stored = -1;
        Process writer = StrokeWriter.start(folder, 0, 16_384);
        try (BufferedReader out = writer.inputReader()) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                stored = Integer.parseInt(line);
                if (stored == 30) {
                    writer.toHandle().destroyForcibly(); // kill -9; the other one would close the stream too
                }
            }
        }
        assertThat(writer.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(stored).isGreaterThanOrEqualTo(30);
        try (var project = Project.open(folder)) {
            ImageItem item = project.images().getFirst();
            Mask mask = project.mask(item);
            for (int i = 0; i <= stored; i++) {
                Region place = StrokeWriter.place(i);
                assertThat(mask.at(place.x() + 7, place.y() + 7)).as("stroke %d", i).isEqualTo(i % 3);
            }
            assertThat(project.problems()).isEmpty();
            project.commit(stroke(project, item, new Region(0, 1000, 8, 8), 0));
            int undone = 0;
            while (project.undo(item).isPresent()) {
                undone++;
            }
            assertThat(undone).isBetween(stored + 2, stored + 3);
            assertThat(project.mask(item)).isEqualTo(Mask.unlabelled(StrokeWriter.SIDE, StrokeWriter.SIDE));
        }
    }

    @Test
    void whileOneProgramDrawsAnotherOneLooks() throws Exception {
        try (var project = Project.create(folder, classes("a", "b", "c"))) {
            image(project, "one", StrokeWriter.SIDE, StrokeWriter.SIDE);
        }
        Process writer = StrokeWriter.start(folder, 0, 16_384);
        try (BufferedReader out = writer.inputReader()) {
            int stored = Integer.parseInt(out.readLine());
            try (var project = Project.open(folder)) {
                Holder holder = project.holder().orElseThrow();
                assertThat(holder.pid()).isEqualTo(writer.pid());
                assertThat(holder.isOnThisHost()).isTrue();
                ImageItem item = project.images().getFirst();
                Region place = StrokeWriter.place(stored);
                assertThat(project.mask(item).at(place.x(), place.y())).isEqualTo(stored % 3);
                var change = stroke(project, item, new Region(0, 1000, 8, 8), 0);
                assertThatThrownBy(() -> project.commit(change)).isInstanceOf(StoreException.Held.class);
            }
            assertThatThrownBy(() -> Project.open(folder, Access.MUST_WRITE)).isInstanceOf(StoreException.Held.class);
            try (var project = Project.open(folder, Access.READ)) {
                assertThat(project.holder()).isEmpty();
                assertThat(project.isReadOnly()).isTrue();
            }
            writer.toHandle().destroyForcibly();
            while (out.readLine() != null) {
                stored++; // reads on so that the writer is gone
            }
        }
        assertThat(writer.waitFor(20, TimeUnit.SECONDS)).isTrue();
        try (var project = Project.open(folder, Access.MUST_WRITE)) {
            assertThat(project.holder()).isEmpty();
            assertThat(project.isReadOnly()).isFalse();
        }
    }

    @Test
    void aProjectThatAnotherProgramHoldsIsBusyAndNothingIsLost() throws Exception {
        try (var project = Project.create(folder, classes("a"))) {
            ImageItem item = image(project, "one", 64, 64);
            try (var other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(Project.FILE));
                    var statement = other.createStatement()) {
                statement.execute("BEGIN IMMEDIATE");
                var change = stroke(project, item, new Region(0, 0, 8, 8), 0);
                assertThatThrownBy(() -> project.commit(change)).isInstanceOf(StoreException.Busy.class);
                assertThat(project.mask(item)).isEqualTo(Mask.unlabelled(64, 64));
                statement.execute("ROLLBACK");
                project.commit(change);
                assertThat(project.mask(item)).isEqualTo(change.after());
            }
        }
    }

    @Test
    void whatAnotherProgramDrewIsSeen() {
        try (var one = Project.create(folder, classes("a")); var two = Project.open(folder)) {
            ImageItem item = image(one, "one", 64, 64);
            assertThat(two.mask(item)).isEqualTo(Mask.unlabelled(64, 64));
            one.commit(stroke(one, item, new Region(0, 0, 8, 8), 0));
            assertThat(two.mask(item)).isEqualTo(one.mask(item));
            assertThat(two.holder().orElseThrow().isThisProcess()).isTrue();
        }
    }
}
