package limn.app.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import limn.annotator.edit.Change;
import limn.annotator.edit.ChangeKind;
import limn.annotator.model.ImageItem;
import limn.annotator.model.Mask;
import limn.annotator.store.Access;
import limn.annotator.store.Project;

/** Does the acts of a script in a project until it is killed, and says of each when it is on the disk. */
public final class ScriptedPainter {
    private ScriptedPainter() {}

    /**
     * @param from the first act
     * @param until the first that is not done any more
     * @param stored told the number of each act that is stored
     */
    public static void run(Path folder, long seed, int from, int until, IntConsumer stored) {
        var script = new PaintScript(seed);
        try (Project project = Project.open(folder, Access.MUST_WRITE)) {
            for (int number = from; number < until; number++) {
                act(project, script.act(number));
                stored.accept(number);
            }
        }
    }

    private static void act(Project project, PaintScript.Act act) {
        List<ImageItem> items = project.images();
        ImageItem item = items.get(act.image());
        switch (act) {
            case PaintScript.Stroke s -> {
                Mask before = project.mask(item);
                project.commit(Change.of(ChangeKind.BRUSH, item.id(), before,
                        PaintedProject.painted(before, s.region(), s.value())));
            }
            case PaintScript.Undo u -> project.undo(item);
            case PaintScript.Redo r -> project.redo(item);
            case PaintScript.Tag t -> project.setTags(
                    Map.of(item.id(), project.tags(item.id()).with(t.classId(), t.state())));
        }
    }
}
