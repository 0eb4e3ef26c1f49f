package limn.app.window;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import limn.annotator.edit.Change;
import limn.annotator.edit.ChangeKind;
import limn.annotator.model.ValueMap;
import limn.annotator.model.ImageId;
import limn.annotator.model.ImageItem;
import limn.annotator.model.Mask;
import limn.annotator.model.Tags;
import limn.annotator.model.ValueCounts;
import limn.annotator.review.Conflict;
import limn.annotator.review.ConflictFix;
import limn.annotator.review.ConflictIndex;
import limn.annotator.review.Conflicts;

/**
 * The conflicts of the project and the ways out of them. All images are gone through in the background once; after a fix only the
 * image that was fixed is. Window's thread only.
 */
final class ConflictBoard {
    /** So many of a kind are listed at a time; the rest follows as they are fixed. */
    static final int LISTED = 2_000;

    private final Desk desk;
    private final Scores scores;
    private final Runnable changed;
    private final ConflictIndex index = new ConflictIndex();
    private final Set<Conflict> left = new HashSet<>();
    private final Deque<Runnable> undo = new ArrayDeque<>();
    private boolean known;

    /** @param changed runs when there are others */
    ConflictBoard(Desk desk, Scores scores, Runnable changed) {
        this.desk = desk;
        this.scores = scores;
        this.changed = changed;
    }

    /** Goes through all images again. What was fixed before may no longer be the last step, so it can be taken back elsewhere only. */
    void refresh() {
        undo.clear();
        ProjectModel model = desk.model();
        List<ImageItem> images = model.images();
        var tags = new HashMap<ImageId, Tags>();
        images.forEach(item -> tags.put(item.id(), model.tags(item.id())));
        var pixels = new HashMap<>(model.ledger().pixels());
        var opinions = new ScoreOpinions(scores.table());
        model.afterSaving(() -> desk.jobs().runLong("conflicts", () -> find(images, tags, pixels, opinions), found -> {
            index.putAll(found);
            known = true;
            changed.run();
        }, desk::failed));
    }

    private List<Conflict> find(List<ImageItem> images, Map<ImageId, Tags> tags, Map<ImageId, ValueCounts> pixels,
            ScoreOpinions opinions) {
        var facts = desk.model().project().facts();
        if (!desk.model().project().isReadOnly()) {
            facts.uncounted().forEach(id -> pixels.put(id, facts.count(id)));
        }
        var found = new ArrayList<Conflict>();
        for (ImageItem item : images) {
            Tags known = tags.get(item.id());
            if (known != null) {
                found.addAll(Conflicts.of(item, pixels.getOrDefault(item.id(), ValueCounts.NONE), known, opinions));
            }
        }
        return found;
    }

    /** Whether all images were gone through. */
    boolean isKnown() { return known; }

    Map<Conflict.Kind, Integer> counts() { return index.counts(); }

    /** Those of a kind that were not left for later. */
    List<Conflict> of(Conflict.Kind kind) {
        return index.ofKind(kind, LISTED).stream().filter(c -> !left.contains(c)).toList();
    }

    /** Leaves a conflict as it is until the project is opened again. */
    void leave(Conflict conflict) {
        left.add(conflict);
        undo.push(() -> {
            left.remove(conflict);
            changed.run();
        });
        changed.run();
    }

    boolean canUndo() { return !undo.isEmpty(); }

    /** Takes the last fix back. */
    void undo() {
        if (!undo.isEmpty()) {
            undo.pop().run();
        }
    }

    void fix(Conflict conflict, ConflictFix fix) {
        ImageItem item = desk.model().image(conflict.image()).orElse(null);
        if (item == null || !fix.fits(conflict) || desk.model().project().isReadOnly()) {
            return;
        }
        if (fix == ConflictFix.TAG_WINS) {
            clear(item, conflict.classId());
            return;
        }
        Tags now = desk.model().tags(item.id()).with(conflict.classId(), fix.tagAfter(conflict));
        desk.model().setTags(Map.of(item.id(), now));
        undo.push(() -> desk.model().steps().undo(step -> look(item), desk::failed));
        look(item);
    }

    /** The pixels of a class become unlabelled. */
    private void clear(ImageItem item, int classId) {
        ValueMap map = ValueMap.IDENTITY.with(classId, Mask.UNLABELLED);
        desk.model().afterSaving(() -> desk.jobs().run("conflict-fix", () -> {
            Mask before = desk.model().mask(item);
            return Change.of(ChangeKind.FIX_CONFLICT, item.id(), before, map.applied(before));
        }, change -> {
            desk.model().commit(change, 0);
            undo.push(() -> desk.model().undo(item, undone -> changedMask(item)));
            changedMask(item);
        }, desk::failed));
    }

    private void changedMask(ImageItem item) {
        desk.model().maskChangedElsewhere();
        desk.model().afterSaving(() -> javafx.application.Platform.runLater(() -> look(item)));
    }

    /** Goes through one image again. */
    private void look(ImageItem item) {
        ProjectModel model = desk.model();
        index.put(item.id(), Conflicts.of(item, model.ledger().pixels(item.id()), model.tags(item.id()),
                new ScoreOpinions(scores.table())));
        changed.run();
    }
}
