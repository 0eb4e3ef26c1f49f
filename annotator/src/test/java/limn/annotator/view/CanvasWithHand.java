package limn.annotator.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.geometry.Bounds;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.StackPane;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import limn.annotator.edit.ChangeKind;
import limn.annotator.edit.Point;
import limn.annotator.model.Mask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;

/** A canvas in a window, and a hand that moves, presses and types on it. */
@Tag("ui")
abstract class CanvasWithHand {
    record Committed(ChangeKind kind, Mask mask) {}

    final List<Committed> committed = new ArrayList<>();
    MaskCanvas canvas;
    Stage stage;
    Robot robot;

    @BeforeAll
    static void toolkit() throws Exception { Fx.start(); }

    @BeforeEach
    void open() throws Exception {
        Fx.FAILURES.clear();
        robot = Fx.on(Robot::new);
        canvas = Fx.on(() -> new MaskCanvas(ViewTexts.of(Locale.ENGLISH)));
        Fx.on(() -> {
            new CanvasKeys(canvas.actions()).install(canvas);
            return true;
        });
        var root = new StackPane(canvas);
        stage = Fx.show(root, 600, 500);
        Fx.on(() -> {
            canvas.setOnCommit((kind, mask) -> committed.add(new Committed(kind, mask)));
            canvas.show(Pictures.plain(300, 200, 0xFF808080), Mask.unlabelled(300, 200), Pictures.classes());
            canvas.setBrushRadius(6);
            canvas.requestFocus();
            return 0;
        });
    }

    @AfterEach
    void close() throws Exception {
        Fx.close(stage);
        assertThat(Fx.FAILURES).isEmpty();
    }

    Point screen(double imageX, double imageY) {
        Bounds b = canvas.localToScreen(canvas.getBoundsInLocal());
        Point p = canvas.toView(imageX, imageY);
        return new Point(b.getMinX() + p.x(), b.getMinY() + p.y());
    }

    void moveTo(double imageX, double imageY) {
        Point p = screen(imageX, imageY);
        robot.mouseMove(p.x(), p.y());
    }

    void press(double imageX, double imageY, MouseButton button) throws Exception {
        Fx.on(() -> {
            moveTo(imageX, imageY);
            robot.mousePress(button);
            return 0;
        });
    }

    void drag(double x0, double y0, double x1, double y1, MouseButton button) throws Exception {
        press(x0, y0, button);
        Fx.on(() -> {
            for (int i = 1; i <= 4; i++) { // a fast hand: four events for the whole way
                moveTo(x0 + (x1 - x0) * i / 4, y0 + (y1 - y0) * i / 4);
            }
            robot.mouseRelease(button);
            return 0;
        });
    }

    void click(double x, double y) throws Exception {
        press(x, y, MouseButton.PRIMARY);
        Fx.on(() -> {
            robot.mouseRelease(MouseButton.PRIMARY);
            return 0;
        });
    }

    void type(KeyCode code) throws Exception {
        Fx.on(() -> {
            robot.keyType(code);
            return 0;
        });
    }

    Mask shown() { return Objects.requireNonNull(canvas.mask()); }

    Committed last() {
        assertThat(committed).isNotEmpty();
        return committed.getLast();
    }
}
