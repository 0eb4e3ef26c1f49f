package limn.engine;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The folder of reference data beside the project; tests that need it are skipped where it is absent. */
public final class Shared {
    private Shared() {}

    public static Path path(String inside) {
        Optional<Path> found = root().map(root -> root.resolve(inside)).filter(Files::exists);
        assumeTrue(found.isPresent(), "no shared/" + inside + " beside the project; set LIMN_SHARED to run this test");
        return found.orElseThrow();
    }

    private static Optional<Path> root() {
        String named = System.getProperty("limn.shared", System.getenv().getOrDefault("LIMN_SHARED", ""));
        if (!named.isEmpty()) {
            return Optional.of(Path.of(named));
        }
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path candidate = folder.resolve("shared");
            if (Files.isDirectory(candidate.resolve("golden"))) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }
}
