package limn.app.window.label;

import java.util.EnumSet;
import java.util.Set;
import javafx.beans.property.BooleanProperty;

/** Why nobody may paint now: as long as one reason stands the canvas is read-only. JavaFX thread only. */
public final class PaintLock {
    /** What keeps the mask at hand from being painted on. */
    public enum Reason {
        /** The project can only be read, or has no classes. */
        NOTHING_TO_PAINT,
        /** Work on many masks goes on. */
        WORK,
        /** The mask is read again from the disk. */
        READING,
        /** Undo or redo is on its way: the mask is about to be another one. */
        UNDOING
    }

    private final BooleanProperty readOnly;
    private final Set<Reason> reasons = EnumSet.noneOf(Reason.class);

    /** @param readOnly of the canvas */
    public PaintLock(BooleanProperty readOnly) { this.readOnly = readOnly; }

    /** Says whether a reason stands. */
    public void set(Reason reason, boolean stands) {
        if (stands) {
            reasons.add(reason);
        } else {
            reasons.remove(reason);
        }
        readOnly.set(!reasons.isEmpty());
    }
}
