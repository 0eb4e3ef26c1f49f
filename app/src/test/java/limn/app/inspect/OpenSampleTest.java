package limn.app.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;
import limn.app.text.Texts;
import limn.app.train.RunState.SavedSample;
import limn.engine.data.CropBox;
import limn.engine.run.JsonFiles;
import limn.engine.run.RunFolder;
import limn.engine.run.SampleSheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenSampleTest {
    private static final SavedSample SAVED = new SavedSample(30, Instant.EPOCH, "samples/000030",
            List.of("mixed.png", "student.png"));
    private static final CropBox UPPER_LEFT = new CropBox(0, 0, 0.5, 0.5, false);
    private static final CropBox MIRRORED = new CropBox(-0.5, 0.25, 2, 0.5, true);

    @TempDir
    Path folder;

    private Path sample = Path.of("");

    @BeforeEach
    void pictures() throws IOException {
        sample = Files.createDirectories(folder.resolve("samples/000030"));
        var photo = new BufferedImage(4, 2, BufferedImage.TYPE_INT_RGB);
        photo.setRGB(3, 1, 0x123456);
        ImageIO.write(photo, "png", sample.resolve("mixed.png").toFile());
        var colours = new int[256];
        colours[1] = 0x00FF00;
        var labels = new BufferedImage(4, 2, BufferedImage.TYPE_BYTE_INDEXED,
                new IndexColorModel(8, 256, colours, 0, false, -1, DataBuffer.TYPE_BYTE));
        labels.getRaster().setDataElements(0, 0, 4, 2, new byte[]{0, 1, 1, 1, (byte) 254, (byte) 255, 0, 0});
        ImageIO.write(labels, "png", sample.resolve("student.png").toFile());
        grey("mix-mask", 65535, 0, 0, 0, 0, 0, 0, 0);
        grey("student-confidence", 0, 32768, 65535, 0, 0, 0, 0, 0);
        grey("loss", 0, 65535, 0, 0, 0, 0, 0, 0);
    }

    private void grey(String name, int... values) throws IOException {
        var image = new BufferedImage(4, 2, BufferedImage.TYPE_USHORT_GRAY);
        image.getRaster().setPixels(0, 0, 4, 2, values);
        ImageIO.write(image, "png", sample.resolve(name + ".png").toFile());
    }

    private static SampleSheet.Pane pane(String name, String kind, double scale) {
        return new SampleSheet.Pane(name, "mixed", kind, name + ".png", scale);
    }

    private OpenScene scene() throws IOException {
        var sheet = new SampleSheet(1, 30, true, 4,
                List.of(new SampleSheet.ClassEntry("sky", "#000000"), new SampleSheet.ClassEntry("boat", "#00ff00")),
                List.of(new SampleSheet.Scene("mixed",
                        List.of(new SampleSheet.Origin("a", "one.png", UPPER_LEFT, List.of(), List.of()),
                                new SampleSheet.Origin("b", "two.png", MIRRORED, List.of(), List.of())),
                        List.of(1), Map.of("weight", 0.5),
                        List.of(pane("mixed", "photo", 1), pane("student", "labels", 1), pane("mix-mask", "shares", 1),
                                pane("student-confidence", "shares", 1), pane("loss", "amounts", 4)))));
        JsonFiles.write(sample.resolve(SampleSheet.FILE), sheet);
        OpenSample open = OpenSample.read(new RunFolder(folder), SAVED, List.of(), "").orElseThrow();
        assertThat(open.whole()).isTrue();
        return open.shown();
    }

    private static PaneValues pane(OpenScene scene, String name) { return scene.pane(name).orElseThrow(); }

    @Test
    void everyPaneSaysWhatItsPixelMeans() throws IOException {
        OpenScene scene = scene();
        var words = new PixelWords(Texts.of(Locale.ENGLISH));
        assertThat(words.at(scene, pane(scene, "student"), 1, 0)).isEqualTo("boat 0.50");
        assertThat(words.at(scene, pane(scene, "student"), 0, 1)).isEqualTo("unlabelled");
        assertThat(words.at(scene, pane(scene, "student"), 1, 1)).isEqualTo("void");
        assertThat(words.at(scene, pane(scene, "loss"), 1, 0)).isEqualTo("4.00");
        assertThat(words.at(scene, pane(scene, "mix-mask"), 0, 0)).isEqualTo("from A");
        assertThat(words.at(scene, pane(scene, "mixed"), 1, 0)).isEqualTo("two.png");
        assertThat(pane(scene, "mixed").at(3, 1)).isEqualTo(0xFF123456);
    }

    @Test
    void aPixelOfTheMixedImageLeadsToItsPlaceInTheSourceItCameFrom() throws IOException {
        OpenScene scene = scene();
        ImagePlace first = scene.place(pane(scene, "mixed"), 0, 0).orElseThrow();
        assertThat(first.image()).isEqualTo("one.png");
        assertThat(first.x()).isCloseTo(0.125 * 0.5, within(1e-9));
        assertThat(first.y()).isCloseTo(0.25 * 0.5, within(1e-9));
        ImagePlace second = scene.place(pane(scene, "mixed"), 3, 0).orElseThrow();
        assertThat(second.image()).isEqualTo("two.png");
        assertThat(second.x()).as("mirrored: the right edge of the crop is the left of the image")
                .isCloseTo(-0.5 + 0.125 * 2, within(1e-9));
        assertThat(second.isInside()).isFalse();
    }

    @Test
    void samplesOfOlderRunsShowTheirPictures() throws IOException {
        OpenSample old = OpenSample.read(new RunFolder(folder), SAVED, List.of("sky", "boat"), "").orElseThrow();
        assertThat(old.whole()).isFalse();
        OpenScene scene = old.scenes().getFirst();
        assertThat(scene.panes()).extracting(PaneValues::name).containsExactly("mixed", "student");
        assertThat(scene.place(scene.panes().getFirst(), 0, 0)).isEmpty();
        assertThat(scene.panes().get(1).colours()[1]).isEqualTo(0xFF00FF00);
    }

    @Test
    void aSampleThatHasGoneIsNoError() throws IOException {
        assertThat(
                OpenSample.read(new RunFolder(folder), new SavedSample(1, Instant.EPOCH, "samples/000001", List.of()),
                        List.of(), ""))
                .isEmpty();
    }

    @Test
    void tagsForbidWhereTheLabelIsAnotherWithThem() {
        PaneValues forbidden = TagEffect.forbidden("f", labels(0, 1, 2, 2), labels(0, 1, 1, 2));
        assertThat(forbidden.raw()).containsExactly(254, 254, 2, 254);
        assertThat(TagEffect.share(forbidden)).isEqualTo(0.25);
    }

    private static PaneValues labels(int... values) {
        return new PaneValues("l", "weak", PaneValues.Kind.LABELS, values.length, 1, values, 255, 1, new int[256]);
    }
}
