package limn.annotator.view;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import limn.annotator.model.ImageId;
import org.jspecify.annotations.Nullable;

/**
 * Which pictures are selected, which one has the focus, and where a range begins. Knows the order of the pictures, so that a range
 * can be made; no step costs more than one pass over them. Mutable, JavaFX thread only.
 */
final class GallerySelection {
    private final Set<ImageId> selected = new LinkedHashSet<>();
    private final Runnable changed;
    private List<GalleryItem> order = List.of();
    private int focus = -1;
    private int anchor = -1;

    /** @param changed told once after each change of what is selected, however many pictures it concerns */
    GallerySelection(Runnable changed) {
        this.changed = changed;
    }

    /** A view of what is selected. */
    Set<ImageId> selected() { return Collections.unmodifiableSet(selected); }

    boolean contains(ImageId id) { return selected.contains(id); }

    /** The place of the picture in focus, or -1. */
    int focus() { return focus; }

    /**
     * Takes another order; selection and focus follow their pictures, those that are gone leave. If the one selected picture is gone and
     * those around it are where they were, it has been dealt with: the one that took its place is selected.
     */
    void setOrder(List<GalleryItem> items) {
        ImageId focused = focus >= 0 ? id(focus) : null;
        ImageId anchored = anchor >= 0 ? id(anchor) : null;
        int heir = focused != null && selected.equals(Set.of(focused)) ? heir(order, items, focus) : -1;
        order = items;
        focus = -1;
        anchor = -1;
        if (focused == null && anchored == null && selected.isEmpty()) {
            return;
        }
        var staying = new HashSet<ImageId>();
        for (int i = 0; i < order.size(); i++) {
            ImageId id = id(i);
            if (selected.contains(id)) {
                staying.add(id);
            }
            focus = id.equals(focused) ? i : focus;
            anchor = id.equals(anchored) ? i : anchor;
        }
        if (staying.isEmpty() && heir >= 0) {
            only(heir);
        } else if (staying.size() < selected.size()) {
            selected.retainAll(staying);
            changed.run();
        }
    }

    /** The place in the new order of the picture after one that left, or before it if it was the last; -1 if more has changed there. */
    private static int heir(List<GalleryItem> was, List<GalleryItem> now, int left) {
        boolean last = left == was.size() - 1;
        int place = last ? left - 1 : left;
        if (place < 0 || place >= now.size()) {
            return -1;
        }
        boolean after = last || isSame(now.get(place), was.get(left + 1));
        boolean before = left == 0 || isSame(now.get(left - 1), was.get(left - 1));
        return after && before ? place : -1;
    }

    private static boolean isSame(GalleryItem a, GalleryItem b) { return a.item().id().equals(b.item().id()); }

    /** The selected pictures in their order. */
    List<GalleryItem> items() {
        return order.stream().filter(i -> selected.contains(i.item().id())).toList();
    }

    void only(int index) {
        anchor = index;
        focus = index;
        set(Set.of(id(index)));
    }

    /** Adds or removes one. */
    void toggle(int index) {
        anchor = index;
        focus = index;
        if (!selected.remove(id(index))) {
            selected.add(id(index));
        }
        changed.run();
    }

    /** All from the anchor to this one. */
    void rangeTo(int index) {
        if (anchor < 0) {
            anchor = focus >= 0 ? focus : index;
        }
        focus = index;
        var range = new LinkedHashSet<ImageId>();
        for (int i = Math.min(anchor, index); i <= Math.max(anchor, index); i++) {
            range.add(id(i));
        }
        set(range);
    }

    /** These places, and what was selected before a drag began. @param last the place that takes the focus, or -1 */
    void box(Set<ImageId> before, List<Integer> places, int last) {
        var wanted = new LinkedHashSet<>(before);
        places.forEach(i -> wanted.add(id(i)));
        focus = last >= 0 ? last : focus;
        set(wanted);
    }

    /** Moves the focus and leaves the selection. */
    void focusOn(int index) { focus = index; }

    void all() {
        order.forEach(i -> selected.add(i.item().id()));
        focus = focus < 0 && !order.isEmpty() ? 0 : focus;
        changed.run();
    }

    /** What was selected is not, all else that is shown is. */
    void invert() {
        var others = new LinkedHashSet<ImageId>();
        order.stream().map(i -> i.item().id()).filter(id -> !selected.contains(id)).forEach(others::add);
        set(others);
    }

    void none() { set(Set.of()); }

    private void set(Set<ImageId> wanted) {
        if (!selected.equals(wanted)) {
            selected.clear();
            selected.addAll(wanted);
            changed.run();
        }
    }

    private ImageId id(int index) { return order.get(index).item().id(); }

    /** The picture that others follow when a tag is cycled: the one in focus if selected, else the first selected. */
    @Nullable
    GalleryItem lead() {
        if (focus >= 0 && contains(id(focus))) {
            return order.get(focus);
        }
        return selected.isEmpty() ? null : order.stream().filter(i -> contains(i.item().id())).findFirst().orElse(null);
    }
}
