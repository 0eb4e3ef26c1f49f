package limn.annotator.view;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;
import limn.annotator.model.ImageId;

/**
 * Which pictures are selected, which one has the focus, and where a range begins. Knows the order of the pictures, so that a range
 * can be made. Mutable, JavaFX thread only.
 */
final class GallerySelection {
    private final ObservableSet<ImageId> selected = FXCollections.observableSet(new LinkedHashSet<>());
    private List<ImageId> order = List.of();
    private int focus = -1;
    private int anchor = -1;

    ObservableSet<ImageId> selected() { return selected; }

    /** The place of the picture in focus, or -1. */
    int focus() { return focus; }

    /** Takes another order; selection and focus follow their pictures, those that are gone leave. */
    void setOrder(List<ImageId> ids) {
        ImageId focused = focus >= 0 ? order.get(focus) : null;
        ImageId anchored = anchor >= 0 ? order.get(anchor) : null;
        order = List.copyOf(ids);
        selected.retainAll(Set.copyOf(ids));
        focus = focused == null ? -1 : order.indexOf(focused);
        anchor = anchored == null ? -1 : order.indexOf(anchored);
    }

    void only(int index) {
        anchor = index;
        focus = index;
        set(Set.of(order.get(index)));
    }

    /** Adds or removes one. */
    void toggle(int index) {
        anchor = index;
        focus = index;
        if (!selected.remove(order.get(index))) {
            selected.add(order.get(index));
        }
    }

    /** All from the anchor to this one. */
    void rangeTo(int index) {
        if (anchor < 0) {
            anchor = focus >= 0 ? focus : index;
        }
        focus = index;
        set(new LinkedHashSet<>(order.subList(Math.min(anchor, index), Math.max(anchor, index) + 1)));
    }

    /** Moves the focus and leaves the selection. */
    void focusOn(int index) { focus = index; }

    void all() {
        selected.addAll(order);
        if (focus < 0 && !order.isEmpty()) {
            focus = 0;
        }
    }

    void none() { selected.clear(); }

    private void set(Set<ImageId> wanted) {
        selected.retainAll(wanted);
        selected.addAll(wanted);
    }
}
