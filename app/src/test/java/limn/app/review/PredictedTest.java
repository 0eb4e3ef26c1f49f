package limn.app.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import limn.annotator.edit.Change;
import limn.annotator.edit.ChangeKind;
import limn.annotator.format.MaskPng;
import limn.annotator.model.ClassCatalog;
import limn.annotator.model.ImageItem;
import limn.annotator.model.LabelClass;
import limn.annotator.model.Mask;
import limn.annotator.model.Split;
import limn.annotator.model.TagState;
import limn.annotator.model.Tags;
import limn.annotator.store.Project;
import limn.engine.run.RunFolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictedTest {
    private static final int DENIED = 1;
    @TempDir
    Path folder;
    private Project project;
    private RunFolder run;
    private ImageItem item;

    @BeforeEach
    void create() throws Exception {
        project = Project.create(folder.resolve("p"), ClassCatalog.empty().withNew("sky").withNew("boat"));
        run = RunFolder.create(project.runs(), "classmix", LocalDateTime.of(2026, 1, 1, 12, 0));
        item = project.addImage(folder.resolve("a.png"), "a.png", 64, 48, "a", Split.TRAIN);
    }

    @AfterEach
    void close() { project.close(); }

    private Tags tags() { return Tags.unknown(project.classes().size()).with(DENIED, TagState.ABSENT); }

    /** A network sees the denied class in the lower half; with the tags it says class 0 everywhere. */
    private void predict() throws Exception {
        var predictions = new PredictionFolder(run);
        predictions.begin(PredictionFolder.Head.of(7, names()));
        int size = item.width() * item.height();
        var free = new byte[size];
        Arrays.fill(free, size / 2, size, (byte) DENIED);
        predictions.add(
                new PredictedImage(item.id().value(), item.width(), item.height(), 0, Proposing.stamp(tags()), 0.5f, -1,
                        List.of(), List.of(DENIED),
                        List.of(new PredictedImage.Seen(0, size / 2), new PredictedImage.Seen(DENIED, size / 2))),
                new byte[size], free, new byte[size], project.classes());
    }

    private List<String> names() { return project.classes().classes().stream().map(LabelClass::name).toList(); }

    /** A network sees class 0 everywhere, each pixel as sure as the next. */
    private void predictSure(int confidence) throws Exception {
        var sure = new byte[item.width() * item.height()];
        Arrays.fill(sure, (byte) confidence);
        new DrawnPredictions(run, 7, project.classes()).add(item, Mask.unlabelled(64, 48), tags(),
                new byte[sure.length], sure);
    }

    /** The folder as an older program wrote it, which kept 16 steps of confidence. */
    private void asVersionTwo(int confidence) throws Exception {
        Path predictions = run.path().resolve("predictions");
        Path index = predictions.resolve("index.jsonl");
        Files.writeString(index, Files.readString(index).replace("limn-predictions-3", "limn-predictions-2"));
        var steps = new byte[item.width() * item.height()];
        Arrays.fill(steps, (byte) (confidence >> 4));
        MaskPng.write(predictions.resolve(String.format(Locale.ROOT, "%06d-sure.png", item.id().value())),
                Mask.of(item.width(), item.height(), steps), project.classes());
    }

    /** A person decides the upper half. */
    private void paintHalf() {
        Mask blank = Mask.unlabelled(64, 48);
        var editor = blank.edit();
        for (int y = 0; y < 24; y++) {
            editor.span(y, 0, 64, 1);
        }
        project.commit(Change.of(ChangeKind.BRUSH, item.id(), blank, editor.done()));
    }

    private Proposed only() throws Exception {
        List<Predicted.Area> found = Predicted.read(run, project).orElseThrow().regions(project, item);
        assertThat(found).hasSize(1);
        return found.getFirst().proposed();
    }

    private boolean isWantedAbove(float least) throws Exception {
        return new Wanted(OptionalInt.empty(), least, 1, false).accepts(only(), tags(), -1);
    }

    @Test
    void aRegionBelowTheThresholdIsNotAcceptedThoughItIsClose() throws Exception {
        predictSure(241);

        assertThat(only().confidence()).isCloseTo(241 / 255f, within(1e-5f));
        assertThat(isWantedAbove(0.97f)).isFalse();
        assertThat(isWantedAbove(0.94f)).isTrue();
        paintHalf();
        assertThat(only().confidence()).isCloseTo(241 / 255f, within(1e-5f));
    }

    @Test
    void ofAFolderOfVersionTwoTheMeanInTheIndexCountsAndNeverMoreThanWasKept() throws Exception {
        predictSure(250);
        asVersionTwo(250);

        assertThat(only().confidence()).isCloseTo(250 / 255f, within(1e-5f));
        paintHalf();
        assertThat(only().confidence()).isCloseTo(240 / 255f, within(1e-5f));
        assertThat(isWantedAbove(0.97f)).isFalse();
    }

    @Test
    void whatTagsForbidIsKnownWithThePixels() throws Exception {
        predict();
        Predicted predicted = Predicted.read(run, project).orElseThrow();

        Forbidden found = predicted.forbidden(item.id(), tags()).orElseThrow();

        assertThat(found.share()).isEqualTo(0.5f);
        assertThat(found.classId()).isEqualTo(DENIED);
        assertThat(predicted.free(item, DENIED).count()).isEqualTo(item.width() * item.height() / 2);
        assertThat(predicted.free(item, DENIED).contains(0, item.height() - 1)).isTrue();
        assertThat(predicted.labels(item).histogram()[DENIED]).isZero();
    }

    @Test
    void aTagThatChangesChangesWhatIsForbiddenAndAsksForAnotherPrediction() throws Exception {
        predict();
        Predicted predicted = Predicted.read(run, project).orElseThrow();
        var effects = new TagEffects(predicted, List.of(item.id()), Map.of(item.id(), tags()));
        assertThat(effects.mostFirst()).hasSize(1);
        assertThat(effects.retagged()).isZero();

        effects.put(item.id(), tags().with(DENIED, TagState.PRESENT));
        assertThat(effects.mostFirst()).isEmpty();
        assertThat(effects.retagged()).isEqualTo(1);

        effects.put(item.id(), tags());
        assertThat(effects.mostFirst()).hasSize(1);
        assertThat(effects.retagged()).isZero();
    }

    @Test
    void aFolderOfVersionOneOpensAndDoesNotKnowWhatTagsForbid() throws Exception {
        Path index = run.path().resolve("predictions").resolve("index.jsonl");
        Files.createDirectories(index.getParent());
        Files.writeString(index, """
                {"format":"limn-predictions-1","step":7,"classes":["%s"]}
                {"image":%d,"width":64,"height":48,"decided":0,"tags":1,"confidence":0.5,"disagreement":-1,"regions":[]}
                """.formatted(String.join("\",\"", names()), item.id().value()));

        Predicted predicted = Predicted.read(run, project).orElseThrow();

        assertThat(predicted.has(item.id())).isTrue();
        assertThat(predicted.isFreeKnown()).isFalse();
        assertThat(predicted.forbidden(item.id(), tags())).isEmpty();
    }
}
