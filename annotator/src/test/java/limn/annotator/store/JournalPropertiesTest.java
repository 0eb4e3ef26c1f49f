package limn.annotator.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import limn.annotator.edit.Brush;
import limn.annotator.edit.Change;
import limn.annotator.edit.ChangeKind;
import limn.annotator.model.ImageItem;
import limn.annotator.model.Mask;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class JournalPropertiesTest {
    private static final int WIDTH = 400;
    private static final int HEIGHT = 300;

    /** What a person may do; every one leaves the mask that the model below expects. */
    sealed interface Action {
        record Stroke(double x, double y, double radius, int value) implements Action {}

        record Undo() implements Action {}

        record Redo() implements Action {}

        record Restart() implements Action {}
    }

    @Provide
    Arbitrary<List<Action>> actions() {
        Arbitrary<Action> stroke = Combinators.combine(Arbitraries.doubles().between(-10, WIDTH + 10),
                Arbitraries.doubles().between(-10, HEIGHT + 10), Arbitraries.doubles().between(0.2, 40),
                Arbitraries.of(0, 1, 2, Mask.UNLABELLED, Mask.VOID)).as(Action.Stroke::new);
        return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(5, stroke),
                net.jqwik.api.Tuple.of(3, Arbitraries.just(new Action.Undo())),
                net.jqwik.api.Tuple.of(2, Arbitraries.just(new Action.Redo())),
                net.jqwik.api.Tuple.of(1, Arbitraries.just(new Action.Restart()))).list().ofMaxSize(25);
    }

    @Property(tries = 25)
    void replayingTheJournalGivesTheMask(@ForAll("actions") List<Action> actions) throws IOException {
        Path folder = Files.createTempDirectory("limn-journal");
        try {
            replay(folder, actions);
        } finally {
            try (var all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    private static void replay(Path folder, List<Action> actions) {
        Project project = Project.create(folder, TestProjects.classes("a", "b", "c"));
        ImageItem item = TestProjects.image(project, "one", WIDTH, HEIGHT);
        var expected = new ArrayList<Mask>(List.of(Mask.unlabelled(WIDTH, HEIGHT)));
        int at = 0;
        for (Action action : actions) {
            switch (action) {
                case Action.Stroke s -> {
                    Mask before = project.mask(item);
                    var editor = before.edit();
                    Brush.stamp(editor, s.x(), s.y(), s.radius(), old -> s.value());
                    Mask after = editor.done();
                    project.commit(Change.of(ChangeKind.BRUSH, item.id(), before, after));
                    if (!after.equals(before)) {
                        expected.subList(++at, expected.size()).clear();
                        expected.add(after);
                    }
                }
                case Action.Undo() -> {
                    Optional<Change> change = project.undo(item);
                    assertThat(change.isPresent()).isEqualTo(at > 0);
                    at -= change.isPresent() ? 1 : 0;
                }
                case Action.Redo() -> {
                    Optional<Change> change = project.redo(item);
                    assertThat(change.isPresent()).isEqualTo(at < expected.size() - 1);
                    at += change.isPresent() ? 1 : 0;
                }
                case Action.Restart() -> {
                    project.close();
                    project = Project.open(folder);
                }
            }
            assertThat(project.mask(item)).isEqualTo(expected.get(at));
        }
        project.close();
        project = Project.open(folder);
        assertThat(project.mask(item)).isEqualTo(expected.get(at));
        while (project.undo(item).isPresent()) {
            assertThat(project.mask(item)).isEqualTo(expected.get(--at));
        }
        assertThat(project.mask(item)).isEqualTo(Mask.unlabelled(WIDTH, HEIGHT));
        assertThat(project.problems()).isEmpty();
        project.close();
    }
}
