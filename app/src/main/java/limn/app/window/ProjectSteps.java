package limn.app.window;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import limn.annotator.edit.ClassEdit;
import limn.annotator.model.ImageId;
import limn.annotator.model.ImageItem;
import limn.annotator.store.Project;
import limn.annotator.store.ProjectStep;
import limn.annotator.store.StepKind;
import limn.annotator.store.StoreException;
import limn.annotator.store.Watch;

/**
 * The history of the project as a whole, as the views see it: what undo would take back, and the edits of classes that change every
 * mask. Those block the window until they are done or cancelled. Window's thread only.
 */
final class ProjectSteps {
    /** What undo and redo would do. */
    record Names(Optional<ProjectStep.Name> undo, Optional<ProjectStep.Name> redo) {
        static final Names NONE = new Names(Optional.empty(), Optional.empty());

        static Names of(Project project) {
            return new Names(project.history().undoable(), project.history().redoable());
        }
    }

    private final ProjectModel model;
    private final Executor window;
    private final List<Consumer<MaskWork>> listeners = new ArrayList<>();
    private final List<Runnable> nameListeners = new ArrayList<>();
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private Names names;
    private int unread; // times that the names will be read again
    private boolean working;

    /** Reads the names: slow. */
    ProjectSteps(ProjectModel model, Project project, Executor window) {
        this.model = model;
        this.window = window;
        names = Names.of(project);
    }

    Names names() { return names; }

    /** Whether steps are under way, so that the names are not those of what is on disk. */
    boolean isAsking() {
        return unread > 0;
    }

    /** Whether undo would do something, as far as that is known by now. */
    boolean mayUndo() {
        return isAsking() || names.undo().isPresent();
    }

    boolean mayRedo() { return isAsking() || names.redo().isPresent(); }

    /** Something was done that is a step: reads the names again, after it is on disk. */
    void changed() {
        unread++;
        model.afterSaving(() -> {
            Names now = Names.of(model.project());
            window.execute(() -> read(now));
        });
    }

    private void read(Names now) {
        names = now;
        unread--;
        List.copyOf(nameListeners).forEach(Runnable::run);
        while (unread == 0 && !waiting.isEmpty()) {
            waiting.poll().run();
        }
    }

    /** Runs what depends on the names: now, or as soon as they are known. */
    private void withNames(Runnable step) {
        if (unread == 0) {
            step.run();
        } else {
            waiting.add(step);
        }
    }

    void onWork(Consumer<MaskWork> listener) { listeners.add(listener); }

    /** Runs when undo or redo would do something else than before. */
    void onNames(Runnable listener) {
        nameListeners.add(listener);
    }

    void forgetListeners() {
        listeners.clear();
        nameListeners.clear();
    }

    /** Whether classes are being changed in all masks. */
    boolean isWorking() { return working; }

    /** Merges, deletes or reorders classes. @param refused told why it was not done; not if it was cancelled */
    void edit(ClassEdit edit, Runnable done, Consumer<Exception> refused) {
        work(true, watch -> {
            model.project().history().edit(edit, watch);
            return true;
        }, changed -> done.run(), refused);
    }

    /** Takes the last step back, after all steps that were asked for before. @param done told what it was */
    void undo(Consumer<ProjectStep> done, Consumer<Exception> refused) {
        withNames(() -> step(names.undo(), watch -> model.project().history().undo(watch), done, refused));
    }

    /** Takes one step back if it is still the last one. @param sequence its number @param over told that others came after it */
    void undo(long sequence, ProjectStep.Name name, Consumer<ProjectStep> done, Runnable over,
            Consumer<Exception> refused) {
        withNames(() -> work(changesMasks(name.kind()),
                watch -> model.project().history().undo(sequence, name, watch),
                step -> step.ifPresentOrElse(done, over), refused));
    }

    void redo(Consumer<ProjectStep> done, Consumer<Exception> refused) {
        withNames(() -> step(names.redo(), watch -> model.project().history().redo(watch), done, refused));
    }

    private interface Work<T> { T on(Watch watch); }

    private void step(Optional<ProjectStep.Name> name, Work<Optional<ProjectStep>> work, Consumer<ProjectStep> done,
            Consumer<Exception> refused) {
        name.ifPresent(n -> work(changesMasks(n.kind()), work, step -> step.ifPresent(done), refused));
    }

    private static boolean changesMasks(StepKind kind) {
        return kind == StepKind.CLASS_MERGE || kind == StepKind.CLASS_DELETE || kind == StepKind.CLASS_ORDER
                || kind == StepKind.CLASS_ADD;
    }

    private <T> void work(boolean masks, Work<T> work, Consumer<T> done, Consumer<Exception> refused) {
        if (working) {
            return;
        }
        var cancelled = new AtomicBoolean();
        working = masks;
        unread++;
        tell(new MaskWork(masks, 0, 0, () -> cancelled.set(true)));
        Watch watch = (n, of) -> {
            window.execute(() -> tell(new MaskWork(working, n, of, () -> cancelled.set(true))));
            return !cancelled.get();
        };
        model.afterSaving(() -> {
            try {
                T result = work.on(watch);
                Runnable show = shown(result, masks);
                window.execute(() -> {
                    show.run();
                    ended();
                    done.accept(result);
                });
            } catch (CancellationException stopped) {
                window.execute(this::ended);
            } catch (StoreException | IllegalArgumentException failure) {
                window.execute(() -> {
                    ended();
                    refused.accept(failure);
                });
            }
            window.execute(() -> { // apart: this work must not be done again if the names cannot be read
                changed();
                unread--;
            });
        });
    }

    /** What brings the views up to date; reads what it needs at once. */
    private Runnable shown(Object result, boolean masks) {
        if (result instanceof Optional<?> step && step.orElse(null) instanceof ProjectStep small && !small.classes()) {
            List<ImageItem> items = small.images().stream().flatMap(id -> model.project().image(id).stream()).toList();
            if (small.kind() == StepKind.ACCEPT) {
                model.judged(small.images());
                model.maskChangedElsewhere();
            }
            Optional<Map<ImageId, String>> notes = small.kind() == StepKind.NOTE
                    ? Optional.of(model.project().facts().notes())
                    : Optional.empty();
            return () -> {
                notes.ifPresent(all -> items
                        .forEach(item -> model.ledger().noteIs(item.id(), all.getOrDefault(item.id(), ""))));
                model.takeSome(small.tags(), items);
            };
        }
        ProjectModel.Content now = ProjectModel.Content.read(model.project());
        return () -> model.take(now, masks);
    }

    private void ended() {
        working = false;
        tell(MaskWork.NONE);
    }

    private void tell(MaskWork work) { List.copyOf(listeners).forEach(l -> l.accept(work)); }
}
