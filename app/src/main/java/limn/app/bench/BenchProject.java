package limn.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import limn.annotator.format.FoldersLayout;
import limn.annotator.format.ImportOptions;
import limn.annotator.format.ImportReport;
import limn.annotator.format.Skipped;
import limn.annotator.model.ClassCatalog;
import limn.annotator.model.ImageId;
import limn.annotator.model.ImageItem;
import limn.annotator.model.Split;
import limn.annotator.model.Tags;
import limn.annotator.store.Project;
import limn.app.text.UserError;

/**
 * The project that a bench trains on.
 *
 * @param masks how many training images keep their masks
 * @param spoiled how many tags were changed
 * @param skipped what could not be imported; empty if the project was there already
 */
public record BenchProject(Path folder, String list, int images, int masks, TagNoise.Counts spoiled,
        List<Skipped> skipped) {
    private static final String DATA = "bench.data";
    private static final String SPOILED = "bench.spoiled";

    public BenchProject { skipped = List.copyOf(skipped); }

    /** The name of a project in the folder of a bench. */
    static String name(String list, String tags) {
        return list + (tags.isEmpty() ? "" : "-" + tags);
    }

    /**
     * Opens the project, or makes it from a folder in the layout <em>folders</em>. It is made beside its place and moved there when
     * it is whole.
     *
     * @param masks the list of the training images that keep their masks; nothing keeps all
     * @throws UserError if the data have no classes, or a project of other data is there
     */
    public static BenchProject prepare(Path projects, Path data, String list, Optional<Path> masks, TagNoise noise)
            throws IOException, UserError {
        Path folder = projects.resolve(name(list, noise.label()));
        List<Skipped> skipped = List.of();
        if (!Files.exists(folder)) {
            Path unfinished = projects.resolve(name(list, noise.label()) + ".part");
            remove(unfinished);
            skipped = make(unfinished, data, masks, noise);
            Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
        }
        try (Project project = Project.open(folder)) {
            if (!project.setting(DATA).equals(Optional.of(source(data, masks)))) {
                throw new UserError("benchOther", folder);
            }
            Set<ImageId> masked = project.masked();
            long painted = project.images().stream()
                    .filter(i -> i.split() == Split.TRAIN && masked.contains(i.id())).count();
            return new BenchProject(project.folder(), list, project.images().size(), (int) painted,
                    counts(project.setting(SPOILED).orElse("0 0 0")), skipped);
        }
    }

    private static List<Skipped> make(Path folder, Path data, Optional<Path> masks, TagNoise noise)
            throws IOException, UserError {
        ClassCatalog classes = FoldersLayout.classes(data);
        if (classes.size() == 0) {
            throw new UserError("benchNoClasses", data);
        }
        try (Project project = Project.create(folder, classes)) {
            ImportReport report = FoldersLayout.importInto(project, data,
                    new ImportOptions(masks, true, false, Optional.empty()));
            TagNoise.Counts spoiled = spoil(project, noise);
            project.setSetting(SPOILED, spoiled.removed() + " " + spoiled.added() + " " + spoiled.unknown());
            project.setSetting(DATA, source(data, masks));
            return report.skipped();
        }
    }

    private static TagNoise.Counts spoil(Project project, TagNoise noise) {
        Set<ImageId> masked = project.masked();
        Map<ImageId, Tags> all = project.allTags();
        var bare = new LinkedHashMap<ImageId, Tags>();
        for (ImageItem item : project.images()) {
            Tags tags = all.get(item.id());
            if (item.split() == Split.TRAIN && !masked.contains(item.id()) && tags != null) {
                bare.put(item.id(), tags);
            }
        }
        TagNoise.Spoiled spoiled = noise.of(bare);
        if (!spoiled.tags().equals(bare)) {
            project.setTags(spoiled.tags());
        }
        return spoiled.counts();
    }

    private static String source(Path data, Optional<Path> masks) throws IOException {
        return data.toRealPath() + (masks.isPresent() ? " " + masks.get().toRealPath() : "");
    }

    private static TagNoise.Counts counts(String words) {
        String[] numbers = words.split(" ");
        return new TagNoise.Counts(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]),
                Integer.parseInt(numbers[2]));
    }

    /** Removes a folder of a bench that was left unfinished, if it is there. */
    public static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
