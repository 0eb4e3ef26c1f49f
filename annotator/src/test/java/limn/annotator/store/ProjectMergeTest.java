package limn.annotator.store;

import static limn.annotator.store.TestProjects.classes;
import static limn.annotator.store.TestProjects.stroke;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import limn.annotator.edit.Selection;
import limn.annotator.model.ImageItem;
import limn.annotator.model.LabelClass;
import limn.annotator.model.Mask;
import limn.annotator.model.Region;
import limn.annotator.model.Split;
import limn.annotator.model.TagState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two people take a copy of one project home, and what they did there is joined. Each has a clock of its own. */
class ProjectMergeTest {
    private static final Region LEFT = new Region(0, 0, 40, 40);
    private static final Region RIGHT = new Region(300, 0, 40, 40);

    @TempDir
    Path folder;
    private Instant now = Instant.parse("2026-05-01T10:00:00Z");
    private Project mine;
    private Project theirs;

    @BeforeEach
    void copy() throws Exception {
        try (Project first = Opening.create(folder.resolve("first"), classes("cat", "dog"), terms())) {
            first.addImage(folder.resolve("pictures/one.png"), "one", 400, 100, "d1", Split.TRAIN);
            first.addImage(folder.resolve("pictures/two.png"), "two", 400, 100, "d2", Split.TRAIN);
            paint(first, "one", LEFT, 0);
        }
        for (String name : List.of("mine", "theirs")) {
            Files.createDirectories(folder.resolve(name));
            Files.copy(folder.resolve("first").resolve(Project.FILE), folder.resolve(name).resolve(Project.FILE));
        }
        mine = open("mine");
        theirs = open("theirs");
    }

    @AfterEach
    void close() {
        mine.close();
        theirs.close();
    }

    private Terms terms() { return new Terms(HistoryBudget.USUAL, () -> now); }

    private Project open(String name) { return Opening.open(folder.resolve(name), Access.MUST_WRITE, terms()); }

    private static ImageItem item(Project project, String name) {
        return project.images().stream().filter(i -> i.name().equals(name)).findFirst().orElseThrow();
    }

    private void paint(Project project, String name, Region region, int value) {
        now = now.plus(Duration.ofMinutes(1));
        project.commit(stroke(project, item(project, name), region, value));
    }

    private void tag(Project project, String name, int classId, TagState state) {
        now = now.plus(Duration.ofMinutes(1));
        ImageItem item = item(project, name);
        project.setTags(Map.of(item.id(), project.tags(item.id()).with(classId, state)));
    }

    private MergeReport merge() { return ProjectMerge.merge(mine, theirs, Watch.NONE); }

    private static int at(Project project, String name, Region region) {
        return project.mask(item(project, name)).at(region.x() + 1, region.y() + 1);
    }

    @Test
    void whenLabelsWereChangedLastIsKnownPieceByPiece() {
        Instant first = now;
        paint(mine, "one", RIGHT, 1);
        Instant second = now;
        paint(mine, "two", LEFT, 1);
        assertThat(mine.facts().labelChanges(item(mine, "one").id())).containsExactly(first, second);
    }

    @Test
    void whatOnlyOneOfThemDidIsJoinedWithoutAnyConflict() {
        paint(mine, "one", LEFT, 1);
        tag(mine, "one", 0, TagState.ABSENT);
        paint(theirs, "one", RIGHT, 1);
        paint(theirs, "two", LEFT, 0);
        tag(theirs, "two", 1, TagState.PRESENT);
        theirs.facts().setNote(item(theirs, "two").id(), "blurred");

        MergeReport report = merge();
        assertThat(report).isEqualTo(new MergeReport(2, 0, 2, 1, 0, List.of(), List.of()));
        assertThat(at(mine, "one", LEFT)).isEqualTo(1);
        assertThat(at(mine, "one", RIGHT)).isEqualTo(1);
        assertThat(at(mine, "two", LEFT)).isZero();
        assertThat(mine.tags(item(mine, "one").id()).of(0)).isEqualTo(TagState.ABSENT);
        assertThat(mine.tags(item(mine, "two").id()).of(1)).isEqualTo(TagState.PRESENT);
        assertThat(mine.facts().notes()).containsEntry(item(mine, "two").id(), "blurred");
        assertThat(mine.facts().counts(item(mine, "one").id()).orElseThrow().of(1)).isEqualTo(3200);
        assertThat(ProjectCheck.look(mine, Watch.NONE)).isEmpty();
    }

