package limn.annotator.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import limn.annotator.format.Reason.Kind;
import limn.annotator.model.ClassCatalog;
import limn.annotator.model.ImageItem;
import limn.annotator.model.TagState;
import limn.annotator.store.Project;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole folders with something wrong in them. */
class HostileLayoutTest {
    @TempDir
    Path folder;

    private Project project() { return Project.create(folder.resolve("project"), ClassCatalog.empty()); }

    @Test
    void pairsAreTakenOrNamedWithAReason() throws Exception {
        Path root = Shared.data("hostile").resolve("pairs");
        try (var project = project()) {
            var report = FoldersLayout.importInto(project, root, ImportOptions.everything());
            Map<String, Reason> skipped = report.skipped().stream()
                    .collect(Collectors.toMap(Skipped::file, Skipped::reason));
            assertThat(skipped.keySet()).containsExactlyInAnyOrder("masks/half_size.png", "masks/unknown_value.png",
                    "masks/rgb_coloured.png", "masks/jpeg_mask.jpg", "masks/orphan.png");
            assertThat(skipped).containsEntry("masks/half_size.png",
                    Reason.of(Kind.MASK_SIZE, 48, 32, "half_size", 96, 64));
            assertThat(skipped).containsEntry("masks/unknown_value.png", Reason.of(Kind.MASK_VALUE, 7, 60));
            assertThat(skipped).containsEntry("masks/orphan.png", Reason.of(Kind.NAME_UNKNOWN, "orphan"));
            assertThat(report.notices()).extracting(Skipped::file)
                    .containsExactlyInAnyOrder("masks/all_ignore.png", "masks/binary_0_255.png");
            assertThat(project.mask(item(project, "good")).histogram()[3]).isPositive();
            assertThat(project.mask(item(project, "four_bit")).histogram()[1]).isPositive();
            assertThat(project.hasMask(item(project, "unlabelled").id())).isFalse();
            assertThat(project.hasMask(item(project, "half_size").id())).isFalse();
        }
    }

    @Test
    void oneBadPictureNeverStopsAFolder() throws Exception {
        Path root = Shared.data("hostile").resolve("images");
        try (var project = project()) {
            var report = FoldersLayout.importInto(project, root, ImportOptions.everything());
            assertThat(report.skipped()).extracting(Skipped::file)
                    .contains("truncated_half.jpg", "truncated_half.png", "flipped_byte.png", "zero_bytes.jpg",
                            "html_inside.png", "bomb_60000.png", "bomb_65000.jpg", "zero_width.png");
            assertThat(byName(project)).containsKeys("exif_6", "png_inside", "size_1x5000", "inside");
            assertThat(item(project, "exif_6").width()).isEqualTo(96);
        }
    }

    @Test
    void strangeNamesGoThroughExportAndImport() throws Exception {
        Path root = Shared.data("hostile").resolve("names");
        try (var project = project()) {
            var report = FoldersLayout.importInto(project, root, ImportOptions.everything());
            assertThat(report.skipped()).isEmpty();
            project.setClasses(ClassCatalog.empty().withNew("a"));
            project.setTags(project.images().stream().collect(Collectors.toMap(ImageItem::id,
                    i -> project.tags(i.id()).with(0, TagState.PRESENT))));
            Path out = folder.resolve("out");
            FoldersLayout.export(project, out, true, name -> {});
            try (var again = Project.create(folder.resolve("again"), ClassCatalog.empty())) {
                FoldersLayout.importInto(again, out, ImportOptions.everything());
                assertThat(byName(again).keySet()).isEqualTo(byName(project).keySet());
                assertThat(again.allTags().values()).hasSize(report.images())
                        .allMatch(t -> t.of(0) == TagState.PRESENT);
            }
        }
    }

    @Test
    void picturesThatShareAStemAreKeptApart() throws Exception {
        Path root = Shared.data("hostile").resolve("duplicate_stems");
        try (var project = project()) {
            FoldersLayout.importInto(project, root, ImportOptions.everything());
            assertThat(project.images()).extracting(ImageItem::name).containsExactly("a", "a.png");
        }
    }

    @Test
    void everyProblemOfATableIsNamedWithItsLine() throws Exception {
        try (var project = project()) {
            Path root = layoutWithTable("tables/tags_unknown.csv");
            var report = FoldersLayout.importInto(project, root, ImportOptions.everything());
            assertThat(report.skipped()).extracting(Skipped::file)
                    .containsExactly("tags.csv:2", "tags.csv:3", "tags.csv:4");
            assertThat(report.skipped().getFirst().reason()).isEqualTo(Reason.of(Kind.CLASS_UNKNOWN, "zebra"));
            assertThat(project.tags(item(project, "one").id()).of(1)).isEqualTo(TagState.PRESENT);
        }
    }

