package limn.app.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import limn.annotator.model.ClassCatalog;
import limn.annotator.model.ImageItem;
import limn.annotator.model.LabelClass;
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
