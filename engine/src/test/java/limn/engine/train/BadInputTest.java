package limn.engine.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.engine.EngineException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import limn.engine.data.ClassInfo;
import limn.engine.data.ImageTags;
import limn.engine.data.ImageTags.State;
import limn.engine.data.LabelMap;
import limn.engine.data.RgbImage;
import limn.engine.data.Sample;
import limn.engine.data.SampleSource;
import limn.engine.data.UnreadableSampleException;
import limn.engine.recipe.Recipe;
import limn.engine.run.Event;
import limn.engine.run.EventLog;
import limn.engine.run.RunFolder;
import limn.engine.run.RunLock;
import limn.engine.run.StopReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Data and disks as they should not be: each is named, and what can go on goes on. */
class BadInputTest {
    @TempDir
    Path folder;

    private final Shapes shapes = Shapes.of(8, 4, 2, 7);

    private record Given(String name, RgbImage image, Optional<LabelMap> labels, ImageTags tags) implements Sample {
        @Override
        public boolean hasLabels() { return labels.isPresent(); }
    }

    private static Given noise(String name, int width, int height) {
        var rgb = new byte[3 * width * height];
        new Random(width * 1000L + height).nextBytes(rgb);
        return new Given(name, new RgbImage(width, height, rgb), Optional.empty(), ImageTags.unknown(3));
    }

    private static Given painted(Given image, int width, int height, int value) {
        var labels = new byte[width * height];
        Arrays.fill(labels, (byte) value);
        return new Given(image.name(), image.image(), Optional.of(new LabelMap(width, height, labels)), image.tags());
    }

    private static Sample foreign(String name) { return painted(noise(name, 40, 30), 40, 30, 77); }

    private static Sample misfit(String name) { return painted(noise(name, 40, 30), 30, 40, 1); }

    private RunFolder run() throws IOException { return new RunFolder(Files.createDirectories(folder.resolve("run"))); }

    private Training.Result train(SampleSource source, Recipe recipe) throws Exception {
        return Training.run(source, recipe, run(), "cpu", false, e -> {});
    }

    private List<Event> told() throws IOException {
        return EventLog.readAll(run().events()).stream().map(logged -> logged.event()).toList();
    }

    private static Event warned(String name, String code) {
        return new Event.Warned("unreadableImage", List.of(name, code));
    }

    private static <T> List<T> with(List<T> some, T... more) {
        var all = new ArrayList<>(some);
        all.addAll(List.of(more));
        return all;
    }

    @Test
    void trainingMasksThatCannotBeUsedAreNamedAndTheRunGoesOn() throws Exception {
        var source = new Shapes(with(shapes.train(), foreign("foreign.png"), misfit("turned.png")), List.of());
        var result = train(source, TrainingTest.small("supervised", "steps", "12", "classBalance", "0"));
        assertThat(result.reason()).isEqualTo(StopReason.FINISHED);
        assertThat(told()).contains(warned("foreign.png", UnreadableSampleException.UNKNOWN_CLASS),
                warned("turned.png", UnreadableSampleException.OTHER_SIZE));
        assertThat(Preflight.check(source, Recipe.of("supervised"))).contains(new Preflight.Problem(
                Preflight.Kind.UNREADABLE, false, List.of("foreign.png", UnreadableSampleException.UNKNOWN_CLASS)));
    }

    @Test
    void validationImagesThatCannotBeMeasuredAreNamedOnceAndNotCounted() throws Exception {
        var source = new Shapes(shapes.train(), with(shapes.validation(), foreign("foreign.png"), misfit("turned.png"),
                new Shapes.Broken("torn.jpg")));
        train(source, TrainingTest.small("supervised", "steps", "2", "evaluateEvery", "1"));
        assertThat(told().stream().filter(Event.Warned.class::isInstance)).containsExactlyInAnyOrder(
                warned("foreign.png", UnreadableSampleException.UNKNOWN_CLASS),
                warned("turned.png", UnreadableSampleException.OTHER_SIZE), warned("torn.jpg", "the file is cut off"));
        assertThat(told()).filteredOn(Event.Evaluated.class::isInstance).hasSize(2)
                .allMatch(e -> e instanceof Event.Evaluated evaluated && evaluated.images() == 2);
    }

    @Test
    void whereNoValidationImageCanBeMeasuredTheRunEndsAndNamesOne() throws Exception {
        var source = new Shapes(shapes.train(), List.of(misfit("turned.png")));
        assertThatThrownBy(() -> train(source, TrainingTest.small("supervised", "steps", "2")))
                .isInstanceOfSatisfying(TrainingException.UnreadableImage.class,
                        e -> assertThat(e.image()).isEqualTo("turned.png"));
    }

