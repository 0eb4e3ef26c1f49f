package limn.annotator.exchange;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;

/** Paths that stand in files: relative, with '/', never out of their folder. A backslash counts as '/'. */
final class PathRules {
    private PathRules() {}

    /** The path without empty and '.' parts; empty if it is absolute, leads upwards, or is none. */
    static Optional<String> inside(String written) {
        String path = written.replace('\\', '/');
        if (path.startsWith("/") || path.matches("[A-Za-z]:.*") || path.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        var parts = new ArrayList<String>();
        for (String part : path.split("/")) {
            if (part.equals("..")) {
                return Optional.empty();
            }
            if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(String.join("/", parts));
    }

    /** The file of such a path in a folder, if there is one. */
    static Optional<Path> file(Path folder, String inside) {
        try {
            Path file = folder.resolve(inside).normalize();
            return file.startsWith(folder.normalize()) && Files.isRegularFile(file)
                    ? Optional.of(file)
                    : Optional.empty();
        } catch (InvalidPathException e) { // a name that this system cannot have
            return Optional.empty();
        }
    }

    /** The last part of a path. */
    static String last(String path) {
        return path.substring(path.replace('\\', '/').lastIndexOf('/') + 1);
    }
}
