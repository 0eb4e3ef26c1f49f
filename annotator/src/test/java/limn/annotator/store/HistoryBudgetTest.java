package limn.annotator.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import limn.annotator.edit.Change;
import limn.annotator.edit.ChangeKind;
import limn.annotator.model.ImageItem;
import limn.annotator.model.Mask;
import limn.annotator.model.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryBudgetTest {
    @TempDir
    Path folder;

    private Project make() {
        Project project = Project.create(folder.resolve("p"), TestProjects.classes("a", "b", "c"));
        TestProjects.image(project, "one", 700, 500);
        TestProjects.image(project, "two", 300, 300);
        return project;
    }

    private static Change stroke(Project project, ImageItem item, int i) {
        Region where = new Region(i * 7 % (item.width() - 12), i * 11 % (item.height() - 12), 12, 12);
        return TestProjects.stroke(project, item, where, i % 3);
    }

    @Test
    void fiveHundredStepsAreUndoneAndRedoneAfterARestart() {
        var masks = new ArrayList<Mask>();
        try (Project project = make()) {
            ImageItem item = project.images().getFirst();
            masks.add(project.mask(item));
            for (int i = 0; i < 500; i++) {
                project.commit(stroke(project, item, i));
                masks.add(project.mask(item));
            }
        }
        try (Project project = Project.open(folder.resolve("p"))) {
            ImageItem item = project.images().getFirst();
            for (int i = 499; i >= 0; i--) {
                assertThat(project.undoable(item.id())).contains(ChangeKind.BRUSH);
                assertThat(project.undo(item)).isPresent();
                assertThat(project.mask(item)).as("after undo %d", i).isEqualTo(masks.get(i));
            }
            assertThat(project.undo(item)).isEmpty();
        }
        try (Project project = Project.open(folder.resolve("p"))) {
            ImageItem item = project.images().getFirst();
            for (int i = 1; i <= 500; i++) {
                assertThat(project.redo(item)).isPresent();
            }
            assertThat(project.mask(item)).isEqualTo(masks.getLast());
            assertThat(project.redo(item)).isEmpty();
        }
    }

    @Test
    void theOldestStepsGoWhenThereAreTooMany() {
        make().close();
        var masks = new ArrayList<Mask>();
        try (Project project = TestProjects.open(folder.resolve("p"), new HistoryBudget(5, 1_000_000))) {
            ImageItem item = project.images().getFirst();
            masks.add(project.mask(item));
            for (int i = 0; i < 12; i++) {
                project.commit(stroke(project, item, i));
                masks.add(project.mask(item));
            }
            assertThat(undoAll(project, item)).isEqualTo(5);
            assertThat(project.mask(item)).as("what was painted before stays").isEqualTo(masks.get(7));
            for (int i = 0; i < 5; i++) {
                project.redo(item);
            }
            assertThat(project.mask(item)).isEqualTo(masks.getLast());
        }
    }

    @Test
    void theOldestStepsGoWhenTheyAreTooLarge() {
        make().close();
        List<Integer> left = new ArrayList<>();
        for (long bytes : new long[]{100_000, 2_500, 1}) {
            try (Project project = TestProjects.open(folder.resolve("p"), new HistoryBudget(1000, bytes))) {
                ImageItem item = project.images().getFirst();
                for (int i = 0; i < 20; i++) {
                    project.commit(stroke(project, item, i * 3 + left.size()));
                }
                left.add(undoAll(project, item));
            }
        }
        assertThat(left.get(0)).isEqualTo(20);
        assertThat(left.get(1)).isBetween(2, 19);
        assertThat(left.get(2)).as("the newest always stays").isEqualTo(1);
    }

    @Test
    void aStepThatWasCutOffCountsNoMore() {
        make().close();
        try (Project project = TestProjects.open(folder.resolve("p"), new HistoryBudget(4, 1_000_000))) {
            ImageItem item = project.images().getFirst();
            for (int i = 0; i < 4; i++) {
                project.commit(stroke(project, item, i));
            }
            project.undo(item);
            project.undo(item);
            project.commit(stroke(project, item, 20));
            project.commit(stroke(project, item, 21));

            assertThat(undoAll(project, item)).isEqualTo(4);
            assertThat(project.mask(item)).isEqualTo(Mask.unlabelled(700, 500));
        }
    }

    @Test
    void theHistoryOfOneImageNeverTouchesAnother() {
        try (Project project = make()) {
            ImageItem one = project.images().getFirst();
            ImageItem two = project.images().getLast();
            for (int i = 0; i < 30; i++) {
                project.commit(stroke(project, i % 2 == 0 ? one : two, i));
            }
            Mask kept = project.mask(two);
            assertThat(undoAll(project, one)).isEqualTo(15);

            assertThat(project.mask(two)).isEqualTo(kept);
            assertThat(project.redoable(two.id())).isEmpty();
            assertThat(project.undoable(two.id())).isEqualTo(Optional.of(ChangeKind.BRUSH));
        }
    }

    private static int undoAll(Project project, ImageItem item) {
        int steps = 0;
        while (project.undo(item).isPresent()) {
            steps++;
        }
        return steps;
    }
}