    private record OneClass(List<Sample> train) implements SampleSource {
        @Override
        public List<ClassInfo> classes() { return List.of(new ClassInfo("ground", 0, true)); }

        @Override
        public List<Sample> validation() { return List.of(); }

        @Override
        public String digest() { return "one"; }
    }

    @Test
    void oneClassIsNothingToTellApart() throws Exception {
        var source = new OneClass(List.of(new Given("a", noise("a", 9, 9).image(),
                Optional.of(new LabelMap(9, 9, new byte[81])), ImageTags.unknown(1))));
        assertThatThrownBy(() -> train(source, TrainingTest.small("supervised", "steps", "2")))
                .isInstanceOfSatisfying(TrainingException.NotReady.class, e -> assertThat(e.problems())
                        .extracting(Preflight.Problem::kind).containsExactly(Preflight.Kind.NO_CLASSES));
    }

    static List<String> methods() { return Recipe.methods(); }

    @ParameterizedTest
    @MethodSource("methods")
    void everyRecipeTrainsWhereAllImagesArePainted(String method) throws Exception {
        var source = Shapes.of(4, 4, 1, 7);
        var result = train(source, TrainingTest.small(method, "steps", "3"));
        assertThat(result.steps()).isEqualTo(3);
        assertThat(Preflight.check(source, Recipe.of(method))).noneMatch(Preflight.Problem::fatal);
    }

