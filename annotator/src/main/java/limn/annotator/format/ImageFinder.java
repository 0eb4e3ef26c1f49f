package limn.annotator.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import limn.annotator.model.ImageId;
import limn.annotator.model.ImageItem;
import limn.annotator.store.Project;
import limn.annotator.store.Watch;

/**
 * Finds images that were moved or renamed: a file is an image of the project if its contents have the digest that the image had
 * when it was added. Files of the same name are read first, so that a folder that was moved costs one reading of each image.
 */
public final class ImageFinder {
    private final Project project;
    private final Map<String, List<ImageItem>> wanted = new LinkedHashMap<>();
    private final Map<ImageId, Path> found = new LinkedHashMap<>();
    private final Watch watch;
    private int read;

    private ImageFinder(Project project, Watch watch) {
        this.project = project;
        this.watch = watch;
    }

    /**
     * Looks for the missing images of a project in folders and what is below them.
     *
     * @return the present place of each image that was found
     * @throws CancellationException if the watch does not want it to go on
     */
    public static Map<ImageId, Path> find(Project project, List<Path> folders, Watch watch) {
        var finder = new ImageFinder(project, watch);
        finder.want();
        var files = new ArrayList<Path>();
        for (Path folder : folders) {
            if (Files.isDirectory(folder)) {
                files.addAll(ImageScan.find(folder.toAbsolutePath().normalize(), Set.of(), new ArrayList<>()));
            }
        }
        finder.look(files);
        return Map.copyOf(finder.found);
    }

    private void want() {
        for (ImageItem item : ImageCheck.missing(project)) {
            String digest = project.digest(item.id());
            if (!digest.isEmpty()) {
                wanted.computeIfAbsent(digest, d -> new ArrayList<>()).add(item);
            }
        }
    }

    private void look(List<Path> files) {
        Set<String> names = wanted.values().stream().flatMap(List::stream).map(i -> key(project.file(i)))
                .collect(java.util.stream.Collectors.toSet());
        for (boolean sameName : new boolean[]{true, false}) {
            for (Path file : files) {
                if (wanted.isEmpty()) {
                    return;
                }
                if (names.contains(key(file)) == sameName) {
                    compare(file, files.size());
                }
            }
        }
    }

    private void compare(Path file, int of) {
        if (!watch.goOn(read++, of)) {
            throw new CancellationException("stopped looking for images");
        }
        try {
            List<ImageItem> items = wanted.get(LayoutImages.digest(file));
            if (items != null) {
                ImageItem item = best(items, file);
                items.remove(item);
                found.put(item.id(), file);
                wanted.values().removeIf(List::isEmpty);
            }
        } catch (IOException unreadable) {
            return; // it cannot be the one: that one could be read
        }
    }

    /** Of images with the same contents the one whose file has the name. */
    private ImageItem best(List<ImageItem> items, Path file) {
        return items.stream().filter(i -> key(project.file(i)).equals(key(file))).findFirst().orElse(items.getFirst());
    }

    private static String key(Path file) {
        return Normalizer.normalize(String.valueOf(file.getFileName()), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }
}
