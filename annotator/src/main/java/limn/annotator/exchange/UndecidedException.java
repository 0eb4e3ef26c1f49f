package limn.annotator.exchange;

import java.util.List;

/** An export would lose something and nobody decided what becomes of it. Nothing was written. */
public final class UndecidedException extends Exception {
    private static final long serialVersionUID = 1;
    private final transient Format format;
    private final transient List<Loss> losses;

    UndecidedException(Format format, List<Loss> losses) {
        super(format.id() + " would lose " + losses);
        this.format = format;
        this.losses = List.copyOf(losses);
    }

    public Format format() { return format; }

    public List<Loss> losses() { return losses; }
}