    @Test
    void whereBothChangedTheSameTheLaterOneWinsAndItIsListed() {
        paint(theirs, "one", LEFT, 1);
        tag(theirs, "one", 0, TagState.PRESENT);
        paint(mine, "one", new Region(0, 0, 10, 10), Mask.VOID);
        tag(mine, "one", 0, TagState.ABSENT);
        paint(mine, "two", LEFT, 0);
        paint(theirs, "two", LEFT, 1);

        MergeReport report = merge();
        assertThat(report.conflicts())
                .extracting(MergeReport.Conflict::kind, MergeReport.Conflict::image, MergeReport.Conflict::count,
                        MergeReport.Conflict::taken)
                .containsExactlyInAnyOrder(tuple(MergeReport.Kind.MASK, "one", 1, 0),
                        tuple(MergeReport.Kind.TAG, "one", 1, 0), tuple(MergeReport.Kind.MASK, "two", 1, 1));
        assertThat(at(mine, "one", LEFT)).isEqualTo(Mask.VOID);
        assertThat(mine.tags(item(mine, "one").id()).of(0)).isEqualTo(TagState.ABSENT);
        assertThat(at(mine, "two", LEFT)).isEqualTo(1);
    }

    @Test
    void joiningTwiceOrBackChangesNothingMore() {
        paint(mine, "one", LEFT, 1);
        paint(theirs, "one", RIGHT, 1);
        merge();
        MergeReport again = merge();
        assertThat(again.tiles()).isZero();
        assertThat(again.conflicts()).isEmpty();
        MergeReport back = ProjectMerge.merge(theirs, mine, Watch.NONE);
        assertThat(back.tiles()).isEqualTo(1);
        assertThat(back.conflicts()).isEmpty();
        assertThat(theirs.mask(item(theirs, "one"))).isEqualTo(mine.mask(item(mine, "one")));
        paint(theirs, "one", RIGHT, 0); // work that goes on after is newer, whoever did it before
        assertThat(merge().conflicts()).isEmpty();
        assertThat(at(mine, "one", RIGHT)).isZero();
    }

    @Test
    void aClockThatWentBackLosesNothingThatOnlyOneOfThemDid() {
        paint(mine, "one", LEFT, 1);
        now = now.minus(Duration.ofDays(3650));
        paint(theirs, "one", RIGHT, 1);
        paint(theirs, "two", LEFT, 0);
        assertThat(merge().conflicts()).isEmpty();
        assertThat(at(mine, "one", RIGHT)).isEqualTo(1);
        assertThat(at(mine, "two", LEFT)).isZero();
    }

    @Test
    void withinOneCopyALaterEditIsLaterWhateverTheClockDoes() {
        paint(theirs, "one", LEFT, 1);
        now = now.minus(Duration.ofHours(5));
        paint(mine, "one", LEFT, Mask.VOID); // by its clock hours before, but the copy knows an edit that is later
        now = now.plus(Duration.ofHours(5));
        assertThat(mine.database().read(c -> Edits.ofTile(c, 1, 0, 0)).orElseThrow().at())
                .isGreaterThanOrEqualTo(Instant.parse("2026-05-01T10:01:00Z").toEpochMilli());
        assertThat(merge().conflicts()).hasSize(1);
    }

    @Test
    void undoIsAnEditToo() {
        paint(theirs, "one", RIGHT, 1);
        merge();
        now = now.plus(Duration.ofMinutes(1));
        theirs.undo(item(theirs, "one"));
        tag(theirs, "two", 0, TagState.PRESENT);
        theirs.history().undo(Watch.NONE);
        merge();
        assertThat(at(mine, "one", RIGHT)).isEqualTo(Mask.UNLABELLED);
        assertThat(mine.tags(item(mine, "two").id()).of(0)).isEqualTo(TagState.UNKNOWN);
    }

    @Test
    void classesAreTheSameByNameAndNewOnesAreAdded() {
        theirs.setClasses(theirs.classes().withNew("bird"));
        mine.setClasses(mine.classes().withNew("fish"));
        paint(theirs, "two", LEFT, 2);
        tag(theirs, "two", 2, TagState.PRESENT);
        MergeReport report = merge();
        assertThat(report.classesAdded()).containsExactly("bird");
        assertThat(mine.classes().get(3).name()).isEqualTo("bird");
        assertThat(at(mine, "two", LEFT)).isEqualTo(3);
        assertThat(mine.tags(item(mine, "two").id()).of(3)).isEqualTo(TagState.PRESENT);
    }

    @Test
    void aClassThatOneOfThemRenamedIsStillTheSame() {
        tag(theirs, "two", 1, TagState.PRESENT);
        var dog = theirs.classes().get(1);
        theirs.setClasses(
                theirs.classes().with(new LabelClass(1, "hound", dog.rgb(), dog.key(), dog.background())));
        paint(theirs, "two", LEFT, 1);
        MergeReport report = merge();
        assertThat(report.classesAdded()).isEmpty();
        assertThat(at(mine, "two", LEFT)).isEqualTo(1);
        assertThat(mine.classes().get(1).name()).isEqualTo("dog");
        assertThat(mine.tags(item(mine, "two").id()).of(1)).isEqualTo(TagState.PRESENT);
    }

