package limn.annotator.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import limn.annotator.edit.Change;
import limn.annotator.edit.ChangeKind;
import limn.annotator.model.ClassCatalog;
import limn.annotator.model.ImageItem;
import limn.annotator.model.Mask;
import limn.annotator.model.Split;
import limn.annotator.store.Project;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An export has masks and tags but no images: another program corrects them and they come back. */
class LabelsOnlyTest {
    private static final ClassCatalog CLASSES = ClassCatalog.empty().withNew("ground").withNew("boat");
    private static final Mask PAINTED = Mask.of(3, 2, new byte[]{0, 1, 1, 0, (byte) Mask.VOID, 0});

    @TempDir
    Path folder;
    private Path labels;

    @BeforeEach
    void exportLabels() throws Exception {
        labels = folder.resolve("labels");
        Path file = folder.resolve("pictures/one.png");
        MaskPng.write(file, Mask.of(3, 2, new byte[]{0, 0, 1, 1, 0, 0}), CLASSES);
        try (Project project = Project.create(folder.resolve("project"), CLASSES)) {
            ImageItem one = project.addImage(file, "one", 3, 2, "", Split.TRAIN);
            project.commit(Change.of(ChangeKind.BRUSH, one.id(), project.mask(one), PAINTED));
            FoldersLayout.export(project, labels);
        }
    }

    @Test
    void theyGoToTheImagesOfTheProject() throws Exception {
        try (Project project = Project.open(folder.resolve("project"))) {
            ImageItem one = project.images().getFirst();
            project.commit(Change.of(ChangeKind.ERASER, one.id(), PAINTED, Mask.unlabelled(3, 2)));
            ImportReport report = FoldersLayout.importInto(project, labels, ImportOptions.everything());
            assertThat(report.skipped()).isEmpty();
            assertThat(report.masks()).isEqualTo(1);
            assertThat(project.images()).hasSize(1);
            assertThat(project.mask(one)).isEqualTo(PAINTED);
        }
    }

    @Test
    void masksAreNeverTakenForImages() throws Exception {
        try (Project project = Project.create(folder.resolve("fresh"), CLASSES)) {
            ImportReport report = FoldersLayout.importInto(project, labels, ImportOptions.everything());
            assertThat(project.images()).isEmpty();
            assertThat(report.skipped()).extracting(s -> s.reason().kind()).contains(Reason.Kind.NAME_UNKNOWN);
        }
    }
}
