package limn.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseEvent;
import limn.annotator.edit.Change;
import limn.annotator.edit.ChangeKind;
import limn.annotator.model.ImageItem;
import limn.annotator.model.Mask;
import limn.annotator.store.Verdict;
import limn.app.evaluate.Evaluation;
import limn.app.train.RunCatalog;
import limn.app.train.RunStatus;
import limn.app.window.chart.Chart;
import limn.app.window.evaluate.Found;
import limn.engine.export.ModelFile;
import limn.engine.run.RunFolder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * One person's day with a training: started from its card, watched, looked into, corrected while it goes on, paused, resumed, compared
 * with the run of a colleague, judged, its predictions reviewed, and the model handed over with its proof.
 */
@Tag("slow") // a real training at the pace of the machine: on a busy one it has failed at waits of its own
class TrainingDayJourneyTest extends TrainingJourney {
    private static final String COLLEAGUES = "2026-01-02-0304-supervised";
    private static final Duration A_WHILE = Duration.ofSeconds(60);

    @Override
    void makeProject() throws Exception {
        super.makeProject();
        Discs.train(projectFolder(), COLLEAGUES, "supervised", Map.of("steps", "8", "evaluateEvery", "4"));
    }

    @Test
    void aTrainingFromItsFirstStepToTheModelThatIsHandedOver() throws Exception {
        startFromTheCard();
        watch();
        askForSamples();
        String source = inspect();
        correct(source);
        stopWithACheckpoint();
        lookBack(source);
        resumeToTheEnd();
        compare();
        judge();
        review();
        handOver();
    }

    private void startFromTheCard() throws Exception {
        train("cross-classmix",
                Map.of("steps", "500", "unlabelledBatch", "2", "emaMax", "0.9", "mixFrom", "0", "evaluateEvery", "25",
                        "sampleEvery", "10", "checkpointEvery", "500", "watched", "0"));
        await("the first step", TRAINING, () -> status() == RunStatus.RUNNING && state().step() > 0);
    }

    private void watch() throws Exception {
        await("curves", TRAINING, () -> points("curve-miou-chart") >= 1 && points("curve-losses-chart") >= 2);
        int before = fx(() -> points("curve-losses-chart"));
        await("curves that grow", A_WHILE, () -> points("curve-losses-chart") > before);
        await("a mixed sample", A_WHILE, () -> isThere("pane-mixed") && isThere("scene-weak"));
    }

    /** How many points the longest curve of a chart has. */
    private int points(String chart) {
        return isThere(chart)
                ? find(chart, Chart.class).series().stream().mapToInt(s -> s.curve().size()).max().orElse(0)
                : 0;
    }

    private void askForSamples() throws Exception {
        click("asking");
        ask("disc5");
        await("a refusal", () -> words("ask-state").contains("disc5 is a validation image"));
        assertThat(run().asked()).as("nobody waits for it").isEmpty();
        ask("disc2");
        await("the sample", A_WHILE,
                () -> words("ask-state").startsWith("It came") && find("ask-show", Node.class).isVisible());
        click("ask-show");
        await("its words", () -> scene().getRoot().lookupAll(".label").stream()
                .anyMatch(l -> ((Label) l).getText().endsWith("asked for")));
        choose("ask-class", "disc");
        awaitAnother(1);
        click("ask");
        awaitAnother(2);
    }

    /** @param more samples that were asked for, beside the first one */
    private void awaitAnother(int more) throws Exception {
        await("sample " + more + " with the class", A_WHILE, () -> words("ask-state").startsWith("It came")
                && state().samples().stream().filter(s -> s.asked()).count() == 1 + more);
    }

    private void ask(String image) throws Exception {
        type("ask-image", image);
        click("ask");
    }

    /** @return the name of the image whose pixel was clicked */
    private String inspect() throws Exception {
        click("scene-mixed");
        await("the mixed panes", () -> isThere("pane-mixed"));
        mouseInPane("mixed", MouseEvent.MOUSE_MOVED, 0.5);
        assertThat(value("student")).matches("(background|disc) [01]\\.\\d\\d");
        assertThat(List.of(value("source-a"), value("source-b"))).contains("disc2");
        String source = value("mixed");
        mouseInPane("mixed", MouseEvent.MOUSE_CLICKED, 0.5);
        await("the source in the editor", () -> label().shown().map(ImageItem::name).equals(Optional.of(source))
                && label().canvas().mask() != null && workspace().isIdle());
        return source;
    }

    /** Has an image watched, and paints over a part of it between two measurements. */
    private void correct(String image) throws Exception {
        showResults("time");
        type("watch-image", image);
        click("watch-add");
        await("predictions of it", A_WHILE, () -> isThere("watched-" + image));
        fx(() -> {
            ImageItem item = named(image);
            Mask before = project().model().mask(item);
            var editor = before.edit();
            editor.span(2, 0, item.width(), 0);
            project().model().commit(Change.of(ChangeKind.BRUSH, item.id(), before, editor.done()), 0);
            return true;
        });
        int measured = fx(() -> state().watched().size());
        await("a later measurement", A_WHILE, () -> state().watched().size() > measured + 1);
    }

