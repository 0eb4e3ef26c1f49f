package limn.app.window;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import limn.annotator.edit.Change;
import limn.annotator.model.ClassCatalog;
import limn.annotator.model.ImageId;
import limn.annotator.model.ImageItem;
import limn.annotator.model.Mask;
import limn.annotator.model.ReviewState;
import limn.annotator.model.Split;
import limn.annotator.model.Tags;
import limn.annotator.store.Project;

/**
 * An open project as the views see it: what they show is in memory, what they change goes to disk behind their back and in order.
 * Mutable, in the window's thread only; made in any thread.
 */
final class ProjectModel implements AutoCloseable {
    private final Project project;
    private final Executor window;
    private final Map<ImageId, ImageItem> images = new LinkedHashMap<>();
    private final Map<ImageId, Tags> tags = new HashMap<>();
    private final Set<ImageId> masked = new HashSet<>();
    private final LabelCounts counts = new LabelCounts();
    private final List<Consumer<Aspect>> listeners = new ArrayList<>();
    private final List<RowListener> rowListeners = new ArrayList<>();
    private final List<Consumer<SaveQueue.State>> saveListeners = new ArrayList<>();
    private final SaveQueue queue;
    private ClassCatalog classes;

    /** Hears which images changed, before those who hear of the aspect. */
    interface RowListener {
        /** Split, state, tags or whether there is a mask: something of these images is another. */
        void changed(Collection<ImageId> ids);

        /** The mask of an image is another. */
        void painted(ImageId id);

        /** All images may be others. */
        void reloaded();
    }

    /** Reads the project: slow. @param window runs what is given in the window's thread */
    ProjectModel(Project project, Executor window) {
        this.project = project;
        this.window = window;
        this.classes = project.classes();
        this.queue = new SaveQueue(
                state -> window.execute(() -> List.copyOf(saveListeners).forEach(l -> l.accept(state))));
        project.images().forEach(item -> images.put(item.id(), item));
        tags.putAll(project.allTags());
        masked.addAll(project.masked());
        countAll();
    }

    private void countAll() {
        counts.clear();
        images.values().forEach(item -> counts.add(item, tags(item.id()), isMasked(item.id())));
    }

    /** Changes something of an image that counts. */
    private void recount(ImageId id, Runnable change) {
        ImageItem before = images.get(id);
        if (before != null) {
            counts.remove(before, tags(id), isMasked(id));
        }
        change.run();
        ImageItem after = images.get(id);
        if (after != null) {
            counts.add(after, tags(id), isMasked(id));
        }
    }

    Project project() { return project; }

    List<ImageItem> images() { return List.copyOf(images.values()); }

    Optional<ImageItem> image(ImageId id) { return Optional.ofNullable(images.get(id)); }

    ClassCatalog classes() { return classes; }

    Tags tags(ImageId id) {
        Tags known = tags.get(id);
        return known == null ? Tags.unknown(classes.size()) : known.grownTo(classes.size());
    }

    boolean isMasked(ImageId id) { return masked.contains(id); }

    Counts counts() { return counts.counts(); }

    LabelCounts labelCounts() { return counts; }

    void onRows(RowListener listener) { rowListeners.add(listener); }

    void onChange(Consumer<Aspect> listener) { listeners.add(listener); }

    /** Forgets who listened: the views are made anew. */
    void forgetListeners() {
        listeners.clear();
        rowListeners.clear();
        saveListeners.clear();
    }

    void onSave(Consumer<SaveQueue.State> listener) { saveListeners.add(listener); }

    void retrySaving() { queue.retry(); }

    /** Runs work after all changes made so far are on disk, in the writer's thread. */
    void afterSaving(Runnable work) {
        queue.add(work);
    }

