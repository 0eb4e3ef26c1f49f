package limn.annotator.format;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** Test data beside the project: a folder {@code shared} next to it or above, or where LIMN_SHARED says. */
final class Shared {
    private Shared() {}

    /** A folder of the test data; the test is skipped where there is none. */
    static Path data(String name) {
        Optional<Path> found = root().map(r -> r.resolve("data").resolve(name)).filter(Files::exists);
        Assumptions.assumeTrue(found.isPresent(), "no test data " + name + " beside the project");
        return found.orElseThrow();
    }

    private static Optional<Path> root() {
        String set = System.getProperty("limn.shared", System.getenv("LIMN_SHARED"));
        if (set != null) {
            return Optional.of(Path.of(set));
        }
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null) {
            if (Files.isDirectory(folder.resolve("shared").resolve("data"))) {
                return Optional.of(folder.resolve("shared"));
            }
            folder = folder.getParent();
        }
        return Optional.empty();
    }
}
