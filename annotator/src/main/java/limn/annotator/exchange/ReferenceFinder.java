package limn.annotator.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import limn.annotator.format.ImageFormatException;
import limn.annotator.format.LayoutImages;
import limn.annotator.format.Names;
import limn.annotator.format.Reason;
import limn.annotator.format.Reason.Kind;
import limn.annotator.model.ImageItem;
import limn.annotator.store.Project;

/**
 * Finds the image that a path in a file of labels speaks of: the file in one of the folders where the format keeps images, else the
 * image of that name in the project.
 */
final class ReferenceFinder {
    private final Project project;
    private final ImportSettings settings;
    private final Problems problems;
    private final Map<Path, ImageItem> byFile = new HashMap<>();
    private final Map<String, ImageItem> byExportName = new HashMap<>();
    private final Map<String, ImageItem> byName = new HashMap<>();
    private final Map<Path, Target> seen = new HashMap<>();
    private final Map<Path, Map<String, Path>> listings = new HashMap<>();
    private final Names names = new Names();
    private final Set<String> stems = new HashSet<>();

    ReferenceFinder(Project project, ImportSettings settings, Problems problems) {
        this.project = project;
        this.settings = settings;
        this.problems = problems;
        for (ImageItem item : project.images()) {
            byFile.put(project.file(item), item);
            byExportName.put(Names.normal(ExportNames.of(item)), item);
            byName.put(Names.normal(ExportNames.safe(item.name())), item);
            names.add(item);
            stems.add(Names.folded(item.name()));
        }
    }

    /** @param where the record that speaks of the image, for problems */
    Optional<Target> find(String where, String reference, List<Path> folders) {
        Optional<String> inside = PathRules.inside(reference);
        if (inside.isEmpty()) {
            problems.skip(where, Kind.PATH_OUTSIDE, reference);
            return Optional.empty();
        }
        var places = new ArrayList<>(settings.imageFolders());
        places.addAll(folders);
        for (Path folder : places) {
            Optional<Path> file = inFolder(folder.toAbsolutePath(), inside.get());
            if (file.isPresent()) {
                return examined(where, real(file.get()));
            }
        }
        return named(where, PathRules.last(inside.get()));
    }

    /** The file of a path, also if one of them has composed letters and the other decomposed ones. */
    private Optional<Path> inFolder(Path folder, String inside) {
        Optional<Path> exact = PathRules.file(folder, inside).or(() -> PathRules.file(folder, Names.normal(inside)));
        String last = PathRules.last(inside);
        String before = inside.substring(0, inside.length() - last.length());
        return exact.or(() -> decomposed(folder, before).map(names -> names.get(Names.normal(last))));
    }

    /** The files of a folder whose names are written with decomposed letters, by their composed names. */
    private Optional<Map<String, Path>> decomposed(Path folder, String inside) {
        try {
            return Optional.of(listings.computeIfAbsent(folder.resolve(inside).normalize(), place -> {
                var names = new HashMap<String, Path>();
                try (Stream<Path> files = Files.list(place)) {
                    files.filter(f -> !Names.normal(f.getFileName().toString()).equals(f.getFileName().toString()))
                            .filter(Files::isRegularFile)
                            .forEach(f -> names.put(Names.normal(f.getFileName().toString()), f));
                } catch (IOException | UncheckedIOException e) {
                    return Map.of(); // no such folder, or one that nobody may list
                }
                return names;
            }));
        } catch (InvalidPathException e) { // a name that this system cannot have
            return Optional.empty();
        }
    }

    /** The image of the project that has a name: that of its file in an export first, then its own, then that of its file. */
    Optional<Target> named(String where, String fileName) {
        for (ImageItem item : new ImageItem[]{byExportName.get(Names.normal(fileName)),
                byName.get(Names.normal(fileName)), byName.get(Names.normal(Names.stem(fileName)))}) {
            if (item != null) {
                return Optional.of(new Target.Known(item));
            }
        }
        Reason why = Reason.of(Kind.FILE_MISSING);
        for (String name : List.of(fileName, Names.stem(fileName))) {
            switch (names.of(name)) {
                case Names.Found.One one -> {
                    return Optional.of(new Target.Known(one.item()));
                }
                case Names.Found.None none when none.reason().kind() == Kind.NAME_AMBIGUOUS -> why = none.reason();
                case Names.Found.None none -> {
                }
            }
        }
        problems.skip(where, why.kind() == Kind.FILE_MISSING ? Reason.of(Kind.NAME_UNKNOWN, fileName) : why);
        return Optional.empty();
    }

    private Optional<Target> examined(String where, Path file) {
        ImageItem known = byFile.get(file);
        if (known != null) {
            return Optional.of(new Target.Known(known));
        }
        Target before = seen.get(file);
        if (before != null) {
            return Optional.of(before);
        }
        try {
            Target added = new Target.Added(LayoutImages.examined(project, file, settings.copy(), stems,
                    notice -> problems.notice(where + " " + file.getFileName(), notice)));
            seen.put(file, added);
            return Optional.of(added);
        } catch (ImageFormatException e) {
            problems.skip(where + " " + file.getFileName(), e.reason());
        } catch (IOException e) {
            problems.skip(where + " " + file.getFileName(), Kind.FILE_UNREADABLE, String.valueOf(e.getMessage()));
        }
        return Optional.empty();
    }

    private static Path real(Path file) {
        try {
            Path folder = file.getParent();
            return folder == null ? file : folder.toRealPath().resolve(file.getFileName());
        } catch (IOException e) {
            return file; // it is examined next, which says what is wrong
        }
    }
}
