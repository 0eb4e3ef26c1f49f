package limn.annotator.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import limn.annotator.model.ClassCatalog;
import limn.annotator.model.ImageItem;
import limn.annotator.model.Split;
import limn.annotator.model.TagState;
import limn.annotator.store.Project;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldersLayoutTest {
    @TempDir
    Path folder;

    private Project project() { return Project.create(folder.resolve("project"), ClassCatalog.empty()); }

    @Test
    void aLabelledListKeepsItsMasksAndThoseOfTheValidationImages() throws Exception {
        Path root = Shared.data("msrc21");
        try (var project = project()) {
            var report = FoldersLayout.importInto(project, root, new ImportOptions(
                    Optional.of(root.resolve("splits/labelled_1_8.txt")), true, false, Optional.empty()));
            assertThat(report.skipped()).isEmpty();
            assertThat(report.images()).isEqualTo(392);
            assertThat(report.masks()).isEqualTo(39 + 78);
            assertThat(report.tagged()).isEqualTo(392);
            assertThat(project.classes().size()).isEqualTo(21);
            assertThat(project.images().stream().filter(i -> i.split() == Split.VAL)).hasSize(78);
            assertThat(project.masked()).hasSize(39 + 78);
            ImageItem item = project.images().stream().filter(i -> i.name().equals("1_11_s")).findFirst().orElseThrow();
            for (var k : project.classes().classes()) {
                boolean listed = Set.of("grass", "cow", "sky").contains(k.name());
                assertThat(project.tags(item.id()).of(k.index()))
                        .isEqualTo(listed ? TagState.PRESENT : TagState.ABSENT);
            }
        }
    }

    @Test
    void aBareFolderOfImagesBecomesAProjectWithoutLabels() throws Exception {
        Path root = Shared.data("msrc21").resolve("images");
        try (var project = project()) {
            var report = FoldersLayout.importInto(project, root, ImportOptions.everything());
            assertThat(report.images()).isEqualTo(392);
            assertThat(report.masks() + report.tagged() + report.skipped().size()).isZero();
            assertThat(project.images()).allMatch(i -> i.split() == Split.TRAIN);
            assertThat(project.file(project.images().getFirst())).exists();
        }
    }

    @Test
    void importingTwiceChangesNothing() throws Exception {
        Path root = Shared.data("nuclei");
        try (var project = project()) {
            var first = FoldersLayout.importInto(project, root, ImportOptions.everything());
            String digest = project.digest();
            var second = FoldersLayout.importInto(project, root, ImportOptions.everything());
            assertThat(second).isEqualTo(first);
            assertThat(project.digest()).isEqualTo(digest);
        }
    }

    @Test
    void copiedImagesLieInTheProject() throws Exception {
        Path root = Shared.data("nuclei");
        try (var project = project()) {
            FoldersLayout.importInto(project, root, new ImportOptions(Optional.empty(), false, true, Optional.empty()));
            assertThat(project.images()).isNotEmpty().allSatisfy(item -> {
                assertThat(item.path()).startsWith("images/");
                assertThat(Files.size(project.file(item))).isPositive();
            });
            assertThat(project.allTags().values()).allMatch(t -> t.isAllUnknown());
        }
    }
}
