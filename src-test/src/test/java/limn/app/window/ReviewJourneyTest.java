package limn.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import limn.annotator.model.ImageItem;
import limn.annotator.model.LabelClass;
import limn.annotator.model.Mask;
import limn.annotator.model.ReviewState;
import limn.annotator.model.TagState;
import limn.annotator.model.Tags;
import limn.annotator.store.Project;
import org.junit.jupiter.api.Test;

/** A person renames, merges and deletes classes, takes it back, settles conflicts, and asks what to label next. */
class ReviewJourneyTest extends WindowJourney {
    private static final int WIDTH = 60;
    private static final int HEIGHT = 40;

    @Override
    void makeProject() throws Exception {
        try (Project project = BlankImages.make(projectFolder(), dir.resolve("images"), WIDTH, HEIGHT,
                List.of("one", "two", "three"), List.of("sea", "boat", "ship"))) {
            ImageItem one = project.images().getFirst();
            BlankImages.paintRows(project, one, 3, 1, 2);
            project.setTags(Map.of(one.id(), Tags.unknown(3).with(1, TagState.PRESENT).with(2, TagState.ABSENT)));
        }
    }

    private int pixel(int y) { return Objects.requireNonNull(label().canvas().mask()).at(5, y); }

    private List<String> names() {
        return project().model().classes().classes().stream().map(LabelClass::name).toList();
    }

    private void chooseClass(int index) throws Exception {
        fx(() -> {
            find("class-order", ListView.class).getSelectionModel().select(index);
            return true;
        });
    }

    @Test
    @SuppressWarnings("unchecked")
    void aMergeIsToldFirstAndTakenBackWithTheMaskOnTheScreen() throws Exception {
        goToLabel();
        press(KeyCode.M, false, true);
        await("the class manager", () -> isThere("class-manager"));
        chooseClass(2);
        fx(() -> {
            var into = (ComboBox<LabelClass>) find("class-merge-into", ComboBox.class);
            into.setValue(project().model().classes().get(1));
            return true;
        });
        await("the preview", () -> find("class-merge-preview", Label.class).getText().contains("60"));
        click("class-merge");
        await("two classes", () -> names().equals(List.of("sea", "boat")));
        await("the mask", () -> pixel(4) == 1 && pixel(3) == 1);
        click("class-undo");
        await("three classes again", () -> names().equals(List.of("sea", "boat", "ship")));
        await("the mask as before", () -> pixel(4) == 2 && pixel(3) == 1);
        click("class-redo");
        await("merged again", () -> names().size() == 2 && pixel(4) == 1);
        assertThat(fx(() -> project().model().tags(image(0).id()).of(1))).isEqualTo(TagState.PRESENT);
    }

    @Test
    void aDeletedClassLeavesItsPixelsUnlabelledUntilUndo() throws Exception {
        goToLabel();
        press(KeyCode.M, false, true);
        await("the class manager", () -> isThere("class-manager"));
        chooseClass(1);
        click("class-delete");
        await("the mask", () -> names().equals(List.of("sea", "ship")) && pixel(3) == Mask.UNLABELLED
                && pixel(4) == 1);
        click("class-manager-close");
        closeProject();
        openProject();
        press(KeyCode.DIGIT1, false, true);
        press(KeyCode.Z, false, true);
        await("undo after opening again", () -> names().equals(List.of("sea", "boat", "ship")));
        goToLabel();
        await("the mask as before", () -> pixel(3) == 1 && pixel(4) == 2);
    }

    @Test
    void aClassIsRenamedAndMovedAndBothAreTakenBack() throws Exception {
        goToLabel();
        press(KeyCode.M, false, true);
        await("the class manager", () -> isThere("class-manager"));
        chooseClass(1);
        fx(() -> {
            var name = find("class-detail-name", TextField.class);
            name.setText("dinghy");
            name.getOnAction().handle(null);
            return true;
        });
        await("the name", () -> names().contains("dinghy"));
        chooseClass(1);
        click("class-up");
        assertThat(fx(() -> names())).containsExactly("sea", "dinghy", "ship");
        click("class-order-apply");
        await("the order", () -> names().equals(List.of("dinghy", "sea", "ship")) && pixel(3) == 0);
        click("class-undo");
        await("the order before", () -> names().equals(List.of("sea", "dinghy", "ship")) && pixel(3) == 1);
        click("class-undo");
        await("the name before", () -> names().equals(List.of("sea", "boat", "ship")));
    }

