package limn.annotator.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import limn.annotator.edit.Change;
import limn.annotator.edit.ChangeKind;
import limn.annotator.model.ClassCatalog;
import limn.annotator.model.ImageItem;
import limn.annotator.model.LabelClass;
import limn.annotator.model.Mask;
import limn.annotator.model.Split;
import limn.annotator.model.TagState;
import limn.annotator.model.Tags;
import limn.annotator.store.Project;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ExportPropertiesTest {
    /** One image: its size, what it is for, a letter per class (+ - ?) and the seed of its mask; 0 for no mask. */
    record Made(int width, int height, Split split, List<TagState> states, int seed) {}

    @Provide
    Arbitrary<List<Made>> images() {
        return Combinators.combine(Arbitraries.integers().between(1, 300), Arbitraries.integers().between(1, 40),
                Arbitraries.of(Split.class), Arbitraries.of(TagState.class).list().ofSize(4),
                Arbitraries.integers().between(0, 5)).as(Made::new).list().ofMaxSize(6);
    }

    @Provide
    Arbitrary<List<String>> classNames() {
        return Arbitraries.of("cat", "a;b", "a\\;b", "=1+1", "'=1", "\"quoted\"", "with,comma", "두 글자", "-", "x\\",
                "background").list().ofSize(4).uniqueElements();
    }

    @Property(tries = 8)
    void exportThenImportGivesAnEqualProject(@ForAll("images") List<Made> images,
            @ForAll("classNames") List<String> classNames) throws IOException {
        Path folder = Files.createTempDirectory("limn-export");
        try (var project = project(folder, images, classNames);
                var again = Project.create(folder.resolve("again"), ClassCatalog.empty())) {
            FoldersLayout.export(project, folder.resolve("out"), true, name -> {});
            var report = FoldersLayout.importInto(again, folder.resolve("out"), ImportOptions.everything());
            assertThat(report.skipped()).isEmpty();
            assertThat(again.classes()).isEqualTo(project.classes());
            assertThat(contents(again)).isEqualTo(contents(project));
        } finally {
            try (var all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    private record Contents(Mask mask, Tags tags, Split split, int width, int height) {}

    private static Map<String, Contents> contents(Project project) {
        return project.images().stream().collect(Collectors.toMap(ImageItem::name, i -> new Contents(project.mask(i),
                project.tags(i.id()), i.split(), i.width(), i.height())));
    }

    private static Project project(Path folder, List<Made> images, List<String> classNames) throws IOException {
        ClassCatalog classes = ClassCatalog.empty();
        for (String name : classNames) {
            classes = classes.withNew(name);
        }
        LabelClass last = classes.get(3);
        classes = classes.with(new LabelClass(3, last.name(), last.rgb(), last.key(), true));
        Project project = Project.create(folder.resolve("project"), classes);
        for (int i = 0; i < images.size(); i++) {
            Made made = images.get(i);
            Path file = folder.resolve("pictures/image " + i + ".png");
            MaskPng.write(file, mask(made, 99 + i), classes);
            ImageItem item = project.addImage(file, "image " + i, made.width(), made.height(), "", made.split());
            Tags tags = Tags.unknown(4);
            for (int k = 0; k < 4; k++) {
                tags = tags.with(k, made.states().get(k));
            }
            project.setTags(Map.of(item.id(), tags));
            if (made.seed() > 0) {
                project.commit(Change.of(ChangeKind.POLYGON, item.id(), project.mask(item), mask(made, made.seed())));
            }
        }
        return project;
    }

    private static Mask mask(Made made, int seed) {
        int[] values = {0, 1, 2, 3, Mask.UNLABELLED, Mask.VOID};
        var random = new Random(seed);
        var pixels = new byte[made.width() * made.height()];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) values[random.nextInt(values.length)];
        }
        return Mask.of(made.width(), made.height(), pixels);
    }
}
