package limn.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import limn.annotator.edit.Change;
import limn.annotator.edit.ChangeKind;
import limn.annotator.model.ImageItem;
import limn.annotator.model.Mask;
import limn.annotator.model.Split;
import limn.app.evaluate.Evaluation;
import limn.app.train.RunCatalog;
import limn.app.window.evaluate.Found;
import limn.engine.recipe.Recipe;
import limn.engine.run.Event;
import limn.engine.run.EventLog;
import limn.engine.run.RunFolder;
import limn.journeys.Layout;
import org.junit.jupiter.api.Test;

/** A person judges a network: measures it, looks behind a place of the confusion matrix, opens an image, and is told what is stale. */
class JudgeJourneyTest extends TrainingJourney {
    @Override
    void makeProject() throws Exception {
        super.makeProject();
        Discs.train(projectFolder(), "2026-01-02-0304-supervised", "supervised",
                Map.of("steps", "6", "evaluateEvery", "3"));
    }

    private RunFolder run() throws Exception {
        return new RunCatalog(projectFolder().resolve("runs")).scan().getFirst().folder();
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
        openConfusion(1, predicted);
        String first = fx(() -> ((Found) foundRegions().getItems().getFirst()).image());
        press("evaluation-found", KeyCode.ENTER);
        await("the image in the editor",
                () -> label().shown().map(ImageItem::name).equals(Optional.of(first)));
    }

    /** As a training beside it changes the list of runs every other second. */
    private void anotherRunIsAt(int step) throws Exception {
        var other = new RunFolder(projectFolder().resolve("runs/2026-01-05-0304-classmix"));
        if (!Files.exists(other.events())) {
            Files.createDirectories(other.path());
            Files.writeString(other.recipe(), Recipe.of("classmix").toJson());
            EventLog.append(other.events(), 0,
                    new Event.Started("classmix", 40, "cpu", List.of("background", "disc"), 2,
                            0, 2, 2, 1, false, 60.0));
        }
        EventLog.append(other.events(), step,
                new Event.StepDone(2.0 / step, Map.of("supervised", 1.0), 0.1, 0.5, 3, 700.0, null));
        await("step " + step, () -> find("results-runs", ListView.class).getItems().stream()
                .anyMatch(e -> ((RunCatalog.Entry) e).state().step() == step) && workspace().isIdle());
    }

    @Test
    void whatAPersonLooksAtStaysWhileAnotherRunTrains() throws Exception {
        measure();
        await("an error map", () -> errorMap().getImage() != null);
        Evaluation written = Evaluation.read(run(), Split.VAL).orElseThrow();
        openConfusion(1, written.free().at(1, 0) > 0 ? 0 : 1);
        List<?> found = fx(() -> List.copyOf(foundRegions().getItems()));
        anotherRunIsAt(10);
        anotherRunIsAt(11);
        assertThat(fx(() -> List.copyOf(foundRegions().getItems())).equals(found)).isTrue();
        assertThat(fx(() -> errorMap().getImage() != null)).isTrue();
    }

    @Test
    void theTrainingImagesAreMeasuredApartFromTheValidationImages() throws Exception {
        measure();
        fx(() -> {
            find("evaluation-split-train", javafx.scene.control.ToggleButton.class).fire();
            return true;
        });
        await("the offer for training images", () -> words("evaluation-none").contains("training images"));
        click("evaluation-first");
        await("the training images", TRAINING, () -> words("evaluation-facts").contains("mIoU"));
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
        await("what is stale", () -> words("evaluation-warning").contains("1 images are labelled otherwise"));
        click("evaluation-measure");
        await("what is sparse", TRAINING, () -> words("evaluation-warning").contains("Sparse validation: 1 of 2"));
        assertThat(words("evaluation-warning")).doesNotContain("labelled otherwise");
        assertThat(Evaluation.read(run(), Split.VAL).orElseThrow().sparse()).hasSize(1);

        click("evaluation-save");
        Path table = run().path().resolve("evaluation/val.csv");
        await("the table", () -> Files.exists(table));
        List<String> lines = Files.readAllLines(table);
        assertThat(lines.getFirst()).startsWith("class,iou,iou_with_tags,pixels,images");
        assertThat(lines).hasSize(4);
    }

    private ImageView errorMap() { return (ImageView) find("error-map", Node.class).lookup(".image-view"); }
}
