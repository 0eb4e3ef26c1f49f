package limn.annotator.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import limn.annotator.format.Reason.Kind;
import limn.annotator.model.ClassCatalog;
import limn.annotator.model.ImageId;
import limn.annotator.model.ImageItem;
import limn.annotator.model.Split;
import limn.annotator.model.Tags;
import limn.annotator.store.Project;

/**
 * The layout <em>folders</em>: {@code images/}, {@code masks/NAME.png}, {@code tags.csv}, {@code classes.json} and
 * {@code splits/*.txt}; or a bare folder of images with subfolders, which gives images without labels. One bad file never stops
 * an import: it is named in the report.
 */
public final class FoldersLayout {
    private FoldersLayout() {}

    /**
     * The classes of a layout, of a file {@code classes.json}, of a text file with a name per line, or the name of a
     * {@linkplain ClassLists built-in list}; none if the layout has no such file.
     */
    public static ClassCatalog classes(Path rootOrFile) throws IOException {
        return layoutClasses(rootOrFile).catalog();
    }

    /** As the other, without being told of progress. */
    public static ImportReport importInto(Project project, Path root, ImportOptions options) throws IOException {
        return importInto(project, root, options, file -> {});
    }

    /**
     * Brings a layout into a project. Classes are matched by name and added where they are missing. Masks of training images
     * are taken only if they are in the list of the options, if there is one; those of other images always. An image that no
     * list names is for training. Labels without images go to the images that the project has already.
     *
     * @param progress told the name of every file that was dealt with
     * @throws LayoutException if the folder is none, or the classes or the list of labelled images are unusable
     */
    public static ImportReport importInto(Project project, Path root, ImportOptions options, Consumer<String> progress)
            throws IOException {
        if (!Files.isDirectory(root)) {
            throw new LayoutException(root, Reason.of(Kind.FOLDER_MISSING));
        }
        Path place = root.toRealPath();
        var skipped = new ArrayList<Skipped>();
        var notices = new ArrayList<Skipped>();
        LayoutClasses layout = layoutClasses(options.classesFile().orElse(place)).renamed(place, options.renamed(),
                options.background());
        Optional<List<String>> labelled = labelledNames(options);
        ClassCatalog classes = layout.mergedInto(project.classes());
        if (!classes.equals(project.classes())) {
            project.setClasses(classes);
        }

        Path images = Files.isDirectory(place.resolve("images")) ? place.resolve("images") : place;
        List<ImageItem> items = LayoutImages.take(project, images, labelFolders(place), options.copy(), skipped,
                notices, progress);
        var names = new Names();
        var known = new LinkedHashSet<>(items.isEmpty() ? project.images() : items);
        known.forEach(names::add);

        LayoutTags tags = LayoutTags.read(place, names, layout, classes, options.tags() ? skipped : new ArrayList<>());
        Map<ImageId, Split> splits = splits(place, names, tags, skipped);
        setSplits(project, splits);
        Set<ImageId> chosen = labelled.isPresent() ? chosen(labelled.get(), names, options, skipped) : Set.of();
        int masks = new LayoutMasks(project, layout, skipped, notices).take(place.resolve("masks"), names,
                item -> labelled.isEmpty() || chosen.contains(item.id())
                        || splits.getOrDefault(item.id(), item.split()) != Split.TRAIN,
                progress);
        Map<ImageId, Tags> taken = options.tags() ? tags.tags() : Map.of();
        if (!taken.isEmpty()) {
            project.setTags(taken);
        }
        return new ImportReport(known.size(), masks, taken.size(), skipped, notices);
    }

    /** Where a layout has pictures that are no images: what an export writes beside them. */
    private static Set<Path> labelFolders(Path place) {
        return Set.of(place.resolve("masks"), place.resolve("predictions"));
    }

    /** Writes masks, tags, classes and splits of a project; see the other method. */
    public static void export(Project project, Path out) throws IOException {
        export(project, out, false, file -> {});
    }

