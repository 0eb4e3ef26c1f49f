package limn.annotator.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.concurrent.CancellationException;
import limn.annotator.edit.ClassEdit;
import limn.annotator.model.ClassCatalog;
import limn.annotator.model.ImageId;
import limn.annotator.model.LabelClass;
import limn.annotator.model.Tags;

/**
 * The history of a project as a whole: tags, review states, splits, notes and classes, one list of steps that survives a restart.
 * Masks have histories of their own, one per image; a step here that gives classes other indices changes all masks, and the
 * strokes in those histories keep their meaning (see {@link ClassSpaces}). Thread-safe.
 */
public final class ProjectHistory {
    private final Project project;

    ProjectHistory(Project project) { this.project = project; }

    /** What {@link #undo} would take back. */
    public Optional<ProjectStep.Name> undoable() { return name(false); }

    public Optional<ProjectStep.Name> redoable() { return name(true); }

    private Optional<ProjectStep.Name> name(boolean forward) {
        return project.database().read(c -> StepTable.next(c, forward))
                .map(step -> new ProjectStep.Name(step.kind(), step.words()));
    }

    /**
     * Takes the last step back; empty if there is none.
     *
     * @throws StoreException.ClassInUse if the step added a class that has pixels by now
     * @throws CancellationException if the watch did not want it to go on; nothing is changed then
     */
    public Optional<ProjectStep> undo(Watch watch) { return step(false, step -> true, watch); }

    /**
     * Takes a step back if it is still the last one, and does nothing else: numbers are given again once a step was taken back, so
     * its name must be the same, too.
     *
     * @param sequence its number
     */
    public Optional<ProjectStep> undo(long sequence, ProjectStep.Name name, Watch watch) {
        return step(false, step -> step.sequence() == sequence
                && new ProjectStep.Name(step.kind(), step.words()).equals(name), watch);
    }

    /** Does the step again that was taken back last. */
    public Optional<ProjectStep> redo(Watch watch) {
        return step(true, step -> true, watch);
    }

    private Optional<ProjectStep> step(boolean forward, Predicate<StepTable.Stored> wanted, Watch watch) {
        return project.write(c -> {
            Optional<StepTable.Stored> next = StepTable.next(c, forward).filter(wanted);
            if (next.isEmpty()) {
                return Optional.<ProjectStep>empty();
            }
            StepTable.Stored step = next.get();
            if (!forward && step.kind() == StepKind.CLASS_ADD) {
                requireUnused(c, step);
            }
            move(c, forward ? step.spaceBefore() : step.spaceAfter(), forward ? step.spaceAfter() : step.spaceBefore(),
                    watch);
            List<String> names = ClassTable.names(c);
            ProjectStep done = StepTable.apply(c, step, forward);
            if (step.kind() == StepKind.ACCEPT || step.kind() == StepKind.REJECT) {
                return Optional.of(done.withImages(
                        VerdictTable.step(c, project.masks(), step.sequence(), forward, watch)));
            }
            if (step.kind() == StepKind.TAGS) {
                project.edits().tagsOf(c, step.sequence());
            } else if (step.kind() == StepKind.CLASS_RENAME || step.kind() == StepKind.CLASSES) {
                Edits.renamed(c, names, ClassTable.names(c));
            }
            return Optional.of(done);
        });
    }

    private void requireUnused(Connection c, StepTable.Stored step) throws SQLException {
        ClassCatalog before = ClassTable.of(c, step.sequence(), false);
        ClassCatalog after = ClassTable.of(c, step.sequence(), true);
        project.countAll(c);
        var counts = CountTable.all(c).values();
        for (LabelClass k : after.classes().subList(before.size(), after.size())) {
            long pixels = counts.stream().mapToLong(n -> n.of(k.index())).sum();
            if (pixels > 0) {
                throw new StoreException.ClassInUse(project.folder(), ClassTable.read(c).get(k.index()).name(), pixels);
            }
        }
    }

    /**
     * Merges, deletes or reorders classes: catalogue, masks and tags in one transaction, as one step.
     *
     * @throws CancellationException if the watch did not want it to go on; nothing is changed then
     */
    public void edit(ClassEdit edit, Watch watch) {
        project.write(c -> {
            ClassCatalog before = ClassTable.read(c);
            ClassCatalog after = edit.applied(before);
            if (after.equals(before)) {
                return false;
            }
            Map<ImageId, Tags> tags = TagTable.all(c, before.size());
            long sequence = StepTable.begin(c, kind(edit), words(edit, before));
            long from = ClassSpaces.now(c);
            long space = ClassSpaces.branch(c, edit.values(before.size()), edit.back(before.size()));
            StepTable.endsIn(c, sequence, space);
            move(c, from, space, watch);
            ClassTable.keep(c, sequence, before, after);
            ClassTable.write(c, after);
            var changed = new LinkedHashMap<ImageId, Tags>();
            tags.forEach((id, t) -> changed.put(id, edit.applied(t)));
            TagTable.write(c, sequence, changed);
            return true;
        });
    }

    private void move(Connection c, long from, long to, Watch watch) throws SQLException {
        for (ClassSpaces.Edge edge : ClassSpaces.path(c, from, to)) {
            MaskMove.across(c, edge, watch);
        }
        if (from != to) {
            ClassSpaces.enter(c, to);
            project.forgetMasks();
        }
    }

    private static StepKind kind(ClassEdit edit) {
        return switch (edit) {
            case ClassEdit.Merge m -> StepKind.CLASS_MERGE;
            case ClassEdit.Delete d -> StepKind.CLASS_DELETE;
            case ClassEdit.Reorder r -> StepKind.CLASS_ORDER;
        };
    }

    private static List<String> words(ClassEdit edit, ClassCatalog before) {
        return switch (edit) {
            case ClassEdit.Merge(int from, int into) -> List.of(before.get(from).name(), before.get(into).name());
            case ClassEdit.Delete(int classId, int becomes) -> List.of(before.get(classId).name());
            case ClassEdit.Reorder r -> List.of();
        };
    }

    /** A number for what class indices mean: another one after a merge, a deletion or another order, not after a new class. */
    public long meaning() {
        return project.database().read(ClassSpaces::meaning);
    }

    /** Names that classes had before they were renamed or merged, and the present name of each: for what older runs say. */
    public Map<String, String> formerNames() {
        return project.database().read(StepTable::formerNames);
    }
}
