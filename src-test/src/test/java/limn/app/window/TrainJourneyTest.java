package limn.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import limn.annotator.model.ImageItem;
import limn.annotator.model.Mask;
import limn.annotator.model.TagState;
import limn.annotator.model.Tags;
import limn.app.train.RunStatus;
import limn.app.train.TrainingCommand;
import limn.app.train.TrainingProcess;
import limn.app.window.runs.DeviceChoice;
import limn.engine.export.ModelFile;
import limn.engine.predict.Devices;
import limn.engine.recipe.Recipe;
import limn.engine.run.RunFolder;
import limn.journeys.Layout;
import org.junit.jupiter.api.Test;

/** A person trains, watches, takes over what the network suggests, and hands everything over, in the real window. */
class TrainJourneyTest extends TrainingJourney {
    @Test
    void aRunIsWatchedItsPredictionTakenOverAndEverythingExported() throws Exception {
        train("classmix", Map.of("steps", "30", "evaluateEvery", "10", "sampleEvery", "10"));
        await("the end of the run", TRAINING, () -> status() == RunStatus.FINISHED);
        await("its words",
                () -> isThere("run-facts") && find("run-facts", Label.class).getText().contains("step 30 of 30"));
        await("its pictures", () -> find("samples", Pane.class).lookupAll(".sample-frame").size() == 10);
        assertThat(fx(() -> find("samples", Pane.class).lookupAll(".inspect-name").stream()
                .map(l -> ((Label) l).getText()).toList())).contains("mixed", "pseudo label")
                .noneMatch(words -> words.endsWith(".png"));
        assertThat(fx(() -> project().trainer().active().orElseThrow().state().best()).isPresent()).isTrue();

        acceptPrediction();
        go(Place.Id.RESULTS);
        await("the table", () -> workspace().isIdle());
        click("export");
        await("the export", Duration.ofSeconds(60), () -> !find("exported", Label.class).getText().isEmpty());
        Path export = onlyFolderOf(projectFolder().resolve("export"));
        assertThat(export.resolve("tags.csv")).isRegularFile();
        assertThat(files(export.resolve("masks"))).hasSize(5);
        assertThat(files(export.resolve("predictions"))).hasSize(6);
        var card = ModelFile.readCard(export.resolve("model/model.safetensors"));
        assertThat(export.resolve("model/model.onnx")).isNotEmptyFile();
        assertThat(export.resolve("model/model.proof.json")).content().contains("\"holds\" : true");
        assertThat(export.resolve("model/model.report.html")).isNotEmptyFile();
        assertThat(find("proof", Label.class).getStyleClass()).contains("proof-holds");
        assertThat(card.classes()).hasSize(2);
        assertThat(card.scores().miou()).isNotNull();
    }

    @Test
    void whereThereIsAGraphicsCardItIsTakenAndTheProcessorCanBeChosen() throws Exception {
        press(KeyCode.DIGIT3, false, true);
        await("the setup", () -> isThere("devices") && workspace().isIdle());
        fx(() -> {
            var devices = find("devices", DeviceChoice.class);
            assertThat(devices.name()).isEqualTo(Devices.best());
            devices.show(List.of("cpu"), "cpu");
            assertThat(devices.isVisible()).as("nothing to choose").isFalse();
            devices.show(List.of("cpu", "gpu0", "gpu1"), "gpu0");
            assertThat(devices.isVisible()).isTrue();
            assertThat(devices.name()).as("chosen before the card was there").isEqualTo("cpu");
            find("device-gpu1", ToggleButton.class).fire();
            assertThat(devices.name()).isEqualTo("gpu1");
            find("device-gpu1", ToggleButton.class).fire();
            assertThat(find("device-gpu1", ToggleButton.class).isSelected()).as("one is always chosen").isTrue();
            var fresh = new DeviceChoice(workspace().texts(), () -> {});
            assertThat(fresh.name()).isEmpty();
            fresh.show(List.of("cpu", "gpu0"), "gpu0");
            assertThat(fresh.name()).isEqualTo("gpu0");
            return true;
        });
    }

