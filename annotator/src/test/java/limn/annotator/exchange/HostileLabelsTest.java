package limn.annotator.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import limn.annotator.format.ImportReport;
import limn.annotator.format.LayoutException;
import limn.annotator.format.MaskPng;
import limn.annotator.format.Reason;
import limn.annotator.format.Reason.Kind;
import limn.annotator.format.SharedData;
import limn.annotator.format.Skipped;
import limn.annotator.model.ClassCatalog;
import limn.annotator.model.Mask;
import limn.annotator.store.Project;
import limn.annotator.store.Watch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of labels with something wrong in them: the case is named, the rest goes on. */
class HostileLabelsTest {
    @TempDir
    Path folder;

    private Project project() { return Project.create(folder.resolve("project"), ClassCatalog.empty()); }

    private static ImportReport read(Project project, String format, Path place) throws Exception {
        var problems = new Problems();
        try (Source source = Formats.of(format).orElseThrow().reader().orElseThrow().open(place, problems,
                Watch.NONE)) {
            ClassMapping mapping = ClassMapping.byName(source.classes(), project.classes());
            return Importing.run(project, source, mapping, ImportSettings.everything(), place, Watch.NONE, problems);
        }
    }

    private static Path file(String name) { return SharedData.data("hostile").resolve(name); }

