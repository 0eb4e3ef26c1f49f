package limn.annotator.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import limn.annotator.format.ClassLists;
import limn.annotator.format.Reason.Kind;
import limn.annotator.model.ClassCatalog;
import limn.annotator.model.LabelClass;
import limn.annotator.model.Mask;
import limn.annotator.store.Project;
import limn.annotator.store.Watch;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Five times two hundred random maps through every format that reads and writes: pixels, classes and tags are the same afterwards. */
class RoundTripTest {
    private static final int IMAGES = 200;

    @Provide
    Arbitrary<Long> seeds() { return Arbitraries.longs(); }

    private static ClassCatalog classes() {
        ClassCatalog classes = ClassCatalog.empty();
        for (String name : List.of("bg", "고양이", "a, b: \"c\" <d>", "=x", "e;f'g&h", "z\\y/x")) {
            classes = classes.withNew(name);
        }
        LabelClass first = classes.get(0);
        return classes.with(new LabelClass(0, first.name(), first.rgb(), first.key(), true));
    }

    @Property(tries = 5, edgeCases = net.jqwik.api.EdgeCasesMode.NONE)
    void coco(@ForAll("seeds") long seed) throws Exception { areas("coco", seed); }

    @Property(tries = 5, edgeCases = net.jqwik.api.EdgeCasesMode.NONE)
    void voc(@ForAll("seeds") long seed) throws Exception { roundTrip("voc", classes(), values(true, false), seed); }

    @Property(tries = 5, edgeCases = net.jqwik.api.EdgeCasesMode.NONE)
    void yolo(@ForAll("seeds") long seed) throws Exception { areas("yolo", seed); }

    @Property(tries = 5, edgeCases = net.jqwik.api.EdgeCasesMode.NONE)
    void labelme(@ForAll("seeds") long seed) throws Exception { areas("labelme", seed); }

    @Property(tries = 5, edgeCases = net.jqwik.api.EdgeCasesMode.NONE)
    void cvat(@ForAll("seeds") long seed) throws Exception { areas("cvat", seed); }

    @Property(tries = 5, edgeCases = net.jqwik.api.EdgeCasesMode.NONE)
    void labelStudio(@ForAll("seeds") long seed) throws Exception { areas("label-studio", seed); }

    @Property(tries = 5, edgeCases = net.jqwik.api.EdgeCasesMode.NONE)
    void geoJson(@ForAll("seeds") long seed) throws Exception { areas("geojson", seed); }

    @Property(tries = 5, edgeCases = net.jqwik.api.EdgeCasesMode.NONE)
    void folders(@ForAll("seeds") long seed) throws Exception {
        roundTrip("folders", classes(), values(true, true), seed);
    }

    @Property(tries = 5, edgeCases = net.jqwik.api.EdgeCasesMode.NONE)
    void cityscapes(@ForAll("seeds") long seed) throws Exception {
        var values = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5, 11, 12, 20, 28, 33));
        roundTrip("cityscapes", ClassLists.of(ClassLists.BuiltIn.CITYSCAPES_LABEL_IDS), values, seed);
        values.removeIf(v -> v > 18);
        values.add(Mask.VOID);
        roundTrip("cityscapes", cityscapes(), values, seed);
    }

    private static void areas(String id, long seed) throws Exception {
        roundTrip(id, classes(), values(true, true), seed);
    }

    private static List<Integer> values(boolean voids, boolean unlabelled) {
        var values = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5));
        if (voids) {
            values.add(Mask.VOID);
        }
        if (unlabelled) {
            values.add(Mask.UNLABELLED);
        }
        return values;
    }

    static void roundTrip(String id, ClassCatalog classes, List<Integer> values, long seed) throws Exception {
        Format format = Formats.of(id).orElseThrow();
        Path folder = Files.createTempDirectory("limn-round");
        try (Project made = RandomProjects.of(folder, "made", classes, IMAGES, seed, values);
                Project again = RandomProjects.empty(folder, "again", classes, IMAGES)) {
            Choices choices = Choices.none().with(Loss.Kind.TAGS, Choices.BESIDE).with(Loss.Kind.VOID, Choices.LABEL);
            choices = format.abilities().voids() ? Choices.none().with(Loss.Kind.TAGS, Choices.BESIDE) : choices;
            Path out = folder.resolve("out");
            Exporting.run(made, format, out, choices, false, Watch.NONE);
            read(again, format, out);
            if (format.abilities().tags() != Abilities.Tags.ALL) {
                read(again, Formats.of("tags").orElseThrow(), out.resolve("tags_full.csv"));
            }
            assertThat(again.classes().classes().subList(0, classes.size())).isEqualTo(made.classes().classes());
            int all = again.classes().size();
            assertThat(RandomProjects.contents(again, all)).isEqualTo(RandomProjects.contents(made, all));
        } finally {
            RandomProjects.delete(folder);
        }
    }

    private static void read(Project project, Format format, Path place) throws Exception {
        var problems = new Problems();
        try (Source source = format.reader().orElseThrow().open(place, problems, Watch.NONE)) {
            ClassMapping mapping = ClassMapping.byName(source.classes(), project.classes());
            Importing.run(project, source, mapping, ImportSettings.everything(), place, Watch.NONE, problems);
        }
        assertThat(problems.skipped()).isEmpty();
        assertThat(problems.notices()).extracting(n -> n.reason().kind()).isSubsetOf(Kind.MASK_TWO_VALUES,
                Kind.MASK_ALL_VOID);
    }

    static ClassCatalog cityscapes() { return ClassLists.of(ClassLists.BuiltIn.CITYSCAPES); }
}