    private ImageItem named(String image) {
        return project().model().images().stream().filter(i -> i.name().equals(image)).findFirst().orElseThrow();
    }

    private void stopWithACheckpoint() throws Exception {
        go(Place.Id.TRAIN);
        click("run-pause");
        await("the pause", A_WHILE, () -> status() == RunStatus.PAUSED);
        assertThat(run().checkpoint("last")).isDirectory();
        assertThat(fx(() -> state().checkpoint())).hasValue(fx(() -> state().step()));
    }

    private void lookBack(String image) throws Exception {
        showResults("time");
        await("a mark where the labels changed",
                () -> isThere("watched-" + image) && words("watch-changed").contains("(1)"));
    }

    private void resumeToTheEnd() throws Exception {
        long paused = fx(() -> state().step());
        go(Place.Id.TRAIN);
        await("the way on", () -> isThere("run-resume") && find("run-resume", Button.class).isVisible());
        click("run-resume");
        await("steps beyond the pause", TRAINING, () -> state().step() > paused);
        await("the end", TRAINING, () -> status() == RunStatus.FINISHED);
        assertThat(fx(() -> state().step())).isEqualTo(500);
    }

    private void compare() throws Exception {
        showRuns(2);
        selectRuns(run().name(), COLLEAGUES);
        assertThat(fx(this::differences)).anySatisfy(words -> assertThat(words).contains("steps"));
        Chart chart = fx(() -> find("overlay-chart", Chart.class));
        await("both curves", () -> chart.series().size() == 2 && chart.isSettled());
        click("runs-same");
        await("images to choose from", () -> find("same-image", ComboBox.class).getValue() != null);
        choose("same-image", fx(() -> named("disc4")));
        await("labels and two predictions", A_WHILE, () -> find("same-image", Node.class).getScene().getRoot()
                .lookupAll(".sample-frame .image-view").size() == 3);
    }

    /** What the table says of how the runs differ. */
    private List<String> differences() {
        TableColumn<?, ?> column = runTable().getColumns().stream()
                .filter(c -> c.getText().equals(workspace().texts().get("window.runs.differs"))).findFirst()
                .orElseThrow();
        return Stream.iterate(0, i -> i + 1).limit(runTable().getItems().size())
                .map(i -> String.valueOf(column.getCellData(i))).toList();
    }

    private void judge() throws Exception {
        selectRuns(run().name());
        measure();
        Evaluation measured = Evaluation.read(run(), limn.annotator.model.Split.VAL).orElseThrow();
        int truth = measured.free().at(1, 0) + measured.free().at(1, 1) > 0 ? 1 : 0;
        openConfusion(truth, measured.free().at(truth, 0) > 0 ? 0 : 1);
        String first = fx(() -> ((Found) foundRegions().getItems().getFirst()).image());
        press("evaluation-found", KeyCode.ENTER);
        await("the image in the editor", () -> label().shown().map(ImageItem::name).equals(Optional.of(first)));
        awaitQuiet();
    }

    private void review() throws Exception {
        predict();
        int all = fx(this::regionsLeft);
        judge(KeyCode.ENTER);
        await("one accepted", () -> regionsLeft() < all && verdicts(Verdict::accepted) == 1);
        int left = fx(this::regionsLeft);
        if (left > 0) {
            judge(KeyCode.BACK_SPACE);
            await("one refused", () -> verdicts(v -> !v.accepted()) == 1);
            press(KeyCode.Z, false, true);
            await("the refusal taken back", () -> verdicts(v -> !v.accepted()) == 0 && regionsLeft() == left);
        }
        assertThat(fx(() -> verdicts(Verdict::accepted))).isEqualTo(1);
    }

    private long verdicts(Predicate<Verdict> of) {
        return project().model().project().verdicts().all().stream().filter(of).count();
    }

    private void handOver() throws Exception {
        showResults("runs");
        awaitQuiet();
        click("export");
        await("the export", TRAINING, () -> !words("exported").isEmpty());
        assertThat(fx(() -> find("proof", Label.class).getStyleClass())).contains("proof-holds");
        Path model;
        try (Stream<Path> exports = Files.list(projectFolder().resolve("export"))) {
            model = exports.toList().getFirst().resolve("model");
        }
        assertThat(model.resolve("model.onnx")).isNotEmptyFile();
        assertThat(model.resolve("model.proof.json")).content().contains("\"holds\" : true");
        assertThat(ModelFile.readCard(model.resolve("model.safetensors")).classes()).hasSize(2);
    }

    /** The run of this day. */
    private RunFolder run() throws Exception {
        return new RunCatalog(projectFolder().resolve("runs")).scan().stream().map(RunCatalog.Entry::folder)
                .filter(folder -> !folder.name().equals(COLLEAGUES)).findFirst().orElseThrow();
    }
}
