package limn.annotator.store;

import static limn.annotator.store.TestProjects.classes;
import static limn.annotator.store.TestProjects.image;
import static limn.annotator.store.TestProjects.stroke;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import limn.annotator.edit.ClassEdit;
import limn.annotator.model.Effort;
import limn.annotator.model.ImageItem;
import limn.annotator.model.LabelClass;
import limn.annotator.model.Mask;
import limn.annotator.model.Region;
import limn.annotator.model.ReviewState;
import limn.annotator.model.Split;
import limn.annotator.model.TagState;
import limn.annotator.model.Tags;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class ProjectHistoryTest {
    @TempDir
    Path folder;
    private Project project;
    private ImageItem item;

    @BeforeEach
    void open() {
        project = Project.create(folder.resolve("p"), classes("sea", "boat", "ship"));
        item = image(project, "one", 300, 20);
    }

    @AfterEach
    void close() { project.close(); }

    private int at(int x) { return project.mask(item).at(x, 5); }

    private void undo() { assertThat(project.history().undo(Watch.NONE)).isPresent(); }

    @Test
    void aStrokeBetweenAMergeAndItsUndoKeepsItsMeaningAndHidesNoClass() {
        project.commit(stroke(project, item, new Region(0, 0, 30, 20), 2));
        project.history().edit(new ClassEdit.Merge(2, 1), Watch.NONE);
        project.commit(stroke(project, item, new Region(20, 0, 30, 20), 0));
        undo();
        assertThat(List.of(at(0), at(25), at(40))).containsExactly(2, 0, 0);
        project.undo(item);
        assertThat(List.of(at(0), at(25), at(40))).containsExactly(2, 2, Mask.UNLABELLED);
    }

    @Test
    void takingAStrokeBackAfterAMergeGivesTheMergedClass() {
        project.commit(stroke(project, item, new Region(0, 0, 30, 20), 1));
        project.commit(stroke(project, item, new Region(0, 0, 30, 20), 0));
        project.history().edit(new ClassEdit.Merge(1, 2), Watch.NONE);
        assertThat(project.classes().classes()).extracting(LabelClass::name).containsExactly("sea", "ship");
        project.undo(item);
        assertThat(at(0)).isEqualTo(1);
        assertThat(project.classes().get(1).name()).isEqualTo("ship");
    }

    @Test
    void anEditThatIsCancelledChangesNothing() {
        project.commit(stroke(project, item, new Region(0, 0, 30, 20), 1));
        String before = project.digest();
        assertThatThrownBy(() -> project.history().edit(new ClassEdit.Merge(1, 2), (done, of) -> false))
                .isInstanceOf(CancellationException.class);
        assertThat(project.digest()).isEqualTo(before);
        assertThat(at(0)).isEqualTo(1);
        assertThat(project.history().undoable()).isEmpty();
    }

    @Test
    void aClassThatWasPaintedWithIsNotTakenAwayByUndo() {
        project.setClasses(project.classes().withNew("buoy"));
        project.commit(stroke(project, item, new Region(0, 0, 3, 20), 3));
        assertThatThrownBy(() -> project.history().undo(Watch.NONE)).isInstanceOfSatisfying(
                StoreException.ClassInUse.class, e -> assertThat(e.pixels()).isEqualTo(60));
        project.undo(item);
        undo();
        assertThat(project.classes().size()).isEqualTo(3);
        project.redo(item);
        assertThat(at(0)).isEqualTo(Mask.UNLABELLED);
    }

    @Test
    void stepsHaveNamesAndSurviveTheRestart() {
        project.setClasses(project.classes().with(new LabelClass(1, "dinghy", 5, "2", false)));
        project.setState(List.of(item.id()), ReviewState.FLAGGED);
        project.setSplit(List.of(item.id()), Split.VAL);
        project.facts().setNote(item.id(), "look at the mast");
        project.close();
        project = Project.open(folder.resolve("p"));
        assertThat(project.history().undoable().orElseThrow().kind()).isEqualTo(StepKind.NOTE);
        undo();
        assertThat(project.facts().notes()).isEmpty();
        undo();
        undo();
        assertThat(project.images().getFirst()).isEqualTo(item);
        assertThat(project.history().undoable())
                .contains(new ProjectStep.Name(StepKind.CLASSES, List.of("boat", "dinghy")));
        undo();
        assertThat(project.classes().get(1).name()).isEqualTo("boat");
        assertThat(project.history().undoable()).isEmpty();
        assertThat(project.history().redoable()).isPresent();
    }

    @Test
    void namesOfFormerClassesLeadToThePresentOnes() {
        project.setClasses(project.classes().with(new LabelClass(1, "dinghy", 0x56B4E9, "2", false)));
        project.history().edit(new ClassEdit.Merge(1, 2), Watch.NONE);
        assertThat(project.history().formerNames()).isEqualTo(Map.of("boat", "ship", "dinghy", "ship"));
        undo();
        assertThat(project.history().formerNames()).isEqualTo(Map.of("boat", "dinghy"));
    }

    @Test
    void theStateFollowsTheWorkUntilAPersonSaysOtherwise() {
        project.commit(stroke(project, item, new Region(0, 0, 3, 3), 1));
        assertThat(project.images().getFirst().state()).isEqualTo(ReviewState.IN_WORK);
        project.undo(item);
        assertThat(project.images().getFirst().state()).isEqualTo(ReviewState.NEW);
        project.redo(item);
        project.setState(List.of(item.id()), ReviewState.DONE);
        project.commit(stroke(project, item, new Region(0, 0, 9, 9), 1));
        assertThat(project.images().getFirst().state()).isEqualTo(ReviewState.DONE);
    }

    @Test
    void timeIsSavedWithStrokesAndAddsUp() {
        project.commit(stroke(project, item, new Region(0, 0, 3, 3), 1), 1_500);
        project.commit(stroke(project, item, new Region(5, 0, 3, 3), 1), 500);
        project.facts().addEfforts(Map.of(item.id(), Effort.tags(700)));
        assertThat(project.facts().efforts()).isEqualTo(Map.of(item.id(), new Effort(2_000, 700, 2)));
    }

    @Test
    void tagsOfMergedClassesAreOfEither() {
        Tags tags = Tags.unknown(3).with(1, TagState.PRESENT).with(2, TagState.ABSENT);
        project.setTags(Map.of(item.id(), tags));
        project.history().edit(new ClassEdit.Merge(1, 2), Watch.NONE);
        assertThat(project.tags(item.id()).of(1)).isEqualTo(TagState.PRESENT);
        undo();
        assertThat(project.tags(item.id())).isEqualTo(tags);
    }
}