    /**
     * Writes a project as this layout. {@code tags_full.csv} has one record for every state of a tag that is known;
     * {@code tags.csv} has the images of which all are known, for programs that do not know of unknown.
     *
     * @param withImages whether the image files are copied too, under the names of the images in the project
     * @param progress told the name of every image that was written
     */
    public static void export(Project project, Path out, boolean withImages, Consumer<String> progress)
            throws IOException {
        var export = new LayoutExport(project, out);
        export.classes();
        export.splits();
        export.tags();
        export.masks(progress);
        if (withImages) {
            export.images(progress);
        }
    }

    private static LayoutClasses layoutClasses(Path rootOrFile) throws IOException {
        if (Files.isDirectory(rootOrFile)) {
            Path file = rootOrFile.resolve("classes.json");
            return Files.exists(file) ? LayoutClasses.read(file) : LayoutClasses.none();
        }
        if (!Files.exists(rootOrFile)) {
            Optional<ClassLists.BuiltIn> known = ClassLists.BuiltIn.of(rootOrFile.toString());
            return LayoutClasses.of(ClassLists.of(
                    known.orElseThrow(() -> new LayoutException(rootOrFile, Reason.of(Kind.FILE_MISSING)))));
        }
        return ClassLists.isText(rootOrFile)
                ? LayoutClasses.of(ClassLists.read(rootOrFile))
                : LayoutClasses.read(rootOrFile);
    }

    private static Optional<List<String>> labelledNames(ImportOptions options) throws IOException {
        if (options.labelledList().isEmpty()) {
            return Optional.empty();
        }
        Path list = options.labelledList().get();
        if (!Files.isRegularFile(list)) {
            throw new LayoutException(list, Reason.of(Kind.FILE_MISSING));
        }
        return Optional.of(names(list));
    }

    private static Set<ImageId> chosen(List<String> listed, Names names, ImportOptions options, List<Skipped> skipped) {
        var chosen = new HashSet<ImageId>();
        String file = String.valueOf(options.labelledList().orElseThrow().getFileName());
        for (String name : listed) {
            switch (names.of(name)) {
                case Names.Found.One one -> chosen.add(one.item().id());
                case Names.Found.None none -> skipped.add(new Skipped(file, none.reason()));
            }
        }
        return chosen;
    }

    /** What each image is for: from the lists, else from the table of tags. A list that holds images back wins. */
    private static Map<ImageId, Split> splits(Path root, Names names, LayoutTags tags, List<Skipped> skipped)
            throws IOException {
        Map<ImageId, Split> splits = new LinkedHashMap<>(tags.splits());
        var listed = new HashSet<ImageId>();
        for (Split split : List.of(Split.TRAIN, Split.VAL, Split.TEST)) {
            String file = split.name().toLowerCase(Locale.ROOT) + ".txt";
            Path list = root.resolve("splits").resolve(file);
            if (!Files.isRegularFile(list)) {
                continue;
            }
            for (String name : names(list)) {
                switch (names.of(name)) {
                    case Names.Found.One one -> {
                        if (!listed.add(one.item().id())) {
                            skipped.add(new Skipped("splits/" + file,
                                    Reason.of(Kind.SEVERAL_LISTS, name, split.name().toLowerCase(Locale.ROOT))));
                        }
                        splits.put(one.item().id(), split);
                    }
                    case Names.Found.None none ->
                        skipped.add(new Skipped("splits/" + file, none.reason()));
                }
            }
        }
        return splits;
    }

    private static void setSplits(Project project, Map<ImageId, Split> splits) {
        var bySplit = new EnumMap<Split, List<ImageId>>(Split.class);
        splits.forEach((id, split) -> bySplit.computeIfAbsent(split, k -> new ArrayList<>()).add(id));
        bySplit.forEach((split, ids) -> project.setSplit(ids, split));
    }

    private static List<String> names(Path list) throws IOException {
        String text = LayoutTags.text(list);
        return (text.startsWith("\uFEFF") ? text.substring(1) : text).lines().map(String::strip)
                .filter(line -> !line.isEmpty()).distinct().toList();
    }
}
