package limn.app.data;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The folder of this person: sample project, weights, what the window remembers. */
public final class LimnHome {
    private LimnHome() {}

    /** What the system property {@code limn.home} names, or {@code LIMN_HOME}, or else {@code Limn} of the home folder. */
    public static Path folder() {
        return named(System.getProperty("limn.home")).or(() -> named(System.getenv("LIMN_HOME")))
                .orElseGet(() -> Path.of(System.getProperty("user.home"), "Limn"));
    }

    private static Optional<Path> named(@Nullable String path) {
        return Optional.ofNullable(path).filter(p -> !p.isBlank()).map(Path::of);
    }
}
