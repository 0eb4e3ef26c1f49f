package limn.annotator.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import limn.annotator.edit.Change;
import limn.annotator.edit.ChangeKind;
import limn.annotator.model.ClassCatalog;
import limn.annotator.model.ImageItem;
import limn.annotator.model.Mask;
import limn.annotator.model.Split;
import limn.annotator.model.TagState;
import limn.annotator.model.Tags;
import limn.annotator.store.NewImage;
import limn.annotator.store.Project;

/** Projects of small random maps, to be written and read again. Sizes from 1 x 1, a few over the border of a tile. */
final class RandomProjects {
    /** What must be the same afterwards. */
    record Contents(Mask mask, Tags tags, Split split) {}

    private RandomProjects() {}

    /** @param classCount to which tags are grown: a source may bring more classes */
    static Map<String, Contents> contents(Project project, int classCount) {
        return project.images().stream().collect(Collectors.toMap(ImageItem::name,
                i -> new Contents(project.mask(i), project.tags(i.id()).grownTo(classCount), i.split())));
    }

    /** A project with random masks and tags; its pictures are nowhere, only their names count. */
    static Project of(Path folder, String name, ClassCatalog classes, int images, long seed, List<Integer> values)
            throws IOException {
        Project project = empty(folder, name, classes, images);
        var random = new Random(seed);
        project.commit(project.images().stream().map(item -> Change.of(ChangeKind.POLYGON, item.id(),
                project.mask(item), mask(item.width(), item.height(), random, values))).toList());
        project.setTags(project.images().stream().collect(Collectors.toMap(ImageItem::id, i -> {
            Tags tags = Tags.unknown(classes.size());
            for (int k = 0; k < classes.size(); k++) {
                tags = tags.with(k, TagState.values()[random.nextInt(3)]);
            }
            return tags;
        })));
        return project;
    }

    /** The same images without labels. */
    static Project empty(Path folder, String name, ClassCatalog classes, int images) throws IOException {
        Project project = Project.create(folder.resolve(name), classes);
        var random = new Random(7);
        var added = new ArrayList<NewImage>();
        for (int i = 0; i < images; i++) {
            int w = i % 25 == 24 ? 250 + random.nextInt(20) : 1 + random.nextInt(24);
            int h = i % 40 == 39 ? 250 + random.nextInt(20) : 1 + random.nextInt(24);
            added.add(new NewImage(folder.resolve("pictures/bild " + i + " 강.png"), "bild " + i + " 강", w, h, "",
                    Split.TRAIN));
        }
        project.addImages(added);
        return project;
    }

    /** Blocks and single pixels: parts with holes, holes with islands, corners that touch. */
    static Mask mask(int width, int height, Random random, List<Integer> values) {
        int block = 1 + random.nextInt(4);
        var editor = Mask.unlabelled(width, height).edit();
        int columns = width / block + 1;
        var coarse = new int[columns * (height / block + 1)];
        int few = 1 + random.nextInt(values.size());
        for (int i = 0; i < coarse.length; i++) {
            coarse[i] = values.get(random.nextInt(few));
        }
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int value = random.nextInt(20) == 0
                        ? values.get(random.nextInt(values.size()))
                        : coarse[y / block * columns + x / block];
                editor.set(x, y, value);
            }
        }
        editor.set(0, 0, values.getFirst()); // a mask in which nothing is decided is none
        return editor.done();
    }

    static void delete(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