    @Test
    void tablesOfOtherSystemsAreRead() throws Exception {
        try (var project = project()) {
            var report = FoldersLayout.importInto(project, layoutWithTable("tables/tags_bom_crlf.csv"),
                    ImportOptions.everything());
            assertThat(report.skipped()).isEmpty();
            assertThat(report.tagged()).isEqualTo(2);
            var tags = project.tags(item(project, "one").id());
            assertThat(List.of(tags.of(0), tags.of(1), tags.of(2), tags.of(3))).containsExactly(TagState.UNKNOWN,
                    TagState.PRESENT, TagState.PRESENT, TagState.ABSENT);
        }
    }

    @Test
    void aFormulaIsAnUnknownClass() throws Exception {
        try (var project = project()) {
            var report = FoldersLayout.importInto(project, layoutWithTable("tables/tags_formula.csv"),
                    ImportOptions.everything());
            assertThat(report.skipped()).singleElement().satisfies(s -> {
                assertThat(s.reason().kind()).isEqualTo(Kind.CLASS_UNKNOWN);
                assertThat(s.reason().arguments().getFirst()).contains("HYPERLINK");
            });
        }
    }

    @Test
    void twoClassesOfOneNumberAreRefused() {
        Path file = Shared.data("hostile").resolve("tables/classes_duplicate_index.json");
        assertThatThrownBy(() -> FoldersLayout.classes(file)).isInstanceOfSatisfying(LayoutException.class, e -> {
            assertThat(e.reason().kind()).isEqualTo(Kind.CLASS_NUMBER_TWICE);
            assertThat(e.reason().arguments().getLast()).isEqualTo("0");
        });
    }

    @Test
    void htmlIsNoClassesFile() {
        Path file = Shared.data("hostile").resolve("coco/html.json");
        assertThatThrownBy(() -> FoldersLayout.classes(file)).isInstanceOfSatisfying(LayoutException.class,
                e -> assertThat(e.reason().kind()).isEqualTo(Kind.NOT_JSON));
    }

    @Test
    void linksEndAndNothingOutsideIsListed() throws Exception {
        Path picture = Shared.data("hostile").resolve("images/gray8.jpg");
        Path outside = Files.createDirectories(folder.resolve("outside"));
        Path top = folder.resolve("root");
        Path root = Files.createDirectories(top.resolve("sub"));
        Files.copy(picture, outside.resolve("secret.jpg"));
        Files.copy(picture, root.resolve("one.jpg"));
        Files.createSymbolicLink(root.resolve("self"), root);
        Files.createSymbolicLink(root.resolve("up"), folder);
        Files.createSymbolicLink(root.resolve("gone.jpg"), folder.resolve("nowhere.jpg"));
        Files.createSymbolicLink(root.resolve("twice.jpg"), root.resolve("one.jpg"));
        try (var project = project()) {
            var report = FoldersLayout.importInto(project, top, ImportOptions.everything());
            assertThat(project.images()).extracting(ImageItem::name).containsExactly("one");
            assertThat(report.skipped()).extracting(Skipped::file)
                    .containsExactlyInAnyOrder("sub/self", "sub/up", "sub/gone.jpg");
        }
    }

    @Test
    void namesThatDifferOnlyInCaseAreKeptApart() throws Exception {
        Path picture = Shared.data("hostile").resolve("images/gray8.jpg");
        Path root = Files.createDirectories(folder.resolve("root"));
        Files.copy(picture, root.resolve("Case.jpg"));
        try {
            Files.copy(picture, root.resolve("case.jpg"));
        } catch (java.nio.file.FileAlreadyExistsException e) {
            org.junit.jupiter.api.Assumptions.abort("this file system does not tell Case from case");
        }
        try (var project = project()) {
            FoldersLayout.importInto(project, root, new ImportOptions(Optional.empty(), true, true, Optional.empty()));
            assertThat(project.images()).extracting(i -> i.name().toLowerCase(java.util.Locale.ROOT))
                    .doesNotHaveDuplicates().hasSize(2);
        }
    }

    private Path layoutWithTable(String table) throws Exception {
        Path hostile = Shared.data("hostile");
        Path root = Files.createDirectories(folder.resolve("root"));
        Files.createDirectories(root.resolve("images"));
        Files.copy(hostile.resolve("images/gray8.jpg"), root.resolve("images/one.jpg"));
        Files.copy(hostile.resolve("images/gray8.jpg"), root.resolve("images/two.jpg"));
        Files.copy(hostile.resolve("pairs/classes.json"), root.resolve("classes.json"));
        Files.copy(hostile.resolve(table), root.resolve("tags.csv"));
        return root;
    }

    private static ImageItem item(Project project, String name) {
        return project.images().stream().filter(i -> i.name().equals(name)).findFirst().orElseThrow();
    }

    private static Map<String, ImageItem> byName(Project project) {
        return project.images().stream().collect(Collectors.toMap(ImageItem::name, Function.identity()));
    }
}