    @ParameterizedTest
    @MethodSource("methods")
    void everyRecipeTrainsOnImagesOfAllSizes(String method) throws Exception {
        var source = new Shapes(
                with(shapes.train(), noise("dot", 1, 1), painted(noise("painted dot", 1, 1), 1, 1, 2),
                        noise("line", 300, 1), noise("wall", 1, 200), painted(noise("post", 3, 90), 3, 90, 1),
                        noise("large", 700, 650)),
                with(shapes.validation(), painted(noise("seen dot", 1, 1), 1, 1, 0),
                        painted(noise("seen line", 1, 131), 1, 131, 1)));
        var result = train(source, TrainingTest.small(method, "steps", "8", "classBalance", "0", "retrainSteps", "2"));
        assertThat(result.steps()).isEqualTo(10);
        assertThat(told()).noneMatch(Event.Warned.class::isInstance);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross", "cross-classmix"})
    void aClassThatIsTaggedButPaintedNowhereIsNamedAndTheRunGoesOn(String method) throws Exception {
        var states = new State[]{State.UNKNOWN, State.PRESENT, State.ABSENT};
        var ground = painted(noise("ground", 40, 40), 40, 40, 0);
        var tagged = new Given("tagged", noise("tagged", 40, 40).image(), Optional.empty(), new ImageTags(states));
        var source = new Shapes(List.of(ground, tagged), List.of());
        assertThat(Preflight.check(source, Recipe.of(method))).contains(
                new Preflight.Problem(Preflight.Kind.CLASS_ONLY_TAGGED, false, List.of("disc")),
                new Preflight.Problem(Preflight.Kind.CLASS_WITHOUT_PIXELS, false, List.of("bar")));
        assertThat(train(source, TrainingTest.small(method, "steps", "3")).steps()).isEqualTo(3);
    }

    /** A disk that is full or taken away looks the same to the program; root may write everywhere, so permissions cannot be tested. */
    @Test
    void whereACheckpointCannotBeWrittenTheFolderIsNamedAndTheOneBeforeStaysOfUse() throws Exception {
        Recipe recipe = TrainingTest.small("supervised", "steps", "6", "checkpointEvery", "2", "evaluateEvery", "2");
        Path checkpoints = run().path().resolve("checkpoints");
        Path aside = run().path().resolve("aside");
        assertThatThrownBy(() -> Training.run(shapes, recipe, run(), "cpu", false, e -> {
            if (e.step() == 4 && e.event() instanceof Event.Evaluated) {
                replace(checkpoints, aside);
            }
        })).isInstanceOfSatisfying(TrainingException.RunFolderFailed.class, e -> {
            assertThat(e.folder()).isEqualTo(folder.resolve("run"));
            assertThat(e).hasMessageContaining(checkpoints.toString());
        });
        assertThat(told().getLast()).isInstanceOfSatisfying(Event.Failed.class,
                failed -> assertThat(failed.message()).contains("checkpoints"));
        Files.delete(checkpoints);
        Files.move(aside, checkpoints);
        assertThat(Checkpoint.find(run()).getFirst().counters().step()).isEqualTo(2);
        assertThat(Training.run(shapes, recipe, run(), "cpu", true, e -> {}).steps()).isEqualTo(6);
    }

    @Test
    void aFileWhereTheCheckpointsShouldBeIsNamedWithWhatIsWrong() throws Exception {
        Path checkpoints = Files.writeString(run().path().resolve("checkpoints"), "in the way");
        assertThatThrownBy(() -> train(shapes, TrainingTest.small("supervised", "steps", "1")))
                .isInstanceOf(TrainingException.RunFolderFailed.class).hasMessageContaining(checkpoints.toString());
        assertThat(new TrainingException.RunFolderFailed(run().path(),
                new AccessDeniedException(checkpoints.toString())))
                .hasMessage(run().path() + ": AccessDeniedException " + checkpoints);
    }

    private static void replace(Path checkpoints, Path aside) {
        try {
            Files.move(checkpoints, aside);
            Files.writeString(checkpoints, "in the way");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "CUDA error: unspecified launch failure\nCUDA kernel errors might be asynchronously reported",
            "CUDA error: an illegal memory access was encountered", "cuDNN error: CUDNN_STATUS_EXECUTION_FAILED",
            "CUDA driver error: unknown error", "CUBLAS_STATUS_NOT_INITIALIZED when calling `cublasCreate(handle)`"})
    void aLostDeviceIsNamed(String said) {
        assertThat(Faults.named(new EngineException(said), "gpu1"))
                .isInstanceOfSatisfying(TrainingException.DeviceFailed.class,
                        e -> assertThat(Faults.event(e)).isEqualTo(
                                new Event.Failed(Event.Failed.DEVICE_FAILED, "gpu1", List.of(), said)));
    }

    @Test
    void aCardWithoutMemoryIsNoLostCard() {
        assertThat(Faults.named(new EngineException("CUDA error: CUBLAS_STATUS_ALLOC_FAILED"), "gpu0"))
                .isInstanceOf(TrainingException.OutOfMemory.class);
        var other = new EngineException("The size of tensor a (3) must match the size of tensor b (4)");
        assertThat(Faults.named(other, "gpu0")).isSameAs(other);
    }

    @Test
    void aFaultOfTheProgramIsTheLastWordOfTheLogToo() throws Exception {
        assertThatThrownBy(
                () -> Training.run(shapes, TrainingTest.small("supervised", "steps", "3"), run(), "cpu", false,
                        e -> {
                            if (e.event() instanceof Event.StepDone) {
                                throw new IllegalStateException("a fault");
                            }
                        }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(told().getLast()).isInstanceOfSatisfying(Event.Failed.class, failed -> {
            assertThat(failed.code()).isEqualTo("internal");
            assertThat(failed.message()).contains("a fault");
        });
    }

    @Test
    void aRunThatFailedInItsFirstStepsKeepsItsRecipeAndSaysThatThereIsNothingToGoOnFrom() throws Exception {
        Recipe recipe = TrainingTest.small("supervised", "steps", "3", "batch", "2");
        assertThatThrownBy(() -> Training.run(shapes, recipe, run(), "gpu99", false, e -> {}))
                .isInstanceOf(TrainingException.NoDevice.class);
        assertThat(Recipe.fromJson(Files.readString(run().recipe())).whole("batch")).isEqualTo(2);
        assertThatThrownBy(() -> Training.run(shapes, recipe, run(), "cpu", true, e -> {}))
                .isInstanceOf(TrainingException.NoCheckpoint.class);
    }

    @Test
    void whileOneProcessTrainsInAFolderNoOtherBegins() throws Exception {
        try (RunLock held = RunLock.take(run()).orElseThrow()) {
            assertThat(held).isNotNull();
            assertThatThrownBy(() -> train(shapes, TrainingTest.small("supervised", "steps", "1")))
                    .isInstanceOf(TrainingException.RunBusy.class);
            assertThat(run().recipe()).doesNotExist();
            assertThat(run().events()).doesNotExist();
        }
        assertThat(train(shapes, TrainingTest.small("supervised", "steps", "1")).steps()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CUDA out of memory. Tried to allocate 2.00 GiB",
            "[enforce fail at alloc_cpu.cpp:118] err == 0. DefaultCPUAllocator: can't allocate memory: you tried to allocate 9 bytes",
            "DefaultCPUAllocator: not enough memory: you tried to allocate 9 bytes."})
    void everyAllocatorOfTorchIsUnderstood(String said) {
        assertThat(Faults.isOutOfMemory(new EngineException(said))).isTrue();
        assertThat(Faults.isOutOfMemory(new EngineException("CUDA error: an illegal memory access"))).isFalse();
    }
}
