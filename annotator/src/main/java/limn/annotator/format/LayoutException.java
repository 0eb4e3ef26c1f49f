package limn.annotator.format;

import java.io.IOException;
import java.nio.file.Path;

/** A file of a layout that has to be sound and is not: the classes, or a list that was asked for. */
public final class LayoutException extends IOException {
    private final Path path;
    private final Reason reason;

    public LayoutException(Path path, Reason reason) {
        super(path + ": " + reason);
        this.path = path;
        this.reason = reason;
    }

    public Path path() { return path; }

    public Reason reason() { return reason; }
}
