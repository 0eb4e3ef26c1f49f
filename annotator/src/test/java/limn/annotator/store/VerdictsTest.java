package limn.annotator.store;

import static limn.annotator.store.TestProjects.classes;
import static limn.annotator.store.TestProjects.image;
import static limn.annotator.store.TestProjects.stroke;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import limn.annotator.edit.Selection;
import limn.annotator.model.ImageItem;
import limn.annotator.model.Mask;
import limn.annotator.model.Region;
import limn.annotator.model.ReviewState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerdictsTest {
    @TempDir
    Path folder;
    private Project project;
    private ImageItem one;
    private ImageItem two;

    @BeforeEach
    void open() {
        project = Project.create(folder, classes("sea", "boat"));
        one = image(project, "one", 300, 100);
        two = image(project, "two", 300, 100);
    }

    @AfterEach
    void close() { project.close(); }

    private static Selection area(int x, int y, int width, int height) {
        var builder = new Selection.Builder(new Region(x, y, width, height));
        for (int row = y; row < y + height; row++) {
            builder.add(row, x, x + width);
        }
        return builder.build();
    }

    private static Verdict verdict(ImageItem item, boolean accepted, Selection area) {
        return new Verdict(item.id(), accepted, "boat", "run-7", 360, 0.75f, area);
    }

    private long judge(Verdict... verdicts) {
        return project.verdicts().judge(List.of(verdicts), List.of("n", "boat"), 0, 0);
    }

    private int at(ImageItem item, int x, int y) { return project.loadMask(item).at(x, y); }

    private void undo() { assertThat(project.history().undo(Watch.NONE)).isPresent(); }

    private void redo() { assertThat(project.history().redo(Watch.NONE)).isPresent(); }

    @Test
    void anAcceptedRegionFillsOnlyWhatNobodyHasDecidedAndRemembersRunAndConfidence() {
        project.commit(stroke(project, one, new Region(0, 0, 20, 10), 0));
        project.commit(stroke(project, one, new Region(20, 0, 5, 10), Mask.VOID));

        judge(verdict(one, true, area(10, 0, 30, 10)));

        assertThat(at(one, 15, 5)).isEqualTo(0);
        assertThat(at(one, 22, 5)).isEqualTo(Mask.VOID);
        assertThat(at(one, 30, 5)).isEqualTo(1);
        assertThat(project.image(one.id()).orElseThrow().state()).isEqualTo(ReviewState.ACCEPTED);
        assertThat(project.verdicts().of(one.id())).singleElement().satisfies(v -> {
            assertThat(v.accepted()).isTrue();
            assertThat(v.run()).isEqualTo("run-7");
            assertThat(v.runStep()).isEqualTo(360);
            assertThat(v.confidence()).isEqualTo(0.75f);
            assertThat(v.area()).isEqualTo(area(10, 0, 30, 10));
        });
    }

    @Test
    void anActionOnManyImagesIsOneStep() {
        long step = judge(verdict(one, true, area(0, 0, 10, 10)), verdict(one, true, area(50, 0, 10, 10)));
        assertThat(project.verdicts().judge(List.of(verdict(two, true, area(0, 0, 10, 10))), List.of(), step, 0))
                .isEqualTo(step);

        undo();
        assertThat(project.loadMask(one).isBlank()).isTrue();
        assertThat(project.loadMask(two).isBlank()).isTrue();
        assertThat(project.undoable(one.id())).isEmpty();
        assertThat(project.verdicts().all()).isEmpty();
        assertThat(project.image(one.id()).orElseThrow().state()).isEqualTo(ReviewState.NEW);

        redo();
        assertThat(at(one, 55, 5)).isEqualTo(1);
        assertThat(at(two, 5, 5)).isEqualTo(1);
        assertThat(project.verdicts().all()).hasSize(3);
        assertThat(ProjectCheck.look(project, Watch.NONE)).isEmpty();
    }

    @Test
    void undoLeavesWhatWasPaintedSince() {
        judge(verdict(one, true, area(0, 0, 40, 10)));
        project.commit(stroke(project, one, new Region(0, 0, 10, 10), 0));

        undo();
        assertThat(at(one, 5, 5)).isEqualTo(0);
        assertThat(at(one, 20, 5)).isEqualTo(Mask.UNLABELLED);

        redo();
        assertThat(at(one, 5, 5)).isEqualTo(0);
        assertThat(at(one, 20, 5)).isEqualTo(1);
        undo();
        assertThat(at(one, 20, 5)).isEqualTo(Mask.UNLABELLED);
    }

    @Test
    void whatWasTakenBackInTheEditorIsNotTakenBackTwice() {
        project.commit(stroke(project, one, new Region(100, 0, 10, 10), 0));
        judge(verdict(one, true, area(0, 0, 40, 10)));
        project.undo(one);

        undo();

        assertThat(at(one, 105, 5)).isEqualTo(0);
        assertThat(at(one, 5, 5)).isEqualTo(Mask.UNLABELLED);
    }

    @Test
    void aRefusedRegionIsRememberedUntilItIsTakenBackAndChangesNoMask() {
        judge(verdict(one, false, area(0, 0, 40, 10)));
        assertThat(project.hasMask(one.id())).isFalse();
        assertThat(project.verdicts().refused()).containsExactly(one.id());

        undo();
        assertThat(project.verdicts().of(one.id())).isEmpty();
        assertThat(project.verdicts().refused()).isEmpty();
        assertThat(project.history().redoable()).contains(
                new ProjectStep.Name(StepKind.REJECT, List.of("n", "boat")));
    }

    @Test
    void aStepIsTakenBackByItsNumberOnlyWhileItIsTheLastOne() {
        long first = judge(verdict(one, false, area(0, 0, 40, 10)));
        var name = new ProjectStep.Name(StepKind.REJECT, List.of("n", "boat"));
        project.setState(List.of(two.id()), ReviewState.DONE);

        assertThat(project.history().undo(first, name, Watch.NONE)).isEmpty();
        assertThat(project.verdicts().all()).hasSize(1);
        assertThat(project.image(two.id()).orElseThrow().state()).isEqualTo(ReviewState.DONE);

        undo();
        undo();
        project.setState(List.of(two.id()), ReviewState.DONE); // has the number of the first step now
        assertThat(project.history().undo(first, name, Watch.NONE)).isEmpty();
        undo();
        long again = judge(verdict(one, false, area(0, 0, 40, 10)));
        assertThat(project.history().undo(again, name, Watch.NONE)).isPresent();
        assertThat(project.verdicts().all()).isEmpty();
    }

    @Test
    void aPartOfAnActionThatWasTakenBackIsNotStored() {
        long step = judge(verdict(one, true, area(0, 0, 10, 10)));
        undo();

        assertThat(project.verdicts().judge(List.of(verdict(two, true, area(0, 0, 10, 10))), List.of(), step, 0))
                .isZero();
        assertThat(project.loadMask(two).isBlank()).isTrue();
    }

    @Test
    void aNewStepGivesUpWhatCouldBeDoneAgain() {
        judge(verdict(one, true, area(0, 0, 10, 10)));
        undo();
        judge(verdict(two, false, area(0, 0, 10, 10)));

        assertThat(project.verdicts().all()).extracting(Verdict::image).containsExactly(two.id());
    }

    @Test
    void verdictsOfTwoKindsAreNoAction() {
        assertThatThrownBy(
                () -> judge(verdict(one, true, area(0, 0, 9, 9)), verdict(one, false, area(9, 9, 9, 9))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aFileOfVersionThreeGetsTheTableAndACopyIsKept() throws Exception {
        project.commit(stroke(project, one, new Region(0, 0, 20, 10), 0));
        project.close();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(Project.FILE));
                var statement = connection.createStatement()) {
            statement.execute("DROP TABLE verdict");
            statement.execute("PRAGMA user_version = 3");
        }
        project = Project.open(folder);

        assertThat(at(one, 5, 5)).isEqualTo(0);
        judge(verdict(one, true, area(50, 0, 10, 10)));
        assertThat(project.verdicts().all()).hasSize(1);
        assertThat(folder.resolve("project-version-3.limn.backup")).isRegularFile();
    }
}
