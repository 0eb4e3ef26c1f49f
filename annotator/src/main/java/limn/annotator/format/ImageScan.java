package limn.annotator.format;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import limn.annotator.format.Reason.Kind;
import limn.annotator.store.Project;

/**
 * Finds the image files of a folder and its subfolders, sorted by path, each file once. Links to folders are not followed (so
 * loops end and nothing outside is listed), links to files are. Hidden files and other projects are left out.
 */
final class ImageScan {
    private final Set<Path> avoided;
    private final List<Skipped> skipped;
    private final Path root;
    private final Set<Path> seen = new HashSet<>();
    private final List<Path> found = new ArrayList<>();

    private ImageScan(Path root, Set<Path> avoided, List<Skipped> skipped) {
        this.root = root;
        this.avoided = avoided;
        this.skipped = skipped;
    }

    static List<Path> find(Path folder, Set<Path> avoided, List<Skipped> skipped) {
        var scan = new ImageScan(folder, avoided, skipped);
        scan.folder(folder);
        return scan.found;
    }

    private void folder(Path folder) {
        var entries = new ArrayList<Path>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(entries::add);
        } catch (IOException | DirectoryIteratorException e) {
            skip(folder, Kind.FOLDER_UNREADABLE);
            return;
        }
        entries.sort(Comparator.comparing(p -> p.getFileName().toString()));
        for (Path entry : entries) {
            String name = entry.getFileName().toString();
            if (name.startsWith(".") || avoided.contains(entry)) {
                continue;
            }
            if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                if (!Files.exists(entry.resolve(Project.FILE))) {
                    folder(entry);
                }
            } else if (Files.isDirectory(entry)) {
                skip(entry, Kind.FOLDER_LINK);
            } else if (ImageFiles.isImageName(name)) {
                file(entry);
            }
        }
    }

    private void file(Path file) {
        try {
            if (seen.add(file.toRealPath())) {
                found.add(file);
            }
        } catch (IOException e) {
            skip(file, Kind.LINK_BROKEN);
        }
    }

    private void skip(Path path, Kind kind) {
        skipped.add(new Skipped(root.relativize(path).toString(), Reason.of(kind)));
    }
}
