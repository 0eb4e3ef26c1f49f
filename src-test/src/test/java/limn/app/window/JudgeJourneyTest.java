package limn.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import limn.annotator.edit.Change;
import limn.annotator.edit.ChangeKind;
import limn.annotator.model.ImageItem;
import limn.annotator.model.Mask;
import limn.annotator.model.Split;
import limn.app.evaluate.Evaluation;
import limn.app.train.RunCatalog;
import limn.engine.run.RunFolder;
import limn.journeys.Layout;
import limn.journeys.Shell;
import org.junit.jupiter.api.Test;

/** A person judges a network: measures it, looks behind a place of the confusion matrix, opens an image, and is told what is stale. */
class JudgeJourneyTest extends WindowJourney {
    private static final Duration MEASURING = Duration.ofSeconds(90);

    @Override
    void makeProject() throws Exception {
        Path images = Layout.write(dir.resolve("discs"));
        Shell.limn("create", projectFolder(), "--images", images, "--labelled", images.resolve("labelled.txt"));
        Shell.Said trained = Shell.limn("train", projectFolder(), "--recipe", "supervised", "--set", "steps=6", "--set",
                "crop=32", "--set", "width=0.25", "--set", "batch=2", "--set", "decoderChannels=16", "--set",
                "evaluateEvery=3", "--json");
        assertThat(trained.code()).as(trained.err()).isZero();
    }

    private RunFolder run() throws Exception {
        return new RunCatalog(projectFolder().resolve("runs")).scan().getFirst().folder();
    }

    private void click(String id) throws Exception {
        await("enabled " + id, () -> isThere(id) && !find(id, Button.class).isDisabled());
        fx(() -> {
            find(id, Button.class).fire();
            return true;
        });
    }

    private void key(String id, KeyCode code) throws Exception {
        fx(() -> {
            Event.fireEvent(find(id, Node.class),
                    new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
            return true;
        });
    }

    private void showEvaluation() throws Exception {
        fx(() -> {
            Objects.requireNonNull(workspace().shell()).show(Place.Id.RESULTS);
            return workspace().actions().run("results.view.evaluation");
        });
    }

    private void measure() throws Exception {
        showEvaluation();
        await("the offer", () -> isThere("evaluation-none")
                && find("evaluation-none", Label.class).getText().contains("measured"));
        click("evaluation-first");
        await("the scores", MEASURING, () -> isThere("evaluation-facts")
                && find("evaluation-facts", Label.class).getText().contains("2 images"));
    }

    @Test
    void aRunIsMeasuredIntoItsFolderAndAnImageBehindAPlaceOfTheMatrixIsOpened() throws Exception {
        measure();
        Evaluation written = Evaluation.read(run(), Split.VAL).orElseThrow();
        assertThat(written.images()).extracting(i -> i.name()).containsExactly("disc4", "disc5");
        assertThat(written.images()).allSatisfy(i -> assertThat(i.predicted()).isRegularFile());
        assertThat(written.free().pixels()).isEqualTo(2L * Layout.WIDTH * Layout.HEIGHT);
        await("an error map", () -> errorMap().getImage() != null);

        int predicted = written.free().at(1, 0) > 0 ? 0 : 1;
        key("confusion", KeyCode.DOWN);
        key("confusion", KeyCode.DOWN);
        for (int i = 0; i < predicted; i++) {
            key("confusion", KeyCode.RIGHT);
        }
        key("confusion", KeyCode.ENTER);
        await("regions", () -> found().getItems().size() > 0 && find("evaluation-all", Button.class).isVisible());
        String first = fx(() -> ((limn.app.window.evaluate.Found) found().getItems().getFirst()).image());
        key("evaluation-found", KeyCode.ENTER);
        await("the image in the editor",
                () -> label().shown().map(ImageItem::name).equals(java.util.Optional.of(first)));
    }

    @Test
    void theTrainingImagesAreMeasuredApartFromTheValidationImages() throws Exception {
        measure();
        fx(() -> {
            find("evaluation-split-train", javafx.scene.control.ToggleButton.class).fire();
            return true;
        });
        await("the offer for training images", () -> isThere("evaluation-none")
                && find("evaluation-none", Label.class).getText().contains("training images"));
        click("evaluation-first");
        await("the training images", MEASURING, () -> isThere("evaluation-facts")
                && find("evaluation-facts", Label.class).getText().contains("mIoU"));
        Evaluation train = Evaluation.read(run(), Split.TRAIN).orElseThrow();
        assertThat(train.images()).extracting(i -> i.name()).doesNotContain("disc4", "disc5").isNotEmpty();
        assertThat(Evaluation.read(run(), Split.VAL).orElseThrow().images()).hasSize(2);
    }

    @Test
    void changedLabelsAndPartsThatNobodyPaintedAreSaidAndTheTableIsSaved() throws Exception {
        measure();
        assertThat(fx(() -> find("evaluation-warning", Label.class).isVisible())).isFalse();
        fx(() -> {
            ImageItem item = project().model().images().stream().filter(i -> i.split() == Split.VAL).findFirst()
                    .orElseThrow();
            Mask before = project().model().mask(item);
            var editor = before.edit();
            for (int y = 0; y < Layout.HEIGHT / 2; y++) {
                editor.span(y, 0, Layout.WIDTH, Mask.UNLABELLED);
            }
            project().model().commit(Change.of(ChangeKind.ERASER, item.id(), before, editor.done()), 0);
            return workspace().actions().run("results.view.runs") && workspace().actions().run(
                    "results.view.evaluation");
        });
        await("what is stale", () -> warning().contains("1 images are labelled otherwise"));
        click("evaluation-measure");
        await("what is sparse", MEASURING, () -> warning().contains("Sparse validation: 1 of 2"));
        assertThat(warning()).doesNotContain("labelled otherwise");
        assertThat(Evaluation.read(run(), Split.VAL).orElseThrow().sparse()).hasSize(1);

        click("evaluation-save");
        Path table = run().path().resolve("evaluation/val.csv");
        await("the table", () -> Files.exists(table));
        List<String> lines = Files.readAllLines(table);
        assertThat(lines.getFirst()).startsWith("class,iou,iou_with_tags,pixels,images");
        assertThat(lines).hasSize(4);
    }

    private String warning() {
        return isThere("evaluation-warning") ? find("evaluation-warning", Label.class).getText() : "";
    }

    private ListView<?> found() { return find("evaluation-found", ListView.class); }

    private ImageView errorMap() { return (ImageView) find("error-map", Node.class).lookup(".image-view"); }
}
