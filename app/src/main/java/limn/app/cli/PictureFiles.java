package limn.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import limn.annotator.format.ImageFiles;
import limn.annotator.format.Reason;
import limn.annotator.format.Skipped;

/** Finds images in files and folders, and a mask name for each that no other image has. */
final class PictureFiles {
    /** @param maskName a path relative to the folder of results */
    record Found(Path file, String maskName) {}

    private final List<Found> found = new ArrayList<>();
    private final Set<String> taken = new HashSet<>();

    private PictureFiles() {}

    /** @param skipped gets paths that do not exist */
    static List<Found> find(List<Path> paths, List<Skipped> skipped) throws IOException {
        var files = new PictureFiles();
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                try (var walk = Files.walk(path)) {
                    for (Path file : walk.filter(Files::isRegularFile)
                            .filter(f -> ImageFiles.isImageName(f.getFileName().toString())).sorted().toList()) {
                        files.add(file, path.relativize(file).toString());
                    }
                }
            } else if (Files.exists(path)) {
                files.add(path, path.getFileName().toString());
            } else {
                skipped.add(new Skipped(path.toString(), Reason.of(Reason.Kind.FILE_MISSING)));
            }
        }
        return files.found;
    }

    private void add(Path file, String name) {
        int dot = name.lastIndexOf('.');
        String stem = dot <= name.lastIndexOf('/') + 1 ? name : name.substring(0, dot);
        String mask = stem + ".png";
        for (int i = 2; !taken.add(mask.toLowerCase(Locale.ROOT)); i++) {
            mask = stem + "-" + i + ".png";
        }
        found.add(new Found(file, mask));
    }
}
