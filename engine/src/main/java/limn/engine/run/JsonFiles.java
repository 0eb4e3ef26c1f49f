package limn.engine.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import limn.engine.file.WholeFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Small facts of a run as JSON files. What a newer version adds is passed over. */
public final class JsonFiles {
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private JsonFiles() {}

    /** Writes the file as a whole, in a folder that exists: a reader sees the old one or the new one, also after a power cut. */
    public static void write(Path file, Object facts) throws IOException {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file lies in a folder");
        if (!Files.isDirectory(folder)) { // a run that was taken away does not come back for a small fact
            throw new NoSuchFileException(folder.toString());
        }
        byte[] bytes = JSON.writeValueAsBytes(facts);
        WholeFile.write(file, out -> out.write(bytes));
    }

    /** The facts of a file; empty if it is not there or cannot be understood. */
    public static <T> Optional<T> read(Path file, Class<T> type) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(JSON.readValue(Files.readAllBytes(file), type));
        } catch (JacksonException notUnderstood) {
            return Optional.empty();
        }
    }
}
