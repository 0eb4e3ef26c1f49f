package limn.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.geometry.Bounds;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import limn.annotator.model.ImageItem;
import limn.annotator.model.Mask;
import limn.annotator.model.TagState;
import limn.annotator.store.Project;
import org.junit.jupiter.api.Test;

/** A person paints, undoes, redoes, tags, closes and opens again, with mouse and keys in the real window. */
class LabelJourneyTest extends WindowJourney {
    @Override
    void makeProject() throws Exception {
        BlankImages.make(projectFolder(), dir.resolve("images"), 200, 150, List.of("one"), List.of("ground", "boat"))
                .close();
    }

    @Override
    void openProject() throws Exception {
        super.openProject();
        goToLabel();
    }

    private int pixel(int x, int y) throws Exception {
        return fx(() -> Objects.requireNonNull(label().canvas().mask()).at(x, y));
    }

    /** Paints a line over the middle of the picture. */
    private void paint() throws Exception {
        fx(() -> {
            var canvas = label().canvas();
            canvas.setBrushRadius(10);
            Bounds bounds = canvas.localToScreen(canvas.getBoundsInLocal());
            var robot = new Robot();
            double y = bounds.getCenterY();
            robot.mouseMove(bounds.getCenterX() - 60, y);
            robot.mousePress(MouseButton.PRIMARY);
            for (int i = 1; i <= 30; i++) {
                robot.mouseMove(bounds.getCenterX() - 60 + 4 * i, y);
            }
            robot.mouseRelease(MouseButton.PRIMARY);
            return true;
        });
    }

    @Test
    void aStrokeIsUndoneRedoneAndThereAfterOpeningAgain() throws Exception {
        press(KeyCode.DIGIT2, false, false);
        paint();
        await("the stroke", () -> Objects.requireNonNull(label().canvas().mask()).at(100, 75) == 1);
        press(KeyCode.Z, false, true);
        await("undo", () -> Objects.requireNonNull(label().canvas().mask()).at(100, 75) == Mask.UNLABELLED);
        press(KeyCode.Z, true, true);
        await("redo", () -> Objects.requireNonNull(label().canvas().mask()).at(100, 75) == 1);

        closeProject();
        openProject();
        assertThat(pixel(100, 75)).isEqualTo(1);
        assertThat(pixel(100, 5)).isEqualTo(Mask.UNLABELLED);
        press(KeyCode.Z, false, true);
        await("undo after opening again",
                () -> Objects.requireNonNull(label().canvas().mask()).at(100, 75) == Mask.UNLABELLED);
    }

    @Test
    void shiftAndADigitTagTheImage() throws Exception {
        press(KeyCode.DIGIT2, true, false);
        await("the tag", () -> tag() == TagState.PRESENT);
        press(KeyCode.DIGIT2, true, false);
        await("the next state", () -> tag() == TagState.ABSENT);
        closeProject();
        try (Project project = Project.open(projectFolder())) {
            ImageItem item = project.images().getFirst();
            assertThat(project.tags(item.id()).of(1)).isEqualTo(TagState.ABSENT);
            assertThat(project.tags(item.id()).of(0)).isEqualTo(TagState.UNKNOWN);
        }
    }

    @Test
    void shiftAndASaysThatNothingElseIsThere() throws Exception {
        press(KeyCode.DIGIT1, true, false);
        press(KeyCode.A, true, false);
        await("the other tag", () -> tag() == TagState.ABSENT);
        assertThat(fx(() -> project().model().tags(project().model().images().getFirst().id()).of(0)))
                .isEqualTo(TagState.PRESENT);
        press(KeyCode.DIGIT0, true, false);
        await("nothing known", () -> tag() == TagState.UNKNOWN);
    }

    private TagState tag() {
        ProjectModel model = project().model();
        return model.tags(model.images().getFirst().id()).of(1);
    }

    @Test
    void everyPlaceOpensInBothLanguagesAndThemes() throws Exception {
        var seen = new ArrayList<String>();
        for (var language : List.of(java.util.Locale.ENGLISH, java.util.Locale.KOREAN)) {
            for (ThemeChoice theme : ThemeChoice.values()) {
                fx(() -> {
                    workspace().setLanguage(language);
                    workspace().setTheme(theme);
                    for (Place.Id place : Place.Id.values()) {
                        Objects.requireNonNull(workspace().shell()).show(place);
                        scene().getRoot().applyCss();
                        scene().getRoot().layout();
                        seen.add(place.key());
                    }
                    return true;
                });
            }
        }
        awaitQuiet();
        assertThat(seen).hasSize(24);
    }
}
