package limn.annotator.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import limn.annotator.format.ImageFiles;
import limn.annotator.format.Names;
import limn.annotator.model.Split;

/** The files of a folder and its subfolders; links to folders are not followed, hidden files left out. */
final class FileTree {
    private FileTree() {}

    /** The files whose name ends so, in any case, sorted; none if there is no such folder. */
    static List<Path> files(Path folder, String... endings) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(f -> !f.getFileName().toString().startsWith(".") && ends(f, endings))
                    .filter(Files::isRegularFile).sorted().toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static boolean ends(Path file, String... endings) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        for (String ending : endings) {
            if (name.endsWith(ending)) {
                return true;
            }
        }
        return false;
    }

    /** The pictures of a folder by their path in it without ending; of one path several with different endings. */
    static Map<String, List<Path>> pictures(Path folder) throws IOException {
        var found = new HashMap<String, List<Path>>();
        for (Path file : files(folder, "")) {
            if (ImageFiles.isImageName(file.getFileName().toString())) {
                found.computeIfAbsent(stem(folder, file), k -> new ArrayList<>()).add(file);
            }
        }
        return found;
    }

    /** A file's path in a folder, with '/' and without ending, composed letters. */
    static String stem(Path folder, Path file) {
        String path = path(folder, file);
        int slash = path.lastIndexOf('/') + 1;
        return Names.normal(path.substring(0, slash) + Names.stem(path.substring(slash)));
    }

    /** A file's path in a folder, with '/'. */
    static String path(Path folder, Path file) {
        return folder.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
    }

    /** What images in a folder of this name are for. */
    static Optional<Split> split(String folder) {
        return switch (folder.toLowerCase(Locale.ROOT)) {
            case "train", "training" -> Optional.of(Split.TRAIN);
            case "val", "valid", "validation" -> Optional.of(Split.VAL);
            case "test", "testing" -> Optional.of(Split.TEST);
            default -> Optional.empty();
        };
    }

    /** The usual name of a split's folder. */
    static String folder(Split split) {
        return split.name().toLowerCase(Locale.ROOT);
    }
}
