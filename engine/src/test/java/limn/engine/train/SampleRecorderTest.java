package limn.engine.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.imageio.ImageIO;
import limn.engine.run.DrawSheet;
import limn.engine.run.Event;
import limn.engine.run.EventLog;
import limn.engine.run.JsonFiles;
import limn.engine.run.Logged;
import limn.engine.run.RunFolder;
import limn.engine.run.SampleSheet;
import limn.engine.run.SampleWish;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleRecorderTest {
    @TempDir
    Path folder;

    private final Shapes shapes = Shapes.of(12, 4, 2, 7);

    private RunFolder train(String method, String... settings) throws Exception {
        var run = new RunFolder(Files.createDirectories(folder.resolve(method)));
        Training.run(shapes, TrainingTest.small(method, settings), run, "cpu", false, e -> {});
        return run;
    }

    private static SampleSheet sheet(Path sample) throws IOException {
        return JsonFiles.read(sample.resolve(SampleSheet.FILE), SampleSheet.class).orElseThrow();
    }

    private static BufferedImage picture(Path sample, String name) throws IOException {
        return ImageIO.read(sample.resolve(name + ".png").toFile());
    }

    private static int[] values(Path sample, String name) throws IOException {
        BufferedImage image = picture(sample, name);
        return image.getRaster().getSamples(0, 0, image.getWidth(), image.getHeight(), 0, (int[]) null);
    }

    @Test
    void theMaskSaysOfEachPixelFromWhichSourceTheMixedImageHasIt() throws Exception {
        Path sample = train("classmix", "steps", "3", "sampleEvery", "2", "colourJitter", "no").sample(2);
        int[] mask = values(sample, "mix-mask");
        BufferedImage a = picture(sample, "source-a");
        BufferedImage b = picture(sample, "source-b");
        BufferedImage mixed = picture(sample, "mixed");
        int side = mixed.getWidth();
        assertThat(sheet(sample).side()).isEqualTo(side);
        for (int i = 0; i < mask.length; i++) {
            BufferedImage source = mask[i] > 0 ? a : b;
            assertThat(mixed.getRGB(i % side, i / side)).isEqualTo(source.getRGB(i % side, i / side));
        }
    }

    @Test
    void whatWasCutOutIsOfTheChosenClassesAndLosesNothing() throws Exception {
        Path sample = train("classmix", "steps", "3", "sampleEvery", "2").sample(2);
        SampleSheet.Scene scene = sheet(sample).scenes().getFirst();
        int[] mask = values(sample, "mix-mask");
        int[] cut = values(sample, "class-mask");
        int[] labels = values(sample, "pseudo-label");
        for (int i = 0; i < mask.length; i++) {
            assertThat(cut[i]).isEqualTo(mask[i] > 0 ? labels[i] : 254);
            assertThat(mask[i] == 0 || scene.chosen().contains(cut[i])).isTrue();
        }
    }

    @Test
    void theLossPaneIsCrossEntropyAndItsMeanIsTheLossOfTheStep() throws Exception {
        Path sample = train("classmix", "steps", "1", "unlabelledBatch", "1", "mixWeighting", "none").sample(0);
        SampleSheet.Scene scene = sheet(sample).scenes().getFirst();
        double scale = scene.pane("loss").orElseThrow().scale();
        int[] loss = values(sample, "loss");
        int[] labels = values(sample, "pseudo-label");
        double sum = 0;
        int decided = 0;
        for (int i = 0; i < loss.length; i++) {
            sum += loss[i] / 65535.0 * scale;
            decided += labels[i] < 254 ? 1 : 0;
            assertThat(labels[i] < 254 || loss[i] == 0).isTrue();
        }
        assertThat(decided).isPositive();
        assertThat(sum / decided).as("mean of one of two mixed images").isBetween(0.0, 12.0);
        assertThat(scene.pane("weight").orElseThrow().scale()).isEqualTo(1);
    }

    @Test
    void whatIsPaintedIsPastedOnAnotherImageWhereThatIsChosen() throws Exception {
        Path sample = train("classmix", "steps", "1", "cutFrom", "painted", "colourJitter", "no").sample(0);
        SampleSheet.Scene scene = sheet(sample).scenes().getFirst();
        assertThat(scene.origin("a").orElseThrow().image()).isIn("train0", "train1", "train2", "train3");
        assertThat(scene.origin("b").orElseThrow().image()).isNotIn("train0", "train1", "train2", "train3");
        int[] cut = values(sample, "class-mask");
        int[] label = values(sample, "pseudo-label");
        int[] sure = values(sample, "confidence");
        int pasted = 0;
        for (int i = 0; i < cut.length; i++) {
            if (cut[i] < 254) {
                assertThat(label[i]).isEqualTo(cut[i]);
                assertThat(sure[i]).as("what is painted is certain").isEqualTo(65535);
                pasted++;
            }
        }
        assertThat(pasted).isPositive();
    }

    @Test
    void aClassThatOnlyPaintedImagesHaveIsShownWhereTheyAreCut() throws Exception {
        assertThat(draws("classmix", "cutFrom", "painted").classes()).containsExactly(0, 1, 2);
    }

    @Test
    void crossTrainingShowsWhatEachNetworkWouldHaveSaidWithoutTags() throws Exception {
        Path sample = train("cross", "steps", "2", "sampleEvery", "1", "pseudoClasses", "possible").sample(1);
        SampleSheet.Scene weak = sheet(sample).scenes().getFirst();
        assertThat(weak.kind()).isEqualTo("weak");
        int[] free = values(sample, "hybrid");
        int[] allowed = values(sample, "hybrid-allowed");
        List<Integer> absent = weak.origins().getFirst().absent();
        for (int i = 0; i < free.length; i++) {
            assertThat(absent).doesNotContain(allowed[i]);
            assertThat(allowed[i] == free[i] || absent.contains(free[i])).isTrue();
        }
        assertThat(sheet(sample).scenes().get(1).panes()).extracting(SampleSheet.Pane::name)
                .contains("mask", "strong-hybrid", "strong-pseudo-allowed");
    }

    @Test
    void aWishIsGrantedAtTheFirstStepThatHasTheImage() throws Exception {
        var run = new RunFolder(Files.createDirectories(folder.resolve("wished")));
        run.ask(new SampleWish("train9", null));
        Training.run(shapes, TrainingTest.small("classmix", "steps", "14", "sampleEvery", "1000"), run, "cpu", false,
                e -> {});
        Logged saved = EventLog.readAll(run.events()).stream()
                .filter(e -> e.event() instanceof Event.SampleSaved s && s.folder().endsWith("-asked")).findFirst()
                .orElseThrow();
        SampleSheet sheet = sheet(run.askedSample(saved.step()));
        assertThat(sheet.asked()).isTrue();
        assertThat(sheet.scenes().getFirst().origin("a").orElseThrow().image()).isEqualTo("train9");
        assertThat(run.asked()).isEqualTo(Optional.empty());
    }

    @Test
    void aWishForAnImageThatNeverComesWaits() throws Exception {
        var run = new RunFolder(Files.createDirectories(folder.resolve("waits")));
        run.ask(new SampleWish("val0", null));
        Training.run(shapes, TrainingTest.small("classmix", "steps", "3"), run, "cpu", false, e -> {});
        assertThat(run.asked()).contains(new SampleWish("val0", null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"classmix", "unimatch"})
    void aWishForAnImageThatIsPaintedInFullShowsWhatTheStudentSaysOfIt(String method) throws Exception {
        var run = new RunFolder(Files.createDirectories(folder.resolve(method)));
        run.ask(new SampleWish("train2", null));
        Training.run(shapes, TrainingTest.small(method, "steps", "4", "sampleEvery", "1000"), run, "cpu", false,
                e -> {});
        Logged saved = EventLog.readAll(run.events()).stream()
                .filter(e -> e.event() instanceof Event.SampleSaved s && s.folder().endsWith(RunFolder.ASKED))
                .findFirst().orElseThrow();
        SampleSheet.Scene scene = sheet(run.askedSample(saved.step())).scenes().getFirst();
        assertThat(scene.kind()).isEqualTo("labelled");
        assertThat(scene.origins()).extracting(SampleSheet.Origin::image).containsExactly("train2");
    }

    @Test
    void aRunSaysWhichImagesAndClassesItsSamplesCanShow() throws Exception {
        DrawSheet supervised = draws("supervised");
        assertThat(supervised.drawn()).containsExactlyInAnyOrder("train0", "train1", "train2", "train3");
        assertThat(supervised.idle()).contains("train4", "train11").hasSize(8);
        assertThat(supervised.validation()).containsExactly("val0", "val1");
        for (String method : List.of("classmix", "cross", "cross-classmix", "unimatch")) {
            DrawSheet sheet = draws(method);
            assertThat(sheet.drawn()).as(method).hasSize(12);
            assertThat(sheet.idle()).as(method).isEmpty();
            assertThat(sheet.classes()).as(method).containsExactly(0, 1, 2);
        }
    }

    @Test
    void whereOnlyThePaintedHalfIsShownTheOthersAreIdle() throws Exception {
        assertThat(draws("cross", "h2pWeight", "0", "p2hWeight", "0").idle()).hasSize(8);
    }

    private DrawSheet draws(String method, String... settings) throws Exception {
        var with = new ArrayList<>(List.of("steps", "1"));
        with.addAll(List.of(settings));
        RunFolder run = train(method, with.toArray(String[]::new));
        return JsonFiles.read(run.draws(), DrawSheet.class).orElseThrow();
    }

    @Test
    void aWishForAClassGivesAMixedImageInWhichItWasChosen() throws Exception {
        var run = new RunFolder(Files.createDirectories(folder.resolve("class")));
        run.ask(new SampleWish(null, 0));
        Training.run(shapes, TrainingTest.small("classmix", "steps", "30", "sampleEvery", "1000"), run, "cpu", false,
                e -> {});
        Path sample = EventLog.readAll(run.events()).stream().map(Logged::event)
                .filter(e -> e instanceof Event.SampleSaved s && s.folder().endsWith("-asked"))
                .map(e -> run.path().resolve(((Event.SampleSaved) e).folder())).findFirst().orElseThrow();
        assertThat(sheet(sample).scenes().getFirst().chosen()).contains(0);
    }

    @Test
    void samplesStayEvenlySpreadHoweverLongTheRunIs() throws Exception {
        Path shelfFolder = folder.resolve("samples");
        var shelf = new SampleShelf(shelfFolder, 10, 8, 2);
        Set<Long> kept = new TreeSet<>();
        for (long step = 0; step < 1000; step += 10) {
            if (shelf.isDue(step)) {
                Files.createDirectories(shelfFolder.resolve(String.format(java.util.Locale.ROOT, "%06d", step)));
                shelf.added(step);
            }
            if (step == 500) {
                shelf = new SampleShelf(shelfFolder, 10, 8, 2); // a resumed run
            }
        }
        try (var folders = Files.list(shelfFolder)) {
            folders.forEach(f -> kept.add(Long.parseLong(f.getFileName().toString())));
        }
        assertThat(kept).containsExactly(0L, 160L, 320L, 480L, 640L, 800L, 960L);
    }

    @Test
    void ofWhatWasAskedForTheNewestStay() throws Exception {
        Path shelfFolder = folder.resolve("asked");
        var shelf = new SampleShelf(shelfFolder, 10, 8, 2);
        for (long step : new long[]{3, 7, 12}) {
            Files.createDirectories(
                    shelfFolder.resolve(String.format(java.util.Locale.ROOT, "%06d-asked", step)));
            shelf.addedAsked(step);
        }
        assertThat(shelfFolder.resolve("000003-asked")).doesNotExist();
        assertThat(shelfFolder.resolve("000012-asked")).exists();
    }
}
