package limn.annotator.format;

import java.io.IOException;
import java.nio.file.Path;

/** A file that is no picture, a broken one, or one of a kind that is not read. */
public final class ImageFormatException extends IOException {
    private final Path path;
    private final Reason reason;

    public ImageFormatException(Path path, Reason reason) {
        super(path + ": " + reason);
        this.path = path;
        this.reason = reason;
    }

    public ImageFormatException(Path path, Reason reason, Throwable cause) {
        super(path + ": " + reason, cause);
        this.path = path;
        this.reason = reason;
    }

    public Path path() { return path; }

    public Reason reason() { return reason; }
}
