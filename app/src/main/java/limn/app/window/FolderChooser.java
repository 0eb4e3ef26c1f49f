package limn.app.window;

import java.nio.file.Path;
import java.util.Optional;

/** Port: asks a person for a folder or a file. The system's dialog, or an answer ready made in tests. */
@FunctionalInterface
interface FolderChooser {
    Optional<Path> choose(String title);

    /** Asks for a file. */
    default Optional<Path> chooseFile(String title) { return choose(title); }

    /** Asks where to write a file. @param name proposed for it */
    default Optional<Path> chooseTarget(String title, String name) {
        return choose(title).map(folder -> folder.resolve(name));
    }
}