    @Test
    void imagesAreTheSameByTheirContentsAndNewOnesAreAdded() {
        theirs.addImage(folder.resolve("pictures/three.png"), "three", 400, 100, "d3", Split.VAL);
        paint(theirs, "three", LEFT, 1);
        mine.addImage(folder.resolve("elsewhere/other name.png"), "other name", 400, 100, "d4", Split.TRAIN);
        theirs.addImage(folder.resolve("pictures/four.png"), "four", 400, 100, "d4", Split.TRAIN);
        paint(theirs, "four", LEFT, 0);
        MergeReport report = merge();
        assertThat(report.added()).isEqualTo(1);
        assertThat(report.images()).isEqualTo(3);
        assertThat(item(mine, "three").split()).isEqualTo(Split.VAL);
        assertThat(at(mine, "three", LEFT)).isEqualTo(1);
        assertThat(at(mine, "other name", LEFT)).isZero();
    }

    @Test
    void differencesFromBeforeEditsHadTimesAreListedAndStay() {
        for (Project project : List.of(mine, theirs)) {
            paint(project, "two", LEFT, project == mine ? 0 : 1);
            project.write(c -> Rows.update(c, "DELETE FROM tile_edit"));
        }
        assertThat(merge().conflicts()).extracting(MergeReport.Conflict::kind)
                .containsExactly(MergeReport.Kind.MASK_UNDATED);
        assertThat(at(mine, "two", LEFT)).isZero();
    }

    @Test
    void theBackupBeforeBringsBackWhatWas() {
        paint(theirs, "one", RIGHT, 1);
        String digest = mine.digest();
        Backup before = mine.backups().make(Backup.Reason.BEFORE_MERGE);
        merge();
        assertThat(mine.digest()).isNotEqualTo(digest);
        mine.backups().restore(before);
        assertThat(mine.digest()).isEqualTo(digest);
        assertThat(merge().tiles()).isEqualTo(1);
    }

    private static Selection pixels(Region region) {
        var builder = new Selection.Builder(region);
        for (int y = region.y(); y < region.endY(); y++) {
            builder.add(y, region.x(), region.endX());
        }
        return builder.build();
    }

    private void judge(Project project, String image, boolean accepted, Region region, float confidence) {
        now = now.plus(Duration.ofMinutes(1));
        project.verdicts().judge(List.of(new Verdict(item(project, image).id(), accepted, "dog", "run-7", 360,
                confidence, pixels(region))), List.of("1", "dog"), 0, 0);
    }

    private List<Verdict> verdicts(String image) { return mine.verdicts().of(item(mine, image).id()); }

    @Test
    void verdictsOfBothCopiesAreJoinedOnceAndKeepTheirTime() {
        judge(mine, "two", true, LEFT, 0.9f);
        judge(theirs, "two", true, RIGHT, 0.8f);
        Instant accepted = now;
        judge(theirs, "two", false, new Region(200, 0, 10, 10), 0.4f);

        assertThat(merge().verdicts()).isEqualTo(2);
        assertThat(merge().verdicts()).isZero();

        assertThat(verdicts("two")).extracting(Verdict::accepted, Verdict::confidence).containsExactly(
                tuple(true, 0.9f), tuple(true, 0.8f), tuple(false, 0.4f));
        assertThat(at(mine, "two", RIGHT)).isEqualTo(1);
        assertThat(mine.verdicts().dated(item(mine, "two").id()).get(1).at()).isEqualTo(accepted);
        assertThat(mine.verdicts().refused()).containsExactly(item(mine, "two").id());
    }

    @Test
    void anAcceptedRegionThatLostItsPixelsToALaterEditHereIsNotTaken() {
        judge(theirs, "two", true, LEFT, 0.8f);
        judge(theirs, "two", false, RIGHT, 0.3f);
        paint(mine, "two", LEFT, 0);
        paint(mine, "two", RIGHT, 0);

        assertThat(merge().verdicts()).isZero();
        assertThat(at(mine, "two", LEFT)).isZero();
        assertThat(verdicts("two")).isEmpty();
    }

    @Test
    void takingJoinedVerdictsBackTakesTheirPixelsAndNoOthers() {
        paint(mine, "one", LEFT, 1);
        judge(theirs, "one", true, RIGHT, 0.8f);
        merge();

        assertThat(mine.history().undo(Watch.NONE)).isPresent();
        assertThat(at(mine, "one", RIGHT)).isEqualTo(Mask.UNLABELLED);
        assertThat(at(mine, "one", LEFT)).isEqualTo(1);
        assertThat(verdicts("one")).isEmpty();

        assertThat(mine.history().redo(Watch.NONE)).isPresent();
        assertThat(at(mine, "one", RIGHT)).isEqualTo(1);
        assertThat(verdicts("one")).hasSize(1);
        assertThat(ProjectCheck.look(mine, Watch.NONE)).isEmpty();
    }
}
