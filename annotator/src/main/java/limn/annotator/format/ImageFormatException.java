package limn.annotator.format;

import java.io.IOException;
import java.nio.file.Path;

/** A file that is no picture, a broken one, or one of a kind that is not read. The reason is a sentence for a person. */
public final class ImageFormatException extends IOException {
    private final Path path;
    private final String reason;

    public ImageFormatException(Path path, String reason) {
        super(path + ": " + reason);
        this.path = path;
        this.reason = reason;
    }

    public ImageFormatException(Path path, String reason, Throwable cause) {
        super(path + ": " + reason, cause);
        this.path = path;
        this.reason = reason;
    }

    public Path path() { return path; }

    public String reason() { return reason; }
}