    @Test
    void aPresetFillsTheNumbersAndTheNextOneReplacesThem() throws Exception {
        press(KeyCode.DIGIT3, false, true);
        await("the presets", () -> isThere("preset-balanced") && isThere("numbers"));
        fx(() -> {
            find("preset-balanced", ToggleButton.class).fire();
            find("numbers", TitledPane.class).setExpanded(true);
            scene().getRoot().applyCss();
            scene().getRoot().layout();
            assertThat(find("setting-steps", TextField.class).getText()).isEqualTo("10000");
            assertThat(find("setting-network", ComboBox.class).getValue()).isEqualTo("resnet50");
            find("preset-quick", ToggleButton.class).fire();
            assertThat(find("setting-steps", TextField.class).getText()).isEmpty();
            find("preset-quick", ToggleButton.class).fire();
            assertThat(find("preset-quick", ToggleButton.class).isSelected()).isTrue();
            return true;
        });
    }

    /** The third image has no mask: its whole prediction is taken over, taken back in one step, and taken over again. */
    private void acceptPrediction() throws Exception {
        openInEditor(2);
        assertThat(unlabelled()).isEqualTo(Layout.WIDTH * Layout.HEIGHT);
        press(KeyCode.T, false, false);
        await("the suggestion", Duration.ofSeconds(60),
                () -> !find("accept-prediction", Button.class).isDisabled());
        press(KeyCode.ENTER, false, false);
        await("the mask", () -> unlabelledNow() == 0);
        press(KeyCode.Z, false, true);
        await("undo", () -> unlabelledNow() == Layout.WIDTH * Layout.HEIGHT);
        press(KeyCode.Z, true, true);
        await("redo", () -> unlabelledNow() == 0);
    }

    private int unlabelled() throws Exception { return fx(this::unlabelledNow); }

    private int unlabelledNow() {
        Mask mask = Objects.requireNonNull(label().canvas().mask());
        int count = 0;
        for (byte label : mask.toBytes()) {
            count += (label & 0xFF) == Mask.UNLABELLED ? 1 : 0;
        }
        return count;
    }

    @Test
    void aKilledTrainingIsReportedAndGoesOnFromItsCheckpoint() throws Exception {
        train("supervised", Map.of("steps", "100000", "checkpointEvery", "5", "evaluateEvery", "100000"));
        await("a checkpoint", TRAINING, () -> status() == RunStatus.RUNNING
                && project().trainer().active().orElseThrow().state().step() > 10);
        ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
        await("the report", () -> status() == RunStatus.FAILED);
        await("its words", () -> find("run-trouble", Label.class).getText().contains("memory was short"));
        await("the way on", () -> find("run-resume", Button.class).isVisible());
        assertThat(fx(() -> find("run-safe", Label.class).getText())).contains("up to step");
        RunFolder folder = project().trainer().active().orElseThrow().folder();
        int batch = Recipe.fromJson(Files.readString(folder.recipe())).whole("batch");

        click("run-less");
        await("the run to go on", TRAINING, () -> status() == RunStatus.RUNNING);
        await("the smaller batch", TRAINING,
                () -> Recipe.fromJson(Files.readString(folder.recipe())).whole("batch") == batch / 2);

        Path inTheWay = Files.createDirectories(folder.path().resolve("request.tmp/in the way"));
        click("run-stop");
        await("the answer", () -> status() == RunStatus.RUNNING && scene().lookup(".notice") != null);
        Files.delete(inTheWay);
        Files.delete(inTheWay.resolveSibling(""));
        click("run-pause");
        await("the pause", TRAINING, () -> status() == RunStatus.PAUSED);
        assertThat(project().model().images()).hasSize(6);
    }

    @Test
    void aTrainingThatEndsBeforeItsFirstCheckpointIsStartedAgain() throws Exception {
        train("supervised", Map.of("steps", "100000", "checkpointEvery", "100000", "evaluateEvery", "100000"));
        await("a step", TRAINING, () -> status() == RunStatus.RUNNING && state().step() > 0);
        RunFolder first = project().trainer().active().orElseThrow().folder();
        ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
        await("the report", () -> status() == RunStatus.FAILED && find("run-again", Button.class).isVisible());
        assertThat(fx(() -> find("run-resume", Button.class).isVisible())).isFalse();
        assertThat(fx(() -> find("run-less", Button.class).getText())).isEqualTo("Start again with half the batch");

        click("run-again");
        await("another run", TRAINING, () -> status() == RunStatus.RUNNING
                && !project().trainer().isOwn(first) && state().step() > 0);
        RunFolder second = project().trainer().active().orElseThrow().folder();
        assertThat(Recipe.fromJson(Files.readString(second.recipe())))
                .isEqualTo(Recipe.fromJson(Files.readString(first.recipe())));
        click("run-stop");
        await("the end", TRAINING, () -> status() == RunStatus.STOPPED);
    }