    @Test
    void aConflictIsSettledByOneKeyAndTakenBack() throws Exception {
        goToLabel();
        press(KeyCode.J, false, true);
        await("the conflict", () -> isThere("conflicts") && find("conflicts", ListView.class).getItems().size() == 1);
        press(KeyCode.RIGHT, false, false);
        await("tag is right", () -> pixel(4) == Mask.UNLABELLED && pixel(3) == 1);
        await("no conflict", () -> find("conflicts", ListView.class).getItems().isEmpty());
        press(KeyCode.Z, false, true);
        await("taken back", () -> pixel(4) == 2 && find("conflicts", ListView.class).getItems().size() == 1);
        press(KeyCode.LEFT, false, false);
        await("mask is right", () -> project().model().tags(image(0).id()).of(2) == TagState.PRESENT);
        await("settled", () -> find("conflicts", ListView.class).getItems().isEmpty());
    }

    @Test
    void aFixThatIsNoLongerTheLastStepCannotBeTakenBackAmongTheConflicts() throws Exception {
        goToLabel();
        press(KeyCode.J, false, true);
        await("the conflict", () -> isThere("conflicts") && find("conflicts", ListView.class).getItems().size() == 1);
        press(KeyCode.LEFT, false, false);
        await("the fix", () -> !find("conflict-undo", Button.class).isDisabled());
        click("conflicts-close");
        fx(() -> {
            project().model().setTags(Map.of(image(1).id(), Tags.unknown(3).with(0, TagState.PRESENT)));
            return true;
        });
        press(KeyCode.J, false, true);
        await("gone through again", () -> isThere("conflicts") && workspace().isIdle());
        assertThat(fx(() -> find("conflict-undo", Button.class).isDisabled())).isTrue();
    }

    @Test
    void undoAndRedoThatAreAskedForAtOnceAreDoneOneAfterTheOther() throws Exception {
        var first = fx(() -> image(0).id());
        Tags before = fx(() -> project().model().tags(first));
        Tags after = before.with(0, TagState.PRESENT);
        fx(() -> {
            project().model().setTags(Map.of(first, after));
            for (int i = 0; i < 3; i++) {
                project().model().steps().undo(step -> {}, failure -> {});
                project().model().steps().redo(step -> {}, failure -> {});
            }
            project().model().steps().undo(step -> {}, failure -> {});
            return true;
        });
        await("the last undo", () -> workspace().isIdle() && !project().model().steps().isAsking());
        assertThat(fx(() -> project().model().tags(first))).isEqualTo(before);
    }

    @Test
    void nOpensTheImageThatHelpsMostAndStatesNotesAndTimeStay() throws Exception {
        goToLabel();
        await("cards", () -> isThere("next-first"));
        press(KeyCode.N, false, false);
        await("another image", () -> !label().wanted().equals(java.util.Optional.of(image(0).id())));
        await("quiet", () -> workspace().isIdle() && label().shown().map(ImageItem::id).equals(label().wanted()));
        var opened = fx(() -> label().wanted().orElseThrow());
        press(KeyCode.ENTER, false, true);
        await("done", () -> project().model().image(opened).orElseThrow().state() == ReviewState.DONE);
        fx(() -> {
            find("review-note", TextArea.class).requestFocus();
            find("review-note", TextArea.class).setText("mast is cut");
            label().canvas().requestFocus();
            return true;
        });
        await("the note", () -> project().model().ledger().note(opened).equals("mast is cut"));
        closeProject();
        try (Project project = Project.open(projectFolder())) {
            assertThat(project.facts().notes()).isEqualTo(Map.of(opened, "mast is cut"));
            assertThat(project.image(opened).orElseThrow().state()).isEqualTo(ReviewState.DONE);
        }
    }
}
