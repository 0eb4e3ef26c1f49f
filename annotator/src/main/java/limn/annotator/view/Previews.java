package limn.annotator.view;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import limn.annotator.edit.ChangeKind;
import limn.annotator.model.Region;
import org.jspecify.annotations.Nullable;

/**
 * The proposal of a tool, shown over the picture until it is accepted as one named change or dropped. It is painted flat with a
 * dotted outline, so that it looks neither like the mask nor like what a network suggests. Mutable, JavaFX thread only.
 */
final class Previews {
    private final MaskCanvas canvas;
    private final Latest latest = new Latest();
    private @Nullable Preview shown;
    private @Nullable ChangeKind awaited;

    Previews(MaskCanvas canvas) { this.canvas = canvas; }

    /**
     * Computes a proposal in the background and shows it; what is shown already stays until then. Asking again makes a question that
     * is still open outdated. See {@link Latest#ask}.
     *
     * @param work gives nothing if there is nothing to propose; its argument tells whether the question is outdated
     */
    void ask(Function<BooleanSupplier, Optional<Preview>> work) {
        settle();
        awaited = null;
        latest.ask(work, this::answer);
    }

    /** Asks for a proposal that is there quickly and, when it is shown, for a better one. */
    void ask(Function<BooleanSupplier, Optional<Preview>> quick, Function<BooleanSupplier, Optional<Preview>> better) {
        settle();
        awaited = null;
        latest.ask(quick, found -> {
            put(found.orElse(null));
            latest.ask(better, this::answer);
        });
    }

    private void answer(Optional<Preview> found) {
        ChangeKind kind = awaited;
        awaited = null;
        put(found.orElse(null));
        if (kind != null) {
            accept(kind);
        }
    }

    /** Shows a proposal that is there already. */
    void show(Preview preview) {
        latest.cancel();
        put(preview);
    }

    /** Whether a proposal is being computed. */
    ReadOnlyBooleanProperty busyProperty() { return latest.busyProperty(); }

    Optional<Preview> shown() { return Optional.ofNullable(shown); }

    /** For the compositor. */
    @Nullable
    Preview current() { return shown; }

    /**
     * Writes the proposal into the mask as one change, in the background; what is still being computed is dropped. Returns whether
     * there was one.
     */
    boolean accept(ChangeKind kind) {
        Preview accepted = shown;
        if (accepted == null || !canvas.isEditable()) {
            return false;
        }
        drop();
        canvas.edits().compute(kind, accepted::applyTo);
        return true;
    }

    /** As {@link #accept}; a proposal that is still being computed is accepted as soon as it is there. */
    boolean acceptSoon(ChangeKind kind) {
        if (latest.busyProperty().get() && canvas.isEditable()) {
            awaited = kind;
            return true;
        }
        return accept(kind);
    }

    /** Whether a proposal that is still being computed was accepted. */
    boolean isAwaited() { return awaited != null; }

    /** Other work begins: of a proposal that was accepted before its better form is there, what is shown is written. */
    void settle() {
        ChangeKind kind = awaited;
        if (kind != null && shown != null) {
            accept(kind);
        }
    }

    /**
     * Takes the proposal away, and what is being computed with it; what was accepted before any of it was shown stays on its way.
     * Returns whether there was either.
     */
    boolean drop() {
        if (awaited != null && shown == null) {
            return false;
        }
        boolean any = shown != null || latest.busyProperty().get();
        latest.cancel();
        awaited = null;
        put(null);
        return any;
    }

    private void put(@Nullable Preview next) {
        Preview before = shown;
        if (before != next) {
            shown = next;
            canvas.showAgain(region(before).union(region(next)));
        }
    }

    private static Region region(@Nullable Preview preview) { return preview == null ? Region.EMPTY : preview.where(); }
}
