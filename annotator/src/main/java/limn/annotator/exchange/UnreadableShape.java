package limn.annotator.exchange;

import limn.annotator.format.Reason;
import limn.annotator.format.Reason.Kind;

/** A shape that cannot be drawn; nothing of it was. */
final class UnreadableShape extends Exception {
    private static final long serialVersionUID = 1;
    private final transient Reason reason;

    UnreadableShape(Kind kind, Object... arguments) {
        super(kind.name());
        this.reason = Reason.of(kind, arguments);
    }

    Reason reason() { return reason; }
}
