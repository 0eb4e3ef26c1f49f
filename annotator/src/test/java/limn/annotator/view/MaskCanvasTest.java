package limn.annotator.view;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.event.Event;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import limn.annotator.edit.ChangeKind;
import limn.annotator.edit.Point;
import limn.annotator.model.Mask;
import org.junit.jupiter.api.Test;

/** What the hand paints is what the mask has. */
class MaskCanvasTest extends CanvasWithHand {
    @Test
    void aFastStrokeLeavesNoBeadsAndIsCommittedOnce() throws Exception {
        Fx.on(() -> {
            canvas.setActive(2);
            return 0;
        });
        drag(30, 100, 270, 100, MouseButton.PRIMARY);

        assertThat(committed).hasSize(1);
        assertThat(last().kind()).isEqualTo(ChangeKind.BRUSH);
        for (int x = 30; x <= 270; x++) {
            for (int y = 96; y <= 104; y++) {
                assertThat(last().mask().at(x, y)).as("%d, %d", x, y).isEqualTo(2);
            }
        }
        assertThat(last().mask().at(150, 90)).isEqualTo(Mask.UNLABELLED);
    }

    @Test
    void theStrokeIsSeenAtOnce() throws Exception {
        drag(50, 50, 150, 50, MouseButton.PRIMARY);
        var picture = Fx.snapshot(canvas);
        Point on = canvas.toView(80, 50);
        Point off = canvas.toView(80, 100);

        assertThat(picture.getPixelReader().getArgb((int) off.x(), (int) off.y())).isEqualTo(0xFF808080);
        assertThat(picture.getPixelReader().getArgb((int) on.x(), (int) on.y()) & 0xFF).isBetween(0x3E, 0x42);
    }

    @Test
    void aStrokeOnACoarsePictureStaysWhenTheSharpOneComes() throws Exception {
        Fx.on(() -> {
            canvas.show(Pyramid.coarse(300, 200, Pictures.plain(75, 50, 0xFF606060)), Mask.unlabelled(300, 200),
                    Pictures.classes());
            canvas.zoomAt(200, 200, 2);
            return 0;
        });
        Sight sight = Fx.on(() -> canvas.sightProperty().get());
        press(120, 90, MouseButton.PRIMARY);
        Fx.on(() -> {
            moveTo(140, 90);
            canvas.layout();
            assertThat(canvas.isSharp()).isFalse();
            canvas.sharpen(Pyramid.build(Pictures.plain(300, 200, 0xFF808080)));
            moveTo(160, 90);
            robot.mouseRelease(MouseButton.PRIMARY);
            return 0;
        });
        var picture = Fx.snapshot(canvas);
        Point off = canvas.toView(150, 120);

        assertThat(canvas.isSharp()).isTrue();
        assertThat(canvas.sightProperty().get()).isEqualTo(sight);
        assertThat(committed).hasSize(1);
        assertThat(last().mask().at(125, 90)).isZero();
        assertThat(last().mask().at(155, 90)).isZero();
        assertThat(picture.getPixelReader().getArgb((int) off.x(), (int) off.y())).isEqualTo(0xFF808080);
    }

    @Test
    void aToolThatLooksAtPixelsDoesNothingBeforeTheyAreThere() throws Exception {
        Fx.on(() -> {
            canvas.show(Pyramid.coarse(300, 200, Pictures.plain(75, 50, 0xFF606060)), Mask.unlabelled(300, 200),
                    Pictures.classes());
            canvas.setTool(Tool.WAND);
            return 0;
        });
        drag(100, 100, 101, 100, MouseButton.PRIMARY);

        assertThat(committed).isEmpty();
        assertThat(Fx.on(() -> canvas.previews().shown())).isEmpty();
    }

    @Test
    void escapeAbandonsTheStroke() throws Exception {
        press(50, 50, MouseButton.PRIMARY);
        Fx.on(() -> {
            moveTo(120, 90);
            canvas.layout();
            return 0;
        });
        assertThat(shown().at(100, 78)).isZero();
        type(KeyCode.ESCAPE);
        Fx.on(() -> {
            robot.mouseRelease(MouseButton.PRIMARY);
            return 0;
        });

        assertThat(committed).isEmpty();
        assertThat(canvas.mask()).isEqualTo(Mask.unlabelled(300, 200));
    }

