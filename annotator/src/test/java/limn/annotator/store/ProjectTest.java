package limn.annotator.store;

import static limn.annotator.store.TestProjects.classes;
import static limn.annotator.store.TestProjects.image;
import static limn.annotator.store.TestProjects.stroke;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import limn.annotator.edit.Change;
import limn.annotator.edit.ChangeKind;
import limn.annotator.model.ImageId;
import limn.annotator.model.ImageItem;
import limn.annotator.model.Mask;
import limn.annotator.model.Region;
import limn.annotator.model.ReviewState;
import limn.annotator.model.Split;
import limn.annotator.model.TagState;
import limn.annotator.model.Tags;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectTest {
    @TempDir
    Path folder;

    private Path place() { return folder.resolve("häfen & co (1)?%41#"); }

    @Test
    void whatWasStoredIsThereAfterOpeningAgain() {
        ImageItem item;
        try (var project = Project.create(place(), classes("cat", "dog"))) {
            item = image(project, "one", 300, 400);
            project.commit(stroke(project, item, new Region(250, 10, 20, 300), 1));
            project.setTags(Map.of(item.id(), Tags.unknown(2).with(1, TagState.ABSENT)));
            project.setSplit(List.of(item.id()), Split.VAL);
            project.setState(List.of(item.id()), ReviewState.FLAGGED);
            project.setSetting("language", "ko");
        }
        try (var project = Project.open(place().resolve(Project.FILE))) {
            assertThat(project.classes()).isEqualTo(classes("cat", "dog"));
            assertThat(project.images())
                    .containsExactly(item.withSplit(Split.VAL).withState(ReviewState.FLAGGED));
            assertThat(project.mask(item).at(269, 309)).isEqualTo(1);
            assertThat(project.mask(item).histogram()[1]).isEqualTo(20 * 300);
            assertThat(project.tags(item.id()).of(1)).isEqualTo(TagState.ABSENT);
            assertThat(project.tags(item.id()).of(0)).isEqualTo(TagState.UNKNOWN);
            assertThat(project.setting("language")).contains("ko");
            assertThat(project.setting("nothing")).isEmpty();
            assertThat(project.masked()).containsExactly(item.id());
            assertThat(project.problems()).isEmpty();
            assertThat(project.isReadOnly()).isFalse();
        }
    }

    @Test
    void undoAndRedoSurviveTheRestart() {
        Mask drawn;
        ImageItem item;
        try (var project = Project.create(place(), classes("cat"))) {
            item = image(project, "one", 600, 300);
            project.commit(stroke(project, item, new Region(0, 0, 50, 50), 0));
            project.commit(stroke(project, item, new Region(240, 0, 50, 50), 255));
            drawn = project.mask(item);
        }
        try (var project = Project.open(place())) {
            assertThat(project.undoable(item.id())).contains(ChangeKind.BRUSH);
            Change undone = project.undo(item).orElseThrow();
            assertThat(undone.before()).isEqualTo(drawn);
            assertThat(undone.after()).isEqualTo(project.mask(item));
            assertThat(undone.after().at(260, 20)).isEqualTo(Mask.UNLABELLED);
        }
        try (var project = Project.open(place())) {
            assertThat(project.redo(item).orElseThrow().after()).isEqualTo(drawn);
            assertThat(project.redo(item)).isEmpty();
            project.undo(item);
            project.undo(item);
            assertThat(project.undo(item)).isEmpty();
            assertThat(project.mask(item)).isEqualTo(Mask.unlabelled(600, 300));
            assertThat(project.hasMask(item.id())).isFalse();
        }
    }

    @Test
    void newStrokeCutsOffWhatCouldBeRedone() {
        try (var project = Project.create(place(), classes("cat"))) {
            ImageItem item = image(project, "one", 64, 64);
            project.commit(stroke(project, item, new Region(0, 0, 5, 5), 0));
            project.undo(item);
            assertThat(project.redoable(item.id())).isPresent();
            project.commit(stroke(project, item, new Region(9, 9, 5, 5), 0));
            assertThat(project.redoable(item.id())).isEmpty();
            assertThat(project.redo(item)).isEmpty();
        }
    }

    @Test
    void changeWithoutDifferenceIsNoStepOfTheHistory() {
        try (var project = Project.create(place(), classes("cat"))) {
            ImageItem item = image(project, "one", 64, 64);
            project.commit(stroke(project, item, new Region(0, 0, 5, 5), Mask.UNLABELLED));
            assertThat(project.undoable(item.id())).isEmpty();
        }
    }

    @Test
    void strokeOnALargeImageSharesAllOtherTilesAlsoThroughUndo() {
        try (var project = Project.create(place(), classes("cat"))) {
            ImageItem item = image(project, "large", 12_000, 9_000);
            project.commit(stroke(project, item, new Region(0, 0, 12_000, 100), 0));
            Mask before = project.mask(item);
            project.commit(stroke(project, item, new Region(6_000, 4_000, 60, 60), 0));
            Change undone = project.undo(item).orElseThrow();
            assertThat(differentTiles(before, undone.before())).isEqualTo(1);
            assertThat(differentTiles(undone.before(), undone.after())).isEqualTo(1);
            assertThat(undone.touched().width()).isLessThanOrEqualTo(Mask.TILE);
            assertThat(undone.after()).isEqualTo(before);
        }
    }

    private static int differentTiles(Mask a, Mask b) {
        int n = 0;
        for (int row = 0; row < a.tileRows(); row++) {
            for (int column = 0; column < a.tileColumns(); column++) {
                n += a.tile(column, row) == b.tile(column, row) ? 0 : 1;
            }
        }
        return n;
    }

    @Test
    void tagsOfManyImagesAreOneStepThatCanBeTakenBack() {
        try (var project = Project.create(place(), classes("cat", "dog"))) {
            ImageId one = image(project, "one", 8, 8).id();
            ImageId two = image(project, "two", 8, 8).id();
            Tags cat = Tags.unknown(2).with(0, TagState.PRESENT);
            project.setTags(Map.of(one, cat, two, cat));
            project.setTags(Map.of(one, cat.othersAbsent()));
            ProjectHistory history = project.history();
            assertThat(history.undo(Watch.NONE).orElseThrow().tags()).isEqualTo(Map.of(one, cat));
            assertThat(history.undo(Watch.NONE).orElseThrow().tags())
                    .isEqualTo(Map.of(one, Tags.unknown(2), two, Tags.unknown(2)));
            assertThat(history.undo(Watch.NONE)).isEmpty();
            assertThat(history.redo(Watch.NONE).orElseThrow().tags()).isEqualTo(Map.of(one, cat, two, cat));
            assertThat(project.allTags()).isEqualTo(Map.of(one, cat, two, cat));
        }
    }

    @Test
    void tagsGrowWithTheCatalogueAndNewClassesAreUnknown() {
        try (var project = Project.create(place(), classes("cat"))) {
            ImageId one = image(project, "one", 8, 8).id();
            project.setTags(Map.of(one, Tags.unknown(1).with(0, TagState.PRESENT)));
            project.setClasses(classes("cat", "dog"));
            assertThat(project.tags(one)).isEqualTo(Tags.unknown(2).with(0, TagState.PRESENT));
            assertThatThrownBy(() -> project.setClasses(classes("cat"))).isInstanceOf(IllegalArgumentException.class);
            assertThat(project.classes()).isEqualTo(classes("cat", "dog"));
        }
    }

    @Test
    void namesStayUniqueAndAFileIsAddedOnce() {
        try (var project = Project.create(place(), classes())) {
            var added = project.addImages(List.of(
                    new NewImage(folder.resolve("a/x.png"), "x", 1, 1, "", Split.TRAIN),
                    new NewImage(folder.resolve("b/X.png"), "X", 1, 1, "", Split.TRAIN),
                    new NewImage(folder.resolve("a/x.png"), "x", 1, 1, "", Split.TRAIN)));
            assertThat(added).extracting(ImageItem::name).containsExactly("x", "X-2", "x");
            assertThat(project.images()).hasSize(2);
        }
    }

    @Test
    void imagesAreFoundAgainWhenProjectAndPicturesMoveTogether() throws Exception {
        Path before = Files.createDirectories(folder.resolve("before"));
        Files.createDirectories(before.resolve("pictures"));
        ImageItem item;
        try (var project = Project.create(before.resolve("project"), classes())) {
            item = project.addImage(before.resolve("pictures/one.png"), "one", 1, 1, "", Split.TRAIN);
            assertThat(item.path()).isEqualTo("../pictures/one.png");
        }
        Path after = Files.move(before, folder.resolve("after"));
        try (var project = Project.open(after.resolve("project"))) {
            assertThat(project.file(item)).isEqualTo(after.toRealPath().resolve("pictures/one.png"));
        }
    }

    @Test
    void snapshotDigestFollowsMasksTagsAndSplits() {
        try (var project = Project.create(place(), classes("cat"))) {
            ImageItem item = image(project, "one", 300, 8);
            String empty = project.digest();
            project.commit(stroke(project, item, new Region(0, 0, 5, 5), 0));
            String drawn = project.digest();
            project.setTags(Map.of(item.id(), Tags.unknown(1).with(0, TagState.PRESENT)));
            String tagged = project.digest();
            project.setSplit(List.of(item.id()), Split.VAL);
            assertThat(List.of(empty, drawn, tagged, project.digest())).doesNotHaveDuplicates();
            project.history().undo(Watch.NONE);
            assertThat(project.digest()).isEqualTo(tagged);
            project.history().undo(Watch.NONE);
            assertThat(project.digest()).isEqualTo(drawn);
            project.undo(item);
            assertThat(project.digest()).isEqualTo(empty);
        }
    }

    @Test
    void aFolderThatIsAProjectIsNotMadeAnew() {
        Project.create(place(), classes("cat")).close();
        assertThatThrownBy(() -> Project.create(place(), classes())).isInstanceOf(StoreException.AlreadyExists.class);
    }

    @Test
    void whatIsNoProjectIsSaidToBeNone() throws Exception {
        assertThatThrownBy(() -> Project.open(folder)).isInstanceOf(StoreException.NotAProject.class);
        Files.writeString(folder.resolve(Project.FILE),
                "this is a text and no database at all, long enough to be sure");
        assertThatThrownBy(() -> Project.open(folder)).isInstanceOf(StoreException.NotAProject.class);
        Files.delete(folder.resolve(Project.FILE));
        try (var foreign = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(Project.FILE));
                var statement = foreign.createStatement()) {
            statement.execute("CREATE TABLE something (x)");
        }
        assertThatThrownBy(() -> Project.open(folder)).isInstanceOf(StoreException.NotAProject.class);
    }

    @Test
    void aNewerProjectIsOpenedForReadingOnly() throws Exception {
        ImageItem item;
        try (var project = Project.create(folder, classes("cat"))) {
            item = image(project, "one", 64, 64);
            project.commit(stroke(project, item, new Region(0, 0, 5, 5), 0));
        }
        sql("PRAGMA user_version = 99");
        try (var project = Project.open(folder)) {
            assertThat(project.isReadOnly()).isTrue();
            assertThat(project.newerVersion()).contains(99);
            assertThat(project.mask(item).at(0, 0)).isZero();
            assertThatThrownBy(() -> project.commit(stroke(project, item, new Region(9, 9, 5, 5), 0)))
                    .isInstanceOfSatisfying(StoreException.NewerVersion.class,
                            e -> assertThat(e.version()).isEqualTo(99));
            assertThat(project.mask(item).at(10, 10)).isEqualTo(Mask.UNLABELLED);
        }
    }

    @Test
    void damagedTilesAreNamedAsDamage() throws Exception {
        ImageItem item;
        try (var project = Project.create(folder, classes("cat"))) {
            item = image(project, "one", 64, 64);
            project.commit(stroke(project, item, new Region(0, 0, 5, 5), 0));
        }
        sql("UPDATE tile SET data = x'0102030405'");
        try (var project = Project.open(folder)) {
            assertThatThrownBy(() -> project.mask(item)).isInstanceOf(StoreException.Damaged.class);
        }
    }

    @Test
    void aFullDiskLosesNothingThatWasStored() {
        try (var project = Project.create(place(), classes("cat"))) {
            ImageItem item = image(project, "one", 1000, 1000);
            project.commit(stroke(project, item, new Region(0, 0, 5, 5), 0));
            Mask stored = project.mask(item);
            var noise = new byte[1000 * 1000];
            new java.util.Random(1).nextBytes(noise);
            Change change = Change.of(ChangeKind.ACCEPT_PREDICTION, item.id(), stored, Mask.of(1000, 1000, noise));
            pages(project, 60);
            assertThatThrownBy(() -> project.commit(change)).isInstanceOf(StoreException.Io.class);
            assertThat(project.mask(item)).isEqualTo(stored);
            pages(project, 1_000_000);
            project.commit(change);
            assertThat(project.mask(item)).isEqualTo(change.after());
            assertThat(project.undo(item).orElseThrow().after()).isEqualTo(stored);
            assertThat(project.problems()).isEmpty();
        }
    }

    private static void pages(Project project, int most) {
        project.database().read(c -> Rows.list(c, "PRAGMA max_page_count = " + most, row -> row.getInt(1)));
    }

    @Test
    void maskOfAnotherSizeIsRefused() {
        try (var project = Project.create(place(), classes("cat"))) {
            ImageItem item = image(project, "one", 64, 64);
            Change change = Change.of(ChangeKind.BRUSH, item.id(), Mask.unlabelled(65, 64), Mask.filled(65, 64, 0));
            assertThatThrownBy(() -> project.commit(change)).isInstanceOf(IllegalArgumentException.class);
            assertThat(project.hasMask(item.id())).isFalse();
        }
    }

    @Test
    void migrationsThatAreMissingAreAppliedOnce() throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("m.db"))) {
            List<String> first = List.of("CREATE TABLE a (x)", "INSERT INTO a VALUES (1)");
            Schema.migrate(connection, List.of(first));
            Schema.migrate(connection, List.of(first, List.of("ALTER TABLE a ADD COLUMN y DEFAULT 2")));
            Schema.migrate(connection, List.of(first, List.of("ALTER TABLE a ADD COLUMN y DEFAULT 2")));
            assertThat(Schema.version(connection)).isEqualTo(2);
            assertThat(Rows.list(connection, "SELECT x, y FROM a", row -> row.getInt(1) * 10 + row.getInt(2)))
                    .containsExactly(12);
        }
    }

    private void sql(String sql) throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(Project.FILE));
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
