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
import limn.annotator.edit.ReviewRules;
import limn.annotator.model.ClassCatalog;
import limn.annotator.model.Effort;
import limn.annotator.model.ImageId;
import limn.annotator.model.ImageItem;
import limn.annotator.model.Mask;
import limn.annotator.model.ReviewState;
import limn.annotator.model.Split;
import limn.annotator.model.Tags;
import limn.annotator.model.ValueCounts;
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
    private final Ledger ledger = new Ledger();
    private final ProjectSteps steps;
    private ClassCatalog classes;
    private Runnable refused = () -> {};

    /** All that is in memory, as it is on disk: slow to read. */
    record Content(ClassCatalog classes, List<ImageItem> images, Map<ImageId, Tags> tags, Set<ImageId> masked,
            Ledger.Content ledger) {
        static Content read(Project project) {
            return new Content(project.classes(), project.images(), project.allTags(), project.masked(),
                    Ledger.Content.read(project));
        }
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
        ledger.take(Ledger.Content.read(project));
        steps = new ProjectSteps(this, project, window);
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

    /** Notes, effort, pixels per class. */
    Ledger ledger() { return ledger; }

    /** Undo and redo of all but masks. */
    ProjectSteps steps() { return steps; }

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
        steps.forgetListeners();
        refused = () -> {};
    }

    void onSave(Consumer<SaveQueue.State> listener) { saveListeners.add(listener); }

    void retrySaving() { queue.retry(); }

    /** Counts the masks that an older program left uncounted, a few at a time. Slow, for a background thread. */
    void countMissing() {
        var counted = new HashMap<ImageId, ValueCounts>();
        for (ImageId id : project.isReadOnly() ? List.<ImageId>of() : project.facts().uncounted()) {
            counted.put(id, project.facts().count(id));
            if (counted.size() == 256) {
                counted(Map.copyOf(counted));
                counted.clear();
            }
        }
        counted(Map.copyOf(counted));
    }

    private void counted(Map<ImageId, ValueCounts> some) {
        if (!some.isEmpty()) {
            window.execute(() -> {
                some.forEach(ledger::pixelsWere);
                tell(Aspect.MASKS);
            });
        }
    }

    /** Runs something in the window's thread. */
    void inWindow(Runnable work) { window.execute(work); }

    /** Runs work after all changes made so far are on disk, in the writer's thread. */
    void afterSaving(Runnable work) {
        queue.add(work);
    }

    /** Told when something was asked of a project that cannot be changed. */
    void onRefused(Runnable listener) {
        refused = listener;
    }

    /** Whether nothing can be changed; says so to who listens. */
    private boolean refuses() {
        if (project.isReadOnly()) {
            refused.run();
        }
        return project.isReadOnly();
    }

    void setTags(Map<ImageId, Tags> changed) {
        if (changed.isEmpty() || steps.isWorking() || refuses()) {
            return;
        }
        changed.forEach((id, t) -> recount(id, () -> tags.put(id, t)));
        Map<ImageId, Tags> copy = Map.copyOf(changed);
        queue.add(() -> project.setTags(copy));
        steps.changed();
        tellRows(copy.keySet());
        tell(Aspect.TAGS);
    }

    void setSplit(Collection<ImageId> ids, Split split) {
        if (refuses()) {
            return;
        }
        ids.forEach(id -> recount(id, () -> images.computeIfPresent(id, (i, item) -> item.withSplit(split))));
        List<ImageId> copy = List.copyOf(ids);
        queue.add(() -> project.setSplit(copy, split));
        steps.changed();
        tellRows(copy);
        tell(Aspect.IMAGES);
    }

    void setState(Collection<ImageId> ids, ReviewState state) {
        if (refuses()) {
            return;
        }
        ids.forEach(id -> images.computeIfPresent(id, (i, item) -> item.withState(state)));
        List<ImageId> copy = List.copyOf(ids);
        queue.add(() -> project.setState(copy, state));
        steps.changed();
        tellRows(copy);
        tell(Aspect.IMAGES);
    }

    void setClasses(ClassCatalog changed) {
        if (refuses()) {
            return;
        }
        classes = changed;
        queue.add(() -> project.setClasses(changed));
        steps.changed();
        tell(Aspect.CLASSES);
    }

    void setNote(ImageId id, String note) {
        if (!note.equals(ledger.note(id)) && !refuses()) {
            ledger.noteIs(id, note);
            queue.add(() -> project.facts().setNote(id, note));
            steps.changed();
            tell(Aspect.FACTS);
        }
    }

    /** Adds to what images cost. */
    void addEfforts(Map<ImageId, Effort> more) {
        Map<ImageId, Effort> copy = Map.copyOf(more);
        copy.forEach(ledger::add);
        if (!project.isReadOnly()) {
            queue.add(() -> project.facts().addEfforts(copy));
            tell(Aspect.FACTS);
        }
    }

    /** Keeps a finished stroke, and the time that it took without pauses. */
    void commit(Change change, long activeMillis) {
        if (refuses()) {
            return;
        }
        ledger.add(change.image(), new Effort(activeMillis, 0, 1));
        image(change.image())
                .ifPresent(item -> stateIs(item.withState(ReviewRules.after(item.state(), change.kind()))));
        queue.add(() -> {
            project.commit(change, activeMillis);
            maskIs(change.image());
        });
    }

    /** An image has another state without a person's word for it. */
    private void stateIs(ImageItem now) {
        ImageItem before = images.get(now.id());
        recount(now.id(), () -> images.put(now.id(), now));
        if (!now.equals(before)) {
            tellRows(List.of(now.id()));
            tell(Aspect.IMAGES);
        }
    }

    /** Takes back the last change of an image's mask; the result comes in the window's thread, or nothing if there is none. */
    void undo(ImageItem item, Consumer<Change> done) {
        if (refuses()) {
            return;
        }
        queue.add(() -> project.undo(item).ifPresent(change -> hand(change, done)));
    }

    void redo(ImageItem item, Consumer<Change> done) {
        if (refuses()) {
            return;
        }
        queue.add(() -> project.redo(item).ifPresent(change -> hand(change, done)));
    }

    private void hand(Change change, Consumer<Change> done) {
        maskIs(change.image());
        project.image(change.image()).ifPresent(now -> window.execute(() -> stateIs(now)));
        window.execute(() -> done.accept(change));
    }

    /** Verdicts have changed masks and states on disk. For the writer's thread. */
    void judged(Collection<ImageId> ids) {
        MaskFacts.inPortions(project, ids, some -> window.execute(() -> take(some)));
    }

    private void maskIs(ImageId id) {
        List<MaskFacts> one = List.of(MaskFacts.read(project, id));
        window.execute(() -> masksAre(one));
    }

    /** Masks and states of some images are others: whoever listens is told once. */
    private void take(List<MaskFacts> some) {
        masksAre(some);
        var others = new ArrayList<ImageId>();
        for (MaskFacts facts : some) {
            facts.item().filter(now -> !now.equals(images.get(now.id()))).ifPresent(now -> {
                recount(now.id(), () -> images.put(now.id(), now));
                others.add(now.id());
            });
        }
        if (!others.isEmpty()) {
            tellRows(others);
            tell(Aspect.IMAGES);
        }
    }

    private void masksAre(List<MaskFacts> some) {
        some.forEach(facts -> ledger.pixelsAre(facts.image(), facts.pixels()));
        List<ImageId> ids = some.stream().map(MaskFacts::image).toList();
        rowListeners.forEach(l -> l.painted(ids));
        List<ImageId> turned = some.stream().filter(f -> f.masked() != masked.contains(f.image()))
                .map(MaskFacts::image).toList();
        for (ImageId id : turned) {
            recount(id, () -> {
                if (!masked.remove(id)) {
                    masked.add(id);
                }
            });
        }
        if (!turned.isEmpty()) {
            tellRows(turned);
            tell(Aspect.MASKS);
        }
    }

    /** The mask on disk, after all that was committed. Slow, for a background thread. */
    Mask mask(ImageItem item) {
        return project.mask(item);
    }

    /** Reads the list of images again: something else added to it. */
    void refresh() {
        queue.add(() -> {
            Content now = Content.read(project);
            window.execute(() -> take(now, false));
        });
        steps.changed();
    }

    /** Reads images, tags and classes again, and says that masks are others: something else brought labels. */
    void refreshMasks() {
        queue.add(() -> {
            Content now = Content.read(project);
            window.execute(() -> take(now, true));
        });
        steps.changed();
    }

    /** Shows what is on disk now. @param masks whether masks are others than before */
    void take(Content now, boolean masksToo) {
        images.clear();
        now.images.forEach(item -> images.put(item.id(), item));
        tags.clear();
        tags.putAll(now.tags);
        masked.clear();
        masked.addAll(now.masked);
        ledger.take(now.ledger);
        boolean sameClasses = now.classes.equals(classes);
        classes = now.classes;
        countAll();
        List.copyOf(rowListeners).forEach(RowListener::reloaded);
        if (!sameClasses || !masksToo) {
            tell(Aspect.CLASSES);
        }
        tell(Aspect.IMAGES);
        if (masksToo) {
            tell(Aspect.EVERY_MASK);
        }
    }

    /** Tags, states, splits or notes of some images are others on disk. */
    void takeSome(Map<ImageId, Tags> tagsNow, Collection<ImageItem> itemsNow) {
        tagsNow.forEach((id, t) -> recount(id, () -> tags.put(id, t)));
        itemsNow.forEach(item -> recount(item.id(), () -> images.put(item.id(), item)));
        tellRows(tagsNow.keySet());
        tellRows(itemsNow.stream().map(ImageItem::id).toList());
        tell(tagsNow.isEmpty() ? Aspect.IMAGES : Aspect.TAGS);
        tell(Aspect.FACTS);
    }

    /** A mask was changed by something that is no stroke of the image at hand. */
    void maskChangedElsewhere() {
        queue.add(() -> window.execute(() -> tell(Aspect.EVERY_MASK)));
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