    @Test
    void losingTheFocusCommitsTheStroke() throws Exception {
        press(50, 50, MouseButton.PRIMARY);
        Fx.on(() -> {
            moveTo(80, 50);
            var other = new Pane();
            other.setFocusTraversable(true);
            ((StackPane) canvas.getParent()).getChildren().addFirst(other);
            other.requestFocus();
            return 0;
        });
        assertThat(committed).hasSize(1);
        Fx.on(() -> {
            robot.mouseRelease(MouseButton.PRIMARY);
            return 0;
        });
        assertThat(committed).hasSize(1);
    }

    @Test
    void eraserAndRightButtonGiveUnlabelled() throws Exception {
        Fx.on(() -> {
            canvas.setMask(Mask.filled(300, 200, 1));
            return 0;
        });
        drag(50, 50, 60, 50, MouseButton.SECONDARY);
        assertThat(last().kind()).isEqualTo(ChangeKind.ERASER);
        assertThat(last().mask().at(55, 50)).isEqualTo(Mask.UNLABELLED);
        type(KeyCode.E);
        drag(50, 150, 60, 150, MouseButton.PRIMARY);
        assertThat(last().mask().at(55, 150)).isEqualTo(Mask.UNLABELLED);
        assertThat(last().mask().at(55, 100)).isEqualTo(1);
    }

    @Test
    void whileTakingAwayIsHeldThePenErasesAndAltAloneMeansNothing() throws Exception {
        Fx.on(() -> {
            canvas.setMask(Mask.filled(300, 200, 1));
            press(canvas.toView(200, 100));
            canvas.actions().holdSubtract(true);
            press(canvas.toView(100, 100));
            canvas.actions().holdSubtract(false);
            return 0;
        });
        assertThat(last().mask().at(100, 100)).isEqualTo(Mask.UNLABELLED);
        assertThat(last().mask().at(200, 100)).isZero();
    }

    private void press(Point p) {
        Event.fireEvent(canvas, mouse(MouseEvent.MOUSE_PRESSED, p, true));
        Event.fireEvent(canvas, mouse(MouseEvent.MOUSE_RELEASED, p, true));
    }

    private static MouseEvent mouse(javafx.event.EventType<MouseEvent> type, Point p, boolean alt) {
        return new MouseEvent(type, p.x(), p.y(), p.x(), p.y(), MouseButton.PRIMARY, 1, false, false, alt, false, true,
                false, false, false, false, false, null);
    }

    @Test
    void aPolygonIsClosedByEnter() throws Exception {
        type(KeyCode.P);
        type(KeyCode.DIGIT3);
        click(50, 50);
        click(200, 50);
        click(200, 150);
        click(50, 150);
        type(KeyCode.ENTER);
        Fx.until(() -> !committed.isEmpty());

        assertThat(last().kind()).isEqualTo(ChangeKind.POLYGON);
        assertThat(last().mask().at(120, 100)).isEqualTo(2);
        assertThat(last().mask().at(40, 100)).isEqualTo(Mask.UNLABELLED);
        assertThat(last().mask().at(210, 100)).isEqualTo(Mask.UNLABELLED);
    }

    @Test
    void escapeDropsThePolygon() throws Exception {
        type(KeyCode.P);
        click(50, 50);
        click(200, 50);
        click(200, 150);
        type(KeyCode.ESCAPE);
        type(KeyCode.ENTER);

        assertThat(Fx.on(() -> canvas.busyProperty().get())).isFalse();
        assertThat(committed).isEmpty();
    }

    @Test
    void aLassoFillsWhatTheHandWentAround() throws Exception {
        type(KeyCode.L);
        square(false);
        Fx.until(() -> !committed.isEmpty());

        assertThat(last().kind()).isEqualTo(ChangeKind.LASSO);
        assertThat(last().mask().at(120, 100)).isZero();
        assertThat(last().mask().at(40, 100)).isEqualTo(Mask.UNLABELLED);
    }