    @Test
    void goodCocoGivesTheExpectedMasks() throws Exception {
        try (var project = project()) {
            ImportReport report = read(project, "coco", file("coco/good.json"));
            assertThat(report.skipped()).isEmpty();
            for (String name : List.of("one", "two")) {
                Mask expected = MaskPng.read(file("coco/good_expected_" + name + ".png"));
                Mask taken = mask(project, name);
                for (int y = 0; y < taken.height(); y++) {
                    for (int x = 0; x < taken.width(); x++) {
                        int value = taken.at(x, y) == Mask.UNLABELLED ? 0 : taken.at(x, y) + 1;
                        assertThat(value).as(name + " " + x + "," + y).isEqualTo(expected.at(x, y));
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"rle_sum_wrong, RUNS_SUM, 1", "rle_string_broken, RUNS_BROKEN, 1",
            "unknown_image_id, IMAGE_NUMBER_UNKNOWN, 1", "unknown_category, CLASS_NUMBER_UNKNOWN, 0",
            "missing_file, NAME_UNKNOWN, 1", "path_traversal, PATH_OUTSIDE, 0", "duplicate_ids, NUMBER_TWICE, 1"})
    void oneBadRecordOfCocoIsNamedAndTheOthersTaken(String name, Kind kind, int masks) throws Exception {
        try (var project = project()) {
            ImportReport report = read(project, "coco", file("coco/" + name + ".json"));
            assertThat(report.skipped()).singleElement().extracting(s -> s.reason().kind()).isEqualTo(kind);
            assertThat(report.masks()).isEqualTo(masks);
        }
    }

    @Test
    void aNameThatIsAListIsNoNameAndTheRestIsTaken() throws Exception {
        Path file = folder.resolve("lists.json");
        Files.writeString(file,
                "{\"images\": [{\"id\": 1, \"file_name\": [{\"id\": 2}, [3]], \"width\": 9, \"height\": 9}],"
                        + "\"categories\": [{\"name\": {\"a\": [1]}, \"id\": 1}, {\"id\": 2, \"name\": \"sea\"}], \"annotations\": []}");
        var problems = new Problems();
        try (Source source = CocoSource.open(file, problems, Watch.NONE)) {
            assertThat(source.images()).isEqualTo(1);
            assertThat(source.classes()).extracting(ForeignClass::name).containsExactly("", "sea");
        }
    }

    @Test
    void aPolygonThatReachesOutIsClipped() throws Exception {
        try (var project = project()) {
            read(project, "coco", file("coco/polygon_outside.json"));
            assertThat(mask(project, "one").histogram()[1]).isEqualTo(96 * 30);
        }
    }

    @Test
    void aCrowdIsItsClassAndNotTransposed() throws Exception {
        try (var project = project()) {
            read(project, "coco", file("coco/crowd_rle.json"));
            Mask mask = mask(project, "one");
            assertThat(mask.at(29, 31)).isZero();
            assertThat(mask.at(60, 31)).isEqualTo(Mask.UNLABELLED);
        }
    }

    @ParameterizedTest
    @CsvSource({"coco, coco/empty_object.json, MEMBER_MISSING", "coco, coco/html.json, NOT_JSON",
            "labelme, coco/html.json, NOT_JSON", "labelme, coco/empty_object.json, MEMBER_MISSING"})
    void whatIsNotOfTheFormatIsRefused(String format, String name, Kind kind) {
        try (var project = project()) {
            assertThatThrownBy(() -> read(project, format, file(name))).isInstanceOfSatisfying(LayoutException.class,
                    e -> assertThat(e.reason().kind()).isEqualTo(kind));
        }
    }

    @Test
    void labelmeIsReadWithAndWithoutThePictureInside() throws Exception {
        try (var project = project()) {
            assertThat(read(project, "labelme", file("labelme/good.json")).skipped()).isEmpty();
            Mask mask = mask(project, "one");
            assertThat(mask.histogram()[0]).isEqualTo(30 * 20);
            assertThat(List.of(mask.at(55, 10), mask.at(84, 29))).containsOnly(0);
            ImportReport broken = read(project, "labelme", file("labelme/broken_base64.json"));
            assertThat(broken.notices()).extracting(n -> n.reason().kind())
                    .containsExactly(Kind.EMBEDDED_PICTURE_BROKEN);
            assertThat(broken.masks()).isEqualTo(1);
            assertThat(read(project, "labelme", file("labelme/null_image.json")).masks()).isEqualTo(1);
        }
    }

    @Test
    void labelmePathsThatLeadUpwardsAreRefused() throws Exception {
        try (var project = project()) {
            ImportReport report = read(project, "labelme", file("labelme/windows_path.json"));
            assertThat(report.skipped()).extracting(Skipped::reason)
                    .containsExactly(Reason.of(Kind.PATH_OUTSIDE, "..\\labelme\\one.jpg"));
        }
    }

    @Test
    void labelmeShapesWithoutAreaAreNamed() throws Exception {
        try (var project = project()) {
            ImportReport report = read(project, "labelme", file("labelme/shape_kinds.json"));
            assertThat(report.skipped()).extracting(Skipped::reason).containsExactly(
                    Reason.of(Kind.SHAPE_WITHOUT_AREA, "linestrip"), Reason.of(Kind.SHAPE_WITHOUT_AREA, "point"));
            long[] counts = mask(project, "one").histogram();
            assertThat(counts[0]).isEqualTo(100);
            assertThat(counts[1]).isBetween(70L, 90L);
        }
    }

    @Test
    void archivesStayInTheirFolder() throws Exception {
        Path target = folder.resolve("deep/target");
        var problems = new Problems();
        Archive.unpacked(file("archives/zip_slip.zip"), target, problems);
        assertThat(problems.skipped()).extracting(s -> s.reason().kind()).containsExactly(Kind.PATH_OUTSIDE,
                Kind.PATH_OUTSIDE);
        try (var all = Files.walk(folder)) {
            assertThat(all.filter(Files::isRegularFile).map(f -> f.getFileName().toString())).containsExactly("ok.jpg");
        }
        Archive.unpacked(file("archives/zip_bomb_small.zip"), folder.resolve("bomb"), problems);
        assertThat(folder.resolve("bomb")).isEmptyDirectory();
        for (String broken : List.of("archives/truncated.zip", "archives/not_a_zip.zip")) {
            assertThatThrownBy(() -> Archive.unpacked(file(broken), target, problems)).isInstanceOfSatisfying(
                    LayoutException.class, e -> assertThat(e.reason().kind()).isEqualTo(Kind.ARCHIVE_BROKEN));
        }
    }

    @Test
    void anArchiveThatUnpacksTooMuchIsCut() throws Exception {
        Path zip = folder.resolve("bomb.zip");
        try (var out = new java.util.zip.ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new java.util.zip.ZipEntry("a.json"));
            out.write(new byte[40_000_000]);
            out.closeEntry();
        }
        var problems = new Problems();
        Archive.unpacked(zip, folder.resolve("out"), problems);
        assertThat(problems.skipped()).extracting(s -> s.reason().kind()).containsExactly(Kind.ARCHIVE_TOO_LARGE);
        assertThat(folder.resolve("out")).isEmptyDirectory();
    }

    @Test
    void everyProblemOfATagTableIsNamedWithItsLine() throws Exception {
        Path one = file("images/gray8.jpg");
        try (var project = Project.create(folder.resolve("tags"),
                ClassCatalog.empty().withNew("disk").withNew("bar"))) {
            project.addImage(one, "one", 96, 64, "", limn.annotator.model.Split.TRAIN);
            ImportReport report = read(project, "tags", file("tables/tags_unknown.csv"));
            assertThat(report.skipped()).extracting(Skipped::file).containsExactly("tags_unknown.csv:2",
                    "tags_unknown.csv:3", "tags_unknown.csv:4");
            assertThat(report.tagged()).isEqualTo(1);
        }
    }

    @Test
    void namesInBothNormalFormsFindTheirImages() throws Exception {
        String composed = "강아지 é";
        for (Normalizer.Form onDisk : Normalizer.Form.values()) {
            Path place = Files.createDirectories(folder.resolve(onDisk.name()));
            Files.copy(file("images/gray8.jpg"), place.resolve(Normalizer.normalize(composed, onDisk) + ".jpg"));
            Normalizer.Form other = onDisk == Normalizer.Form.NFC ? Normalizer.Form.NFD : Normalizer.Form.NFC;
            Files.writeString(place.resolve("one.json"),
                    "{\"shapes\": [{\"label\": \"a\", \"points\": [[1, 1], [9, 1], [9, 9]]}],"
                            + "\"imagePath\": \"" + Normalizer.normalize(composed, other) + ".jpg\"}");
            try (var project = Project.create(folder.resolve("p" + onDisk), ClassCatalog.empty())) {
                ImportReport report = read(project, "labelme", place);
                assertThat(report.skipped()).isEmpty();
                assertThat(report.masks()).isEqualTo(1);
            }
        }
    }

    private static Mask mask(Project project, String name) {
        return project.mask(project.images().stream().filter(i -> i.name().equals(name)).findFirst().orElseThrow());
    }
}
