package limn.annotator.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import limn.annotator.format.ClassLists;
import limn.annotator.format.Reason.Kind;
import limn.annotator.model.ClassCatalog;
import limn.annotator.model.ImageItem;
import limn.annotator.model.Mask;
import limn.annotator.store.Project;
import limn.annotator.store.Watch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Masks that other programs write as pictures in colours. */
class ColourMasksTest {
    private static final int IMAGES = 30;

    @TempDir
    private Path folder = Path.of("");
    private Problems problems = new Problems();

    @BeforeEach
    void nothingWrongYet() { problems = new Problems(); }

    @Test
    void cityscapesIsReadFromItsColoursWhereThereIsNothingElse() throws Exception {
        ClassCatalog classes = ClassLists.of(ClassLists.BuiltIn.CITYSCAPES);
        List<Integer> values = List.of(0, 1, 5, 13, 18, Mask.VOID);
        Format cityscapes = Formats.of("cityscapes").orElseThrow();
        Path out = folder.resolve("out");
        try (Project made = RandomProjects.of(folder, "made", classes, IMAGES, 3, values);
                Project again = RandomProjects.empty(folder, "again", classes, IMAGES)) {
            Exporting.run(made, cityscapes, out, Choices.none().with(Loss.Kind.TAGS, Choices.DROP), false, Watch.NONE);
            for (Path file : FileTree.files(out, "ids.png")) {
                Files.delete(file);
            }
            read(again, "cityscapes", out);
            assertThat(problems.skipped()).isEmpty();
            assertThat(masks(again)).isEqualTo(masks(made));
        }
    }

    @Test
    void aVocMaskInColoursHasTheClassesOfItsLegend() throws Exception {
        try (Project project = voc("sky:10,20,30::\nsea:0,0,200::\n", 0x0A141E, 0x0000C8, 0xE0E0C0)) {
            assertThat(problems.skipped()).isEmpty();
            assertThat(firstRow(project)).containsExactly(0, 1, Mask.VOID);
        }
    }

    @Test
    void aColourOfNoClassIsNamedWithItsPlaceAndNothingIsTaken() throws Exception {
        try (Project project = voc("sky:10,20,30::\nsea:0,0,200::\n", 0x0A141E, 0x0A141F, 0x0000C8)) {
            assertThat(problems.skipped()).singleElement().satisfies(s -> {
                assertThat(s.reason().kind()).isEqualTo(Kind.MASK_COLOUR);
                assertThat(s.reason().arguments()).hasToString("[#0A141F, 1, 0]");
            });
            assertThat(firstRow(project)).containsOnly(Mask.UNLABELLED);
        }
    }

    @Test
    void aColourThatTwoClassesShareDecidesNothing() throws Exception {
        try (Project project = voc("sky:10,20,30::\nsea:10,20,30::\n", 0x0A141E, 0x0A141E, 0x0A141E)) {
            assertThat(problems.skipped()).extracting(s -> s.reason().kind()).containsExactly(Kind.MASK_COLOUR);
            assertThat(firstRow(project)).containsOnly(Mask.UNLABELLED);
        }
    }

    /** A project that took a VOC folder with one picture of three pixels and a mask in colours. */
    private Project voc(String labels, int... colours) throws Exception {
        Path set = folder.resolve("voc");
        Path images = Files.createDirectories(set.resolve("JPEGImages"));
        Path masks = Files.createDirectories(set.resolve("SegmentationClass"));
        Files.write(set.resolve("labelmap.txt"), labels.getBytes(StandardCharsets.UTF_8));
        var picture = new BufferedImage(colours.length, 1, BufferedImage.TYPE_INT_RGB);
        ImageIO.write(picture, "png", images.resolve("one.png").toFile());
        picture.setRGB(0, 0, colours.length, 1, colours, 0, colours.length);
        ImageIO.write(picture, "png", masks.resolve("one.png").toFile());
        Project project = Project.create(folder.resolve("project"), ClassCatalog.empty().withNew("sky").withNew("sea"));
        read(project, "voc", set);
        return project;
    }

    private void read(Project project, String format, Path place) throws IOException {
        try (Source source = Formats.of(format).orElseThrow().reader().orElseThrow().open(place, problems,
                Watch.NONE)) {
            ClassMapping mapping = ClassMapping.byName(source.classes(), project.classes());
            Importing.run(project, source, mapping, ImportSettings.everything(), place, Watch.NONE, problems);
        }
    }

    private static List<Mask> masks(Project project) { return project.images().stream().map(project::mask).toList(); }

    private static int[] firstRow(Project project) {
        ImageItem image = project.images().getFirst();
        Mask mask = project.loadMask(image);
        var row = new int[image.width()];
        for (int x = 0; x < row.length; x++) {
            row[x] = mask.at(x, 0);
        }
        return row;
    }
}
