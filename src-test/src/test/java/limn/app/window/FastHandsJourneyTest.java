package limn.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import javafx.geometry.Bounds;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import limn.annotator.edit.Point;
import limn.annotator.model.Mask;
import limn.annotator.view.MaskCanvas;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Fast hands: another image is opened, or a step undone, while something is being painted. Every pixel stays with its image. */
class FastHandsJourneyTest extends WindowJourney {
    @Override
    void makeProject() throws Exception {
        BlankImages.make(projectFolder(), dir.resolve("images"), 200, 150, List.of("one", "two", "three"),
                List.of("ground", "boat")).close();
    }

    private Robot robot;

    @BeforeEach
    void hand() throws Exception { robot = fx(Robot::new); }

    private MaskCanvas canvas() { return label().canvas(); }

    private Point screen(double x, double y) {
        Bounds bounds = canvas().localToScreen(canvas().getBoundsInLocal());
        Point p = canvas().toView(x, y);
        return new Point(bounds.getMinX() + p.x(), bounds.getMinY() + p.y());
    }

    /** Presses the button and goes on to a second point; the button stays down. */
    private void beginStroke() throws Exception {
        fx(() -> {
            canvas().setBrushRadius(9);
            Point from = screen(50, 60);
            robot.mouseMove(from.x(), from.y());
            robot.mousePress(MouseButton.PRIMARY);
            Point to = screen(120, 60);
            robot.mouseMove(to.x(), to.y());
            return true;
        });
    }

    private void endStroke() throws Exception {
        fx(() -> {
            robot.mouseRelease(MouseButton.PRIMARY);
            return true;
        });
    }

    private Mask stored(int index) throws Exception {
        awaitQuiet();
        return project().model().project().mask(image(index));
    }

    @Test
    void aStrokeUnderThePenStaysWithItsImageWhenTheNextOneIsOpened() throws Exception {
        openInEditor(0);
        beginStroke();
        press(KeyCode.D, false, false);
        await("the next image", () -> label().shown().filter(image(1)::equals).isPresent());
        endStroke();

        assertThat(stored(0).at(80, 60)).as("the stroke").isEqualTo(fx(() -> canvas().getActive()));
        assertThat(stored(1)).isEqualTo(Mask.unlabelled(200, 150));
        assertThat(fx(() -> Objects.requireNonNull(canvas().mask()))).isEqualTo(Mask.unlabelled(200, 150));
        openInEditor(0);
        assertThat(fx(() -> Objects.requireNonNull(canvas().mask()))).isEqualTo(stored(0));
    }

    @Test
    void nobodyPaintsOnAMaskThatUndoIsAboutToReplace() throws Exception {
        openInEditor(0);
        beginStroke();
        endStroke();
        await("its name", () -> !label().undoName().isEmpty());
        fx(() -> {
            assertThat(workspace().actions().run("global.edit.undo")).isTrue();
            assertThat(canvas().readOnlyProperty().get()).as("until the answer is there").isTrue();
            return true;
        });
        beginStroke();
        endStroke();
        await("painting again", () -> !canvas().readOnlyProperty().get());
        awaitQuiet();

        assertThat(fx(() -> Objects.requireNonNull(canvas().mask()))).isEqualTo(stored(0));
    }

    @Test
    void theImageThatOneComesBackToBeforeTheNextIsThereKeepsItsStrokes() throws Exception {
        openInEditor(0);
        fx(() -> {
            label().next();
            return true;
        });
        beginStroke();
        endStroke();
        fx(() -> {
            label().previous();
            return true;
        });
        awaitQuiet();
        await("an image", () -> label().shown().isPresent());
        Mask shown = fx(() -> Objects.requireNonNull(canvas().mask()));
        int index = fx(() -> label().shown().orElseThrow().equals(image(0)) ? 0 : 1);
        assertThat(shown).isEqualTo(stored(index));
    }
}
