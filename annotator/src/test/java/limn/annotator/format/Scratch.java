package limn.annotator.format;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that fuzz targets write over and over. */
public final class Scratch {
    private Scratch() {}

    /** A new file that goes when the program ends. */
    public static Path file(String name) {
        try {
            Path file = Files.createTempFile("limn-fuzz-" + name, "");
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