    @Test
    void aRunOfATerminalIsWatchedAndPausedHere() throws Exception {
        var numbers = Discs.small(Map.of("steps", "100000", "checkpointEvery", "100000", "evaluateEvery", "100000"));
        RunFolder folder = RunFolder.create(projectFolder().resolve("runs"), "supervised", LocalDateTime.now());
        var terminal = TrainingProcess
                .start(new TrainingCommand(projectFolder(), "supervised", folder.path(), numbers, "", false));
        try {
            press(KeyCode.DIGIT3, false, true);
            await("the run", TRAINING, () -> workspace().showNewestRun());
            await("its pause button", TRAINING,
                    () -> isThere("run-pause") && find("run-pause", Button.class).isVisible());
            click("run-pause");
            assertThat(terminal.ended().get(TRAINING.toSeconds(), TimeUnit.SECONDS)).isZero();
            await("the way on", () -> find("run-resume", Button.class).isVisible());
        } finally {
            terminal.kill();
        }
    }

    @Test
    void aTrainingThatIsLetGoIsFoundWhenTheProjectIsOpenedAgain() throws Exception {
        train("supervised", Map.of("steps", "100000", "checkpointEvery", "5", "evaluateEvery", "100000"));
        await("a step", TRAINING, () -> status() == RunStatus.RUNNING);
        fx(() -> {
            workspace().leave(workspace()::closeProjectAndStart);
            return true;
        });
        await("the question", () -> isThere("leave-card"));
        click("leave-stay");
        await("nothing happens", () -> !isThere("leave-card") && workspace().project() != null);
        fx(() -> {
            workspace().leave(workspace()::closeProjectAndStart);
            find("leave-goOn", Button.class).fire();
            return true;
        });
        await("the start page", () -> workspace().project() == null);
        fx(() -> {
            workspace().open(projectFolder());
            return true;
        });
        await("the project", TRAINING, () -> workspace().project() != null);
        assertThat(fx(() -> project().trainer().isBusy())).as("it belongs to nobody now").isFalse();
        press(KeyCode.DIGIT3, false, true);
        await("the run, found", TRAINING,
                () -> isThere("run-pause") && find("run-pause", Button.class).isVisible());
        click("run-pause");
        await("the pause", TRAINING, () -> find("run-resume", Button.class).isVisible());
    }

    @Test
    void whatATrainingWouldCostIsSaidBeforeItStarts() throws Exception {
        fill("supervised", Map.of());
        click("forecast");
        await("the answer", TRAINING, () -> find("forecast-answer", Label.class).getText().startsWith("About"));
        type("setting-steps", "7");
        await("nothing, for the recipe is another one", () -> find("forecast-answer", Label.class).getText().isEmpty());
    }

    @Test
    void aWrongNumberThatIsMendedLetsTheTrainingStart() throws Exception {
        fill("supervised", Map.of("steps", "many"));
        await("what is wrong", () -> find("train", Button.class).isDisabled()
                && find("problems", Pane.class).lookup(".notice-error") != null);
        type("setting-steps", "5");
        await("the way on", () -> !find("train", Button.class).isDisabled()
                && find("problems", Pane.class).lookup(".notice-error") == null);
    }

    private void tagAll(TagState state) throws Exception {
        fx(() -> {
            int classes = project().model().classes().size();
            project().model().setTags(project().model().images().stream().collect(
                    Collectors.toMap(ImageItem::id, item -> Tags.unknown(classes).with(1, state))));
            return true;
        });
        go(Place.Id.IMAGES);
        go(Place.Id.TRAIN);
    }

    private boolean isChosen(String recipe) {
        return isThere("recipe-" + recipe) && find("recipe-" + recipe, ToggleButton.class).isSelected();
    }

    @Test
    void theSuggestedRecipeFollowsTheTagsUntilAPersonChooses() throws Exception {
        tagAll(TagState.UNKNOWN);
        await("one without tags", () -> isChosen("classmix"));
        tagAll(TagState.PRESENT);
        await("one that learns from tags", () -> isChosen("cross"));
        fx(() -> {
            find("recipe-unimatch", ToggleButton.class).fire();
            return true;
        });
        tagAll(TagState.UNKNOWN);
        awaitQuiet();
        assertThat(fx(() -> isChosen("unimatch"))).isTrue();
    }

    private static Path onlyFolderOf(Path folder) throws Exception {
        List<Path> found = files(folder);
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private static List<Path> files(Path folder) throws Exception {
        try (var files = Files.list(folder)) {
            return files.toList();
        }
    }
}