    void setTags(Map<ImageId, Tags> changed) {
        if (changed.isEmpty()) {
            return;
        }
        changed.forEach((id, t) -> recount(id, () -> tags.put(id, t)));
        Map<ImageId, Tags> copy = Map.copyOf(changed);
        queue.add(() -> project.setTags(copy));
        tellRows(copy.keySet());
        tell(Aspect.TAGS);
    }

    void undoTags() { queue.add(() -> project.undoTags().ifPresent(this::tagsAre)); }

    void redoTags() { queue.add(() -> project.redoTags().ifPresent(this::tagsAre)); }

    private void tagsAre(Map<ImageId, Tags> now) {
        window.execute(() -> {
            now.forEach((id, t) -> recount(id, () -> tags.put(id, t)));
            tellRows(now.keySet());
            tell(Aspect.TAGS);
        });
    }

    void setSplit(Collection<ImageId> ids, Split split) {
        ids.forEach(id -> recount(id, () -> images.computeIfPresent(id, (i, item) -> item.withSplit(split))));
        List<ImageId> copy = List.copyOf(ids);
        queue.add(() -> project.setSplit(copy, split));
        tellRows(copy);
        tell(Aspect.IMAGES);
    }

    void setState(Collection<ImageId> ids, ReviewState state) {
        ids.forEach(id -> images.computeIfPresent(id, (i, item) -> item.withState(state)));
        List<ImageId> copy = List.copyOf(ids);
        queue.add(() -> project.setState(copy, state));
        tellRows(copy);
        tell(Aspect.IMAGES);
    }

    void setClasses(ClassCatalog changed) {
        classes = changed;
        queue.add(() -> project.setClasses(changed));
        tell(Aspect.CLASSES);
    }

    /** Keeps a finished stroke. */
    void commit(Change change) {
        queue.add(() -> {
            project.commit(change);
            maskIs(change.image());
        });
    }

    /** Takes back the last change of an image's mask; the result comes in the window's thread, or nothing if there is none. */
    void undo(ImageItem item, Consumer<Change> done) {
        queue.add(() -> project.undo(item).ifPresent(change -> hand(change, done)));
    }

    void redo(ImageItem item, Consumer<Change> done) {
        queue.add(() -> project.redo(item).ifPresent(change -> hand(change, done)));
    }

    private void hand(Change change, Consumer<Change> done) {
        maskIs(change.image());
        window.execute(() -> done.accept(change));
    }

    private void maskIs(ImageId id) {
        boolean any = project.hasMask(id);
        window.execute(() -> {
            rowListeners.forEach(l -> l.painted(id));
            if (any != masked.contains(id)) {
                recount(id, () -> {
                    if (!masked.remove(id)) {
                        masked.add(id);
                    }
                });
                tellRows(List.of(id));
                tell(Aspect.MASKS);
            }
        });
    }

    /** The mask on disk, after all that was committed. Slow, for a background thread. */
    Mask mask(ImageItem item) {
        return project.mask(item);
    }

    /** Reads the list of images again: something else added to it. */
    void refresh() {
        queue.add(() -> {
            List<ImageItem> now = project.images();
            Map<ImageId, Tags> tagsNow = project.allTags();
            Set<ImageId> maskedNow = project.masked();
            ClassCatalog classesNow = project.classes();
            window.execute(() -> {
                images.clear();
                now.forEach(item -> images.put(item.id(), item));
                tags.clear();
                tags.putAll(tagsNow);
                masked.clear();
                masked.addAll(maskedNow);
                classes = classesNow;
                countAll();
                List.copyOf(rowListeners).forEach(RowListener::reloaded);
                tell(Aspect.CLASSES);
                tell(Aspect.IMAGES);
            });
        });
    }

    private void tellRows(Collection<ImageId> ids) { List.copyOf(rowListeners).forEach(l -> l.changed(ids)); }

    private void tell(Aspect aspect) { List.copyOf(listeners).forEach(l -> l.accept(aspect)); }

    /** Writes what waits, then closes the project. */
    @Override
    public void close() {
        queue.close();
        project.close();
    }
}
