package limn.engine.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import limn.engine.export.ModelExport;
import limn.engine.export.ModelFile;
import limn.engine.predict.Evaluation;
import limn.engine.predict.Predictor;
import limn.engine.recipe.Recipe;
import limn.engine.recipe.RecipeException;
import limn.engine.run.Event;
import limn.engine.run.EventLog;
import limn.engine.run.JsonFiles;
import limn.engine.run.Logged;
import limn.engine.run.RunFolder;
import limn.engine.run.SampleSheet;
import limn.engine.run.StopReason;
import limn.engine.run.WatchSheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingTest {
    @TempDir
    Path folder;

    private final Shapes shapes = Shapes.of(12, 4, 3, 7);

    static Recipe small(String method, String... settings) throws RecipeException {
        Recipe recipe = Recipe.of(method).with("width", "0.25").with("crop", "48").with("batch", "2")
                .with("decoderChannels", "32").with("warmUp", "3");
        for (String[] setting : new String[][]{{"unlabelledBatch", "2"}, {"confidence", "0.5"}, {"emaMax", "0.5"},
                {"mixFrom", "0"}}) {
            if (recipe.settings().stream().anyMatch(s -> s.key().equals(setting[0]))) {
                recipe = recipe.with(setting[0], setting[1]);
            }
        }
        for (int i = 0; i < settings.length; i += 2) {
            recipe = recipe.with(settings[i], settings[i + 1]);
        }
        return recipe;
    }

    private RunFolder run(String name) throws IOException {
        return new RunFolder(Files.createDirectories(folder.resolve(name)));
    }

    private Training.Result train(Recipe recipe, RunFolder run) throws TrainingException {
        return Training.run(shapes, recipe, run, "cpu", false, e -> {});
    }

    @ParameterizedTest
    @ValueSource(strings = {"supervised", "classmix", "cross", "cross-classmix", "unimatch"})
    void repeatWithOneSeedIsEqualBitByBit(String method) throws Exception {
        Recipe recipe = small(method, "steps", "6");
        train(recipe, run("a"));
        train(recipe, run("b"));
        assertSameCheckpoint(run("a"), run("b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"classmix", "cross", "cross-classmix", "unimatch"})
    void garbageCollectionDuringStepsChangesNothing(String method) throws Exception {
        Recipe recipe = small(method, "steps", "6");
        train(recipe, run("calm"));
        var collector = Thread.ofPlatform().daemon().start(TrainingTest::collectGarbage);
        try {
            train(recipe, run("busy"));
        } finally {
            collector.interrupt();
            collector.join();
        }
        assertSameCheckpoint(run("calm"), run("busy"));
    }

    private static void collectGarbage() {
        while (!Thread.currentThread().isInterrupted()) {
            System.gc();
            java.nio.ByteBuffer.allocateDirect(64).putDouble(Double.MAX_VALUE); // takes the place of what was freed
            java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"supervised", "classmix", "cross", "cross-classmix", "unimatch"})
    void stopAndResumeEqualsAnUninterruptedRun(String method) throws Exception {
        Recipe recipe = small(method, "steps", "9", "evaluateEvery", "4");
        train(recipe, run("whole"));
        RunFolder parts = run("parts");
        Training.Result first = Training.run(shapes, recipe, parts, "cpu", false, e -> pauseAt(parts, e, 4));
        assertThat(first.reason()).isEqualTo(StopReason.PAUSED);
        assertThat(first.steps()).isBetween(4L, 8L);
        Training.Result second = Training.run(shapes, recipe, parts, "cpu", true, e -> {});
        assertThat(second.reason()).isEqualTo(StopReason.FINISHED);
        assertSameCheckpoint(run("whole"), parts);
    }

    private static void pauseAt(RunFolder run, Logged event, long step) {
        if (event.step() == step && event.event() instanceof Event.Evaluated) {
            request(run);
        }
    }

    private static void assertSameCheckpoint(RunFolder a, RunFolder b) throws IOException {
        try (var files = Files.list(a.checkpoint("last"))) {
            List<Path> weights = files.filter(f -> f.toString().endsWith(".safetensors")).toList();
            assertThat(weights).hasSizeGreaterThanOrEqualTo(2);
            for (Path file : weights) {
                assertThat(b.checkpoint("last").resolve(file.getFileName())).hasSameBinaryContentAs(file);
            }
        }
    }

    @Test
    void retrainingResumedInItsMiddleEqualsAnUninterruptedRun() throws Exception {
        Recipe recipe = small("cross", "steps", "4", "retrainSteps", "6", "evaluateEvery", "2", "average", "yes");
        train(recipe, run("whole"));
        RunFolder parts = run("parts");
        var first = Training.run(shapes, recipe, parts, "cpu", false, e -> pauseAt(parts, e, 6));
        assertThat(first.reason()).isEqualTo(StopReason.PAUSED);
        assertThat(first.steps()).isBetween(6L, 9L);
        assertThat(Training.run(shapes, recipe, parts, "cpu", true, e -> {}).steps()).isEqualTo(10);
        assertSameCheckpoint(run("whole"), parts);
    }

    @Test
    void whatIsChangedOnTheWayHoldsForAllThatFollows() throws Exception {
        RunFolder run = run("changed");
        train(small("supervised", "steps", "2", "batch", "4"), run);
        String before = Files.readString(run.recipe());
        Recipe smaller = Recipe.fromJson(before).with("batch", "2").with("steps", "4");
        assertThat(Training.run(shapes, smaller, run, "cpu", true, e -> {}).steps()).isEqualTo(4);
        Recipe kept = Recipe.fromJson(Files.readString(run.recipe()));
        assertThat(kept.whole("batch")).isEqualTo(2);
        assertThat(kept.whole("steps")).isEqualTo(4);
        assertThat(RecipeFile.device(run)).contains("cpu");
        assertThat(Files.readString(run.recipe())).contains(line(before, "data")).contains(line(before, "at"));
    }

    private static String line(String json, String key) {
        return json.lines().filter(l -> l.strip().startsWith("\"" + key + "\"")).findFirst().orElseThrow();
    }

    @Test
    void aChangeThatDoesNotFitTheCheckpointIsNotKept() throws Exception {
        RunFolder run = run("misfit");
        train(small("supervised", "steps", "2"), run);
        String before = Files.readString(run.recipe());
        Recipe wider = Recipe.fromJson(before).with("decoderChannels", "24").with("steps", "4");
        assertThatThrownBy(() -> Training.run(shapes, wider, run, "cpu", true, e -> {}))
                .isInstanceOf(TrainingException.RunFolderFailed.class);
        assertThat(run.recipe()).hasContent(before);
    }

    @Test
    void retrainingFollowsAnyMethodOnMasksForAllImages() throws Exception {
        var told = new ArrayList<Event>();
        Training.run(shapes, small("classmix", "steps", "3", "retrainSteps", "3", "retrainStart", "fresh"), run("two"),
                "cpu", false, e -> told.add(e.event()));
        assertThat(told).contains(new Event.Retraining(12, 4, true))
                .hasAtLeastOneElementOfType(Event.PseudoMasks.class);
        assertThat(masksOf(run("two"), "train5")).hasSize(2);
        assertThat(told.stream().filter(Event.Started.class::isInstance).map(Event.Started.class::cast))
                .allMatch(started -> started.steps() == 6);
    }

    private static List<Path> masksOf(RunFolder run, String image) throws IOException {
        try (var files = Files.list(run.path().resolve("pseudo"))) {
            return files.filter(f -> f.getFileName().toString().startsWith(Fingerprint.of(image))).sorted().toList();
        }
    }

    @Test
    void aRunPausedAtTheLastStepOfAPhaseLetsTheSameNetworkMakePseudoMasks() throws Exception {
        // a teacher that is still the fresh network: the student is better, and only measurements tell
        Recipe recipe = small("classmix", "steps", "30", "evaluateEvery", "30", "retrainSteps", "2", "emaMax", "0.999",
                "scaleMin", "0.9", "scaleMax", "1.1");
        train(recipe, run("whole"));
        RunFolder parts = run("parts");
        var first = Training.run(shapes, recipe, parts, "cpu", false, e -> pauseAt(parts, e, 30));
        assertThat(first.reason()).isEqualTo(StopReason.PAUSED);
        assertThat(first.steps()).isEqualTo(30);
        Training.run(shapes, recipe, parts, "cpu", true, e -> {});
        Path labeller = Path.of("pseudo/labeller.safetensors");
        assertThat(ModelFile.readCard(run("whole").path().resolve(labeller)).scores().network()).isEqualTo("student");
        assertThat(parts.path().resolve(labeller)).hasSameBinaryContentAs(run("whole").path().resolve(labeller));
        assertSameCheckpoint(run("whole"), parts);
    }

    @Test
    void aRunPausedWhilePseudoMasksAreMadeGoesOnWithTheSameLabeller() throws Exception {
        Recipe recipe = small("cross-classmix", "steps", "4", "retrainSteps", "3", "evaluateEvery", "2");
        train(recipe, run("whole"));
        RunFolder parts = run("parts");
        var first = Training.run(shapes, recipe, parts, "cpu", false, e -> {
            if (e.event() instanceof Event.PseudoMasks masks && masks.done() == 6) {
                request(parts);
            }
        });
        assertThat(first.reason()).isEqualTo(StopReason.PAUSED);
        assertThat(first.steps()).isEqualTo(4);
        Path labeller = parts.path().resolve("pseudo/labeller.safetensors");
        byte[] before = Files.readAllBytes(labeller);
        assertThat(Training.run(shapes, recipe, parts, "cpu", true, e -> {}).steps()).isEqualTo(7);
        assertThat(labeller).hasBinaryContent(before);
        assertSameCheckpoint(run("whole"), parts);
    }

    private static void request(RunFolder run) {
        try {
            run.request(StopReason.PAUSED);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void aModelOfOtherClassesMakesNoPseudoMasks() throws Exception {
        train(small("supervised", "steps", "2"), run("model"));
        Path model = ModelExport.best(run("model"));
        Path card = ModelFile.cardOf(model);
        Files.writeString(card, Files.readString(card).replace("\"disc\"", "\"plate\""));
        Recipe recipe = small("supervised", "retrainFrom", model.toString(), "retrainSteps", "2");
        assertThatThrownBy(() -> train(recipe, run("other"))).isInstanceOf(TrainingException.WrongWeights.class)
                .hasMessageContaining("plate").hasMessageContaining("disc");
    }

    @Test
    void retrainingAloneStartsFromAModelAtHand() throws Exception {
        train(small("supervised", "steps", "3"), run("model"));
        String model = ModelExport.best(run("model")).toString();
        var result = train(small("supervised", "retrainFrom", model, "retrainSteps", "4"), run("alone"));
        assertThat(result.steps()).isEqualTo(4);
        assertThat(masksOf(run("alone"), "train4")).hasSize(2);
    }

    @Test
    void switchedOffTermsLeaveTheirNetworkOut() throws Exception {
        var told = new ArrayList<Event>();
        Training.run(shapes, small("cross-classmix", "steps", "4", "h2pWeight", "0", "p2hWeight", "0"), run("alone"),
                "cpu", false, e -> told.add(e.event()));
        assertThat(run("alone").checkpoint("last").resolve("pseudo.safetensors")).doesNotExist();
        assertThat(told.stream().filter(Event.StepDone.class::isInstance).map(Event.StepDone.class::cast).toList()
                .getLast().terms()).containsOnlyKeys("strong", "image", "mixed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"classmix", "cross-classmix"})
    void imagesAreMixedFromTheSetShareOfTheStepsOn(String method) throws Exception {
        var told = new ArrayList<Event>();
        Training.run(shapes, small(method, "steps", "6", "mixFrom", "0.5", "emaMax", "0"), run("late"), "cpu", false,
                e -> told.add(e.event()));
        var steps = told.stream().filter(Event.StepDone.class::isInstance).map(Event.StepDone.class::cast).toList();
        assertThat(steps.getFirst().terms()).doesNotContainKey("mixed");
        assertThat(steps.getLast().terms()).containsKey("mixed");
    }

    @Test
    void theFirstFormOfUniMatchHasATermForPerturbedFeatures() throws Exception {
        var told = new ArrayList<Event>();
        Training.run(shapes, small("unimatch", "steps", "2", "form", "v1"), run("v1"), "cpu", false,
                e -> told.add(e.event()));
        assertThat(told.stream().filter(Event.StepDone.class::isInstance).map(Event.StepDone.class::cast).toList()
                .getLast().terms()).containsOnlyKeys("supervised", "strong1", "strong2", "features");
    }

    @Test
    void trainingEndsEarlyWhenNothingGetsBetter() throws Exception {
        var told = new ArrayList<Event>();
        var result = Training.run(shapes, small("supervised", "steps", "50", "evaluateEvery", "2", "patience", "2",
                "decoderRate", "0", "encoderRate", "0", "encoderStatistics", "frozen"), run("early"), "cpu", false,
                e -> told.add(e.event()));
        assertThat(result.steps()).isEqualTo(6);
        assertThat(told).contains(new Event.Warned("earlyStop", List.of("6")));
    }

    @Test
    void anotherSeedGivesOtherWeights() throws Exception {
        train(small("supervised", "steps", "3"), run("a"));
        train(small("supervised", "steps", "3", "seed", "2"), run("b"));
        assertThat(Files.mismatch(run("a").checkpoint("last").resolve("student.safetensors"),
                run("b").checkpoint("last").resolve("student.safetensors"))).isNotNegative();
    }

    @Test
    void classMixWithOneImagePerStepBorrowsThePartnerOfTheStepBefore() throws Exception {
        var result = train(small("classmix", "steps", "4", "unlabelledBatch", "1", "sampleEvery", "1"), run("one"));
        assertThat(result.steps()).isEqualTo(4);
        for (int step = 2; step < 4; step++) { // step 0 has no step before it
            assertThat(origin(run("one"), step, "b")).as("partner of step %d", step)
                    .isEqualTo(origin(run("one"), step - 1, "a"));
        }
        var sources = new java.util.HashSet<String>();
        for (int step = 0; step < 4; step++) {
            sources.add(origin(run("one"), step, "a"));
        }
        assertThat(sources).as("images of the steps").hasSizeGreaterThan(1);
    }

    private static String origin(RunFolder run, long step, String role) throws IOException {
        return JsonFiles.read(run.sample(step).resolve(SampleSheet.FILE), SampleSheet.class).orElseThrow().scenes()
                .getFirst().origin(role).orElseThrow().image();
    }

    @ParameterizedTest
    @ValueSource(strings = {"classmix", "cross", "cross-classmix", "unimatch"})
    void thePublishedDetailsTrainToo(String method) throws Exception {
        var told = new ArrayList<Event>();
        var result = Training.run(shapes, small(method, "steps", "3", "reference", "yes", "evaluateEvery", "3"),
                run("published"), "cpu", false, e -> told.add(e.event()));
        assertThat(result.reason()).isEqualTo(StopReason.FINISHED);
        assertThat(told.stream().filter(Event.StepDone.class::isInstance).map(Event.StepDone.class::cast))
                .isNotEmpty().allMatch(step -> step.terms().size() > 1 && Double.isFinite(step.loss()));
    }

    @Test
    void thePublishedTeacherIsNotAskedAboutSingleImages() throws Exception {
        var source = new Shapes(shapes.train(), List.of());
        Recipe recipe = small("classmix", "steps", "2", "evaluateEvery", "2", "watched", "2");
        for (String[] expected : new String[][]{{"no", "teacher"}, {"yes", "student"}}) {
            RunFolder run = run("reference-" + expected[0]);
            Training.run(source, recipe.with("reference", expected[0]), run, "cpu", false, e -> {});
            assertThat(ModelFile.readCard(ModelExport.best(run)).scores().network()).isEqualTo(expected[1]);
            assertThat(JsonFiles.read(run.watched(2).resolve(WatchSheet.FILE), WatchSheet.class).orElseThrow()
                    .network()).isEqualTo(expected[1]);
        }
    }

    @Test
    void retrainingAloneTakesTheNetworkOfTheModelWhateverTheRecipeSays() throws Exception {
        train(small("cross", "steps", "2", "width", "0.1", "decoderChannels", "16"), run("model"));
        Path model = ModelExport.best(run("model"));
        var result = train(small("supervised", "retrainFrom", model.toString(), "retrainSteps", "2"), run("alone"));
        assertThat(result.steps()).isEqualTo(2);
        Path best = ModelExport.best(run("alone"));
        assertThat(ModelFile.readCard(best).network()).isEqualTo(ModelFile.readCard(model).network());
        try (Predictor predictor = Predictor.open(best, "cpu")) {
            assertThat(Evaluation.of(predictor, shapes.validation(), i -> {}).miou()).isEqualTo(result.bestMiou());
        }
    }

    @Test
    void aRunTellsEverythingAndLeavesAModelThatScoresTheSame() throws Exception {
        RunFolder run = run("told");
        var heard = new ArrayList<Logged>();
        var result = Training.run(shapes, small("classmix", "steps", "40", "evaluateEvery", "20"), run, "cpu", false,
                heard::add);
        List<Logged> log = EventLog.readAll(run.events());
        assertThat(log).extracting(Logged::event).hasSameSizeAs(heard);
        assertThat(log.getFirst().event()).isInstanceOf(Event.Started.class);
        assertThat(log.getLast().event()).isEqualTo(new Event.Stopped(StopReason.FINISHED, result.bestMiou()));
        assertThat(log).extracting(Logged::event).hasAtLeastOneElementOfType(Event.SampleSaved.class)
                .hasAtLeastOneElementOfType(Event.CheckpointSaved.class);
        assertThat(run.sample(0)).isDirectoryContaining("glob:**mixed.png");
        Path out = ModelExport.safetensors(run, folder.resolve("out/model.safetensors"));
        assertThat(ModelFile.readCard(out).scores().miou()).isEqualTo(result.bestMiou());
        try (Predictor predictor = Predictor.open(out, "cpu")) {
            assertThat(Evaluation.of(predictor, shapes.validation(), i -> {}).miou()).isEqualTo(result.bestMiou());
        }
    }

    @Test
    void itLearnsToTellDiscBarAndGround() throws Exception {
        var result = train(
                small("supervised", "steps", "150", "evaluateEvery", "50", "scaleMin", "0.9", "scaleMax", "1.1"),
                run("learns"));
        assertThat(result.bestMiou()).isGreaterThan(0.6);
    }

    @Test
    void explodingLossStopsWithStepTermAndImages() throws Exception {
        RunFolder run = run("explodes");
        Recipe wild = small("supervised", "steps", "200", "optimizer", "sgd", "encoderRate", "10", "decoderRate", "10",
                "warmUp", "0");
        var failure = catchThrowableOfType(TrainingException.NonFiniteLoss.class, () -> train(wild, run));
        assertThat(failure.term()).isEqualTo("supervised");
        assertThat(failure.images()).hasSize(2).allMatch(name -> name.startsWith("train"));
        assertThat(EventLog.readAll(run.events()).getLast().event()).isInstanceOfSatisfying(Event.Failed.class,
                failed -> assertThat(failed.code()).isEqualTo("nonFiniteLoss"));
    }

    @Test
    void aBrokenImageIsNamedOnceAndTheRunGoesOn() throws Exception {
        var train = new ArrayList<>(shapes.train());
        train.add(new Shapes.Broken("torn.jpg"));
        var source = new Shapes(train, shapes.validation());
        var warned = new ArrayList<Event.Warned>();
        var result = Training.run(source, small("supervised", "steps", "12", "classBalance", "0"), run("torn"), "cpu",
                false,
                e -> {
                    if (e.event() instanceof Event.Warned w) {
                        warned.add(w);
                    }
                });
        assertThat(result.reason()).isEqualTo(StopReason.FINISHED);
        assertThat(warned)
                .containsExactly(new Event.Warned("unreadableImage", List.of("torn.jpg", "the file is cut off")));
    }

    @Test
    void withoutAPaintedPixelItSaysSoBeforeItStarts() throws Exception {
        var bare = Shapes.of(4, 0, 2, 1);
        assertThatThrownBy(
                () -> Training.run(bare, small("classmix"), run("bare"), "cpu", false, e -> {}))
                .isInstanceOfSatisfying(TrainingException.NotReady.class, e -> assertThat(e.problems())
                        .extracting(Preflight.Problem::kind).contains(Preflight.Kind.NO_PIXEL_LABELS));
    }

    @Test
    void withoutValidationItTrainsAndKeepsTheLastState() throws Exception {
        var source = new Shapes(shapes.train(), List.of());
        assertThat(Preflight.check(source, small("supervised"))).extracting(Preflight.Problem::kind)
                .containsExactly(Preflight.Kind.NO_VALIDATION);
        var result = Training.run(source, small("supervised", "steps", "2"), run("blind"), "cpu", false, e -> {});
        assertThat(result.bestMiou()).isNaN();
        assertThat(EventLog.readAll(run("blind").events()).getLast().event())
                .isEqualTo(new Event.Stopped(StopReason.FINISHED, Double.NaN));
        assertThat(ModelFile.readCard(ModelExport.best(run("blind"))).scores().miou()).isNull();
    }

    @Test
    void unknownDeviceIsNamedWithTheOnesThatExist() throws Exception {
        assertThatThrownBy(() -> Training.run(shapes, small("supervised"), run("gpu"), "gpu7", false, e -> {}))
                .isInstanceOf(TrainingException.NoDevice.class).hasMessageContaining("gpu7")
                .hasMessageContaining("cpu");
    }

    @Test
    void aTornCheckpointCostsTheStepsSinceTheOneBefore() throws Exception {
        RunFolder run = run("cut");
        Recipe recipe = small("supervised", "steps", "4", "checkpointEvery", "2");
        train(recipe, run);
        tear(run.checkpoint("last"));
        var warned = new ArrayList<Event>();
        var result = Training.run(shapes, recipe, run, "cpu", true, e -> warned.add(e.event()));
        assertThat(result.steps()).isEqualTo(4);
        assertThat(warned).contains(new Event.Warned("damagedCheckpoint", List.of("4")));
        assertThat(warned).haveAtLeastOne(new org.assertj.core.api.Condition<>(
                e -> e instanceof Event.StepDone, "a step that was done again"));
    }

    @Test
    void whereNoCheckpointIsWholeItSaysSo() throws Exception {
        RunFolder run = run("cut");
        Recipe recipe = small("supervised", "steps", "2");
        train(recipe, run);
        tear(run.checkpoint("last"));
        assertThatThrownBy(() -> Training.run(shapes, recipe, run, "cpu", true, e -> {}))
                .isInstanceOf(TrainingException.RunFolderFailed.class).hasMessageContaining("student.safetensors");
    }

    private static void tear(Path checkpoint) throws IOException {
        Path file = checkpoint.resolve("student.safetensors");
        Files.write(file, java.util.Arrays.copyOf(Files.readAllBytes(file), 1000));
    }

    @Test
    void nativeMemoryStaysFlatOverAThousandSteps() throws Exception {
        assumeTrue(Files.isReadable(Path.of("/proc/self/status")), "needs /proc to read the memory of this process");
        var resident = new ArrayList<Long>();
        Recipe recipe = small("classmix", "steps", "1000", "crop", "32", "evaluateEvery", "125", "sampleEvery", "1000",
                "checkpointEvery", "1000", "width", "0.1", "decoderChannels", "8");
        Training.run(shapes, recipe, run("long"), "cpu", false, e -> {
            if (e.event() instanceof Event.Evaluated evaluated && evaluated.network().equals("teacher")) {
                resident.add(residentKilobytes());
            }
        });
        assertThat(resident).hasSize(8);
        long early = Collections.min(resident.subList(1, 4));
        long late = Collections.min(resident.subList(5, 8));
        assertThat(late - early).as("growth between steps 250..500 and 750..1000, kB, of %s", resident)
                .isLessThan(12_000);
    }

    private static long residentKilobytes() {
        System.gc();
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream().filter(l -> l.startsWith("VmRSS"))
                    .mapToLong(l -> Long.parseLong(l.replaceAll("\\D", ""))).findFirst().orElseThrow();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
