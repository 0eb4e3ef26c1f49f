package limn.app.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import limn.annotator.edit.Change;
import limn.annotator.edit.ChangeKind;
import limn.annotator.model.ClassCatalog;
import limn.annotator.model.ImageItem;
import limn.annotator.model.Mask;
import limn.annotator.model.Split;
import limn.annotator.model.TagState;
import limn.annotator.model.Tags;
import limn.annotator.store.Project;
import limn.app.text.Texts;
import limn.engine.data.ImageTags;
import limn.engine.data.Sample;
import limn.engine.data.UnreadableSampleException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectSamplesTest {
    private static final ClassCatalog CLASSES = ClassCatalog.empty().withNew("sky").withNew("boat");
    private static final Texts ENGLISH = Texts.of(Locale.ENGLISH);
    @TempDir
    Path folder;

    @Test
    void aSnapshotKeepsMasksThatArePaintedOverLater() throws Exception {
        try (Project project = Project.create(folder, CLASSES)) {
            ImageItem item = add(project, "a.png", Split.TRAIN);
            Mask blank = project.mask(item);
            Mask painted = Mask.filled(300, 20, 1);
            project.commit(Change.of(ChangeKind.BRUSH, item.id(), blank, painted));

            Sample sample = ProjectSamples.of(project, ENGLISH).train().getFirst();
            project.commit(Change.of(ChangeKind.CLEAR, item.id(), painted, blank));

            assertThat(sample.hasLabels()).isTrue();
            assertThat(sample.labels().orElseThrow().labels()).containsOnly(1).hasSize(6000);
        }
    }

    @Test
    void onlyPaintedImagesOfTheRightSplitAreMeasured() {
        try (Project project = Project.create(folder, CLASSES)) {
            add(project, "train.png", Split.TRAIN);
            ImageItem painted = add(project, "val.png", Split.VAL);
            add(project, "bare.png", Split.VAL);
            project.commit(Change.of(ChangeKind.BRUSH, painted.id(), project.mask(painted), Mask.filled(300, 20, 0)));

            ProjectSamples samples = ProjectSamples.of(project, ENGLISH);

            assertThat(samples.validation()).extracting(Sample::name).containsExactly("val.png");
            assertThat(samples.train()).extracting(Sample::name).containsExactly("train.png");
        }
    }

    @Test
    void unknownTagsStayUnknown() {
        try (Project project = Project.create(folder, CLASSES)) {
            ImageItem item = add(project, "a.png", Split.TRAIN);
            project.setTags(Map.of(item.id(), Tags.unknown(2).with(1, TagState.ABSENT)));

            ImageTags tags = ProjectSamples.of(project, ENGLISH).train().getFirst().tags();

            assertThat(tags.of(0)).isEqualTo(ImageTags.State.UNKNOWN);
            assertThat(tags.of(1)).isEqualTo(ImageTags.State.ABSENT);
        }
    }

    @Test
    void aMissingFileIsNamed() {
        try (Project project = Project.create(folder, CLASSES)) {
            add(project, "gone.png", Split.TRAIN);

            Sample sample = ProjectSamples.of(project, ENGLISH).train().getFirst();

            org.assertj.core.api.Assertions.assertThatThrownBy(sample::image)
                    .isInstanceOfSatisfying(UnreadableSampleException.class,
                            e -> assertThat(e.sample()).isEqualTo("gone.png"))
                    .hasMessage("the file does not exist");
        }
    }

    private ImageItem add(Project project, String name, Split split) {
        return project.addImage(folder.resolve(name), name, 300, 20, name, split);
    }
}
