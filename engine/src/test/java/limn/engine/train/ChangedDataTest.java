package limn.engine.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import limn.engine.data.ClassInfo;
import limn.engine.data.ImageTags;
import limn.engine.data.LabelMap;
import limn.engine.data.RgbImage;
import limn.engine.data.Sample;
import limn.engine.data.SampleSource;
import limn.engine.data.UnreadableSampleException;
import limn.engine.recipe.Recipe;
import limn.engine.run.Event;
import limn.engine.run.RunFolder;
import limn.engine.run.StopReason;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that is paused while it makes pseudo masks, and goes on with a project that has changed meanwhile. */
class ChangedDataTest {
    private static final Event CHANGED = new Event.Warned("dataChanged", List.of());

    @TempDir
    Path folder;

    private final Shapes shapes = Shapes.of(8, 3, 2, 7);
    private final List<Event> told = new ArrayList<>();
    private RunFolder run = new RunFolder(Path.of("run"));

    /** The same images with other training images and another digest. */
    private record Changed(List<Sample> train, Shapes before) implements SampleSource {
        @Override
        public List<ClassInfo> classes() { return before.classes(); }

        @Override
        public List<Sample> validation() { return before.validation(); }

        @Override
        public String digest() { return "changed"; }
    }

    /** An image of which somebody has painted the uppermost row. */
    private record Painted(Sample bare) implements Sample {
        @Override
        public String name() { return bare.name(); }

        @Override
        public RgbImage image() throws UnreadableSampleException { return bare.image(); }

        @Override
        public Optional<LabelMap> labels() {
            var labels = new byte[Shapes.SIDE * Shapes.SIDE];
            Arrays.fill(labels, (byte) LabelMap.UNLABELLED);
            Arrays.fill(labels, 0, Shapes.SIDE, (byte) 2);
            return Optional.of(new LabelMap(Shapes.SIDE, Shapes.SIDE, labels));
        }

        @Override
        public boolean hasLabels() { return true; }

        @Override
        public ImageTags tags() { return bare.tags(); }
    }

    @BeforeEach
    void pauseWhenAllMasksAreMade() throws Exception {
        run = new RunFolder(Files.createDirectories(folder.resolve("run")));
        var result = Training.run(shapes, recipe(), run, "cpu", false, e -> {
            if (e.event() instanceof Event.PseudoMasks masks && masks.done() == masks.images() - 1) {
                pause();
            }
        });
        assertThat(result.reason()).isEqualTo(StopReason.PAUSED);
    }

    private void pause() {
        try {
            run.request(StopReason.PAUSED);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Recipe recipe() throws Exception {
        return TrainingTest.small("supervised", "steps", "2", "retrainSteps", "2", "retrainScales", "one");
    }

    private void resume(SampleSource source) throws Exception {
        Training.run(source, recipe(), run, "cpu", true, e -> told.add(e.event()));
    }

    /** Labels by file name. */
    private Map<String, byte[]> masks() throws IOException {
        var masks = new HashMap<String, byte[]>();
        try (var files = Files.list(run.path().resolve("pseudo"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".png")).toList()) {
                var raster = ImageIO.read(file.toFile()).getRaster();
                masks.put(file.getFileName().toString(),
                        (byte[]) raster.getDataElements(0, 0, raster.getWidth(), raster.getHeight(), null));
            }
        }
        return masks;
    }

    @Test
    void anImageThatLeftTheTrainingImagesTakesItsMaskWithItAndShiftsNoOther() throws Exception {
        var before = masks();
        var fewer = new ArrayList<>(shapes.train());
        fewer.remove(4);
        resume(new Changed(fewer, shapes));

        var after = masks();
        assertThat(after).hasSize(8); // labels and confidence of the four bare images that are left
        assertThat(after.keySet()).noneMatch(name -> name.startsWith(Fingerprint.of("train4")));
        before.forEach((name, labels) -> {
            if (after.containsKey(name)) {
                assertThat(after.get(name)).as(name).isEqualTo(labels);
            }
        });
        assertThat(after.keySet()).anyMatch(before::containsKey);
        assertThat(told).contains(CHANGED);
    }

    @Test
    void whatWasPaintedInThePauseStandsInTheMask() throws Exception {
        var more = new ArrayList<>(shapes.train());
        more.set(5, new Painted(more.get(5)));
        resume(new Changed(more, shapes));

        var mask = masks().entrySet().stream().filter(e -> e.getKey().startsWith(Fingerprint.of("train5"))
                && !e.getKey().contains("confidence")).toList();
        assertThat(mask).hasSize(1);
        assertThat(Arrays.copyOf(mask.getFirst().getValue(), Shapes.SIDE)).containsOnly(2);
    }

    @Test
    void whereNothingHasChangedNothingIsSaid() throws Exception {
        var before = masks();
        resume(shapes);
        assertThat(told).doesNotContain(CHANGED);
        assertThat(masks()).containsAllEntriesOf(before);
    }
}