    @Test
    void escapeAbandonsTheLasso() throws Exception {
        type(KeyCode.L);
        square(true);

        assertThat(canvas.busyProperty().get()).isFalse();
        assertThat(committed).isEmpty();
    }

    /** Three sides of a square with the button down, Escape before it goes up if asked for. */
    private void square(boolean escape) throws Exception {
        press(60, 60, MouseButton.PRIMARY);
        Fx.on(() -> {
            moveTo(180, 60);
            moveTo(180, 140);
            moveTo(60, 140);
            if (escape) {
                robot.keyType(KeyCode.ESCAPE);
            }
            robot.mouseRelease(MouseButton.PRIMARY);
            return 0;
        });
    }

    @Test
    void fillDuringAStrokeClosesItAndIsOneStep() throws Exception {
        press(60, 60, MouseButton.PRIMARY);
        Fx.on(() -> {
            moveTo(180, 60);
            moveTo(180, 140);
            moveTo(60, 140);
            robot.keyType(KeyCode.F);
            robot.mouseRelease(MouseButton.PRIMARY);
            return 0;
        });
        assertThat(committed).hasSize(1);
        assertThat(last().kind()).isEqualTo(ChangeKind.FILLED_STROKE);
        assertThat(last().mask().at(120, 100)).isZero();
        assertThat(last().mask().at(60, 100)).as("the side that was missing").isZero();
        assertThat(canvas.getTool()).isEqualTo(Tool.BRUSH);
    }

    @Test
    void aLockedClassIsPaintedAroundByEveryTool() throws Exception {
        Fx.on(() -> {
            canvas.setMask(Mask.filled(300, 200, 1));
            canvas.setActive(1);
            return 0;
        });
        type(KeyCode.K);
        type(KeyCode.DIGIT3);
        drag(50, 50, 100, 50, MouseButton.PRIMARY);
        type(KeyCode.L);
        square(false);
        Fx.until(() -> !canvas.busyProperty().get());
        assertThat(committed).isEmpty();
        type(KeyCode.X);
        type(KeyCode.K);
        type(KeyCode.X);
        square(false);
        Fx.until(() -> !committed.isEmpty());

        assertThat(last().mask().at(120, 100)).as("X came back to the third class").isEqualTo(2);
    }

    @Test
    void theClassUnderThePointerIsPicked() throws Exception {
        Fx.on(() -> {
            canvas.setMask(Mask.filled(300, 200, 2));
            moveTo(100, 100);
            return 0;
        });
        type(KeyCode.I);
        assertThat(canvas.getActive()).isEqualTo(2);
    }

    @Test
    void altAndTheWheelChangeTheBrushAndNotTheView() throws Exception {
        double zoom = canvas.zoomProperty().get();
        Fx.on(() -> {
            Event.fireEvent(canvas, new ScrollEvent(ScrollEvent.SCROLL, 400, 300, 400, 300, false, false, true, false,
                    false, false, 0, 40, 0, 40, ScrollEvent.HorizontalTextScrollUnits.NONE, 0,
                    ScrollEvent.VerticalTextScrollUnits.NONE, 0, 0, null));
            return 0;
        });
        assertThat(canvas.zoomProperty().get()).isEqualTo(zoom);
        assertThat(canvas.getBrushRadius()).isGreaterThan(6);
        assertThat(canvas.actions().toolSizeProperty().get()).isEqualTo("r 7");
    }

    @Test
    void fillStopsAtWhatIsDrawn() throws Exception {
        drag(150, 0, 150, 199, MouseButton.PRIMARY);
        type(KeyCode.F);
        type(KeyCode.V);
        click(30, 100);
        Fx.until(() -> last().kind() == ChangeKind.FILL);

        assertThat(last().mask().at(5, 5)).isEqualTo(Mask.VOID);
        assertThat(last().mask().at(150, 100)).isZero();
        assertThat(last().mask().at(290, 100)).isEqualTo(Mask.UNLABELLED);
    }
}
