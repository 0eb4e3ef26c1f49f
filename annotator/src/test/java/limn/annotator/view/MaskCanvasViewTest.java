package limn.annotator.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Locale;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.StackPane;
import limn.annotator.edit.Point;
import limn.annotator.model.ClassCatalog;
import limn.annotator.model.Mask;
import org.junit.jupiter.api.Test;

/** Keys, zoom and what is only looked at. */
class MaskCanvasViewTest extends CanvasWithHand {
    @Test
    void keysChooseToolsClassesAndRadius() throws Exception {
        type(KeyCode.E);
        assertThat(canvas.getTool()).isEqualTo(Tool.ERASER);
        type(KeyCode.DIGIT2);
        assertThat(canvas.getActive()).isEqualTo(1);
        assertThat(canvas.getTool()).as("a class wants a pen").isEqualTo(Tool.BRUSH);
        type(KeyCode.V);
        assertThat(canvas.getActive()).isEqualTo(Mask.VOID);
        type(KeyCode.CLOSE_BRACKET);
        assertThat(canvas.getBrushRadius()).isGreaterThan(6);
        type(KeyCode.OPEN_BRACKET);
        assertThat(canvas.getBrushRadius()).isEqualTo(6, within(0.5));
    }

    @Test
    void peekLastsAsLongAsItsKeyIsHeld() throws Exception {
        Fx.on(() -> {
            canvas.setMask(Mask.filled(300, 200, 1));
            robot.keyPress(KeyCode.H);
            return 0;
        });
        Point p = canvas.toView(100, 100);
        assertThat(Fx.snapshot(canvas).getPixelReader().getArgb((int) p.x(), (int) p.y())).isEqualTo(0xFF808080);
        Fx.on(() -> {
            robot.keyRelease(KeyCode.H);
            return 0;
        });
        assertThat(Fx.snapshot(canvas).getPixelReader().getArgb((int) p.x(), (int) p.y())).isNotEqualTo(0xFF808080);
    }

    @Test
    void theWheelZoomsAboutThePointer() throws Exception {
        double before = canvas.zoomProperty().get();
        Point under = Fx.on(() -> canvas.toImage(400, 300));
        Fx.on(() -> {
            Event.fireEvent(canvas, new ScrollEvent(ScrollEvent.SCROLL, 400, 300, 400, 300, false, false, false, false,
                    false, false, 0, 40, 0, 40, ScrollEvent.HorizontalTextScrollUnits.NONE, 0,
                    ScrollEvent.VerticalTextScrollUnits.NONE, 0, 0, null));
            return 0;
        });
        assertThat(canvas.zoomProperty().get()).isGreaterThan(before);
        Point after = Fx.on(() -> canvas.toImage(400, 300));
        assertThat(after.x()).isCloseTo(under.x(), within(1e-6));
        assertThat(after.y()).isCloseTo(under.y(), within(1e-6));
    }

    @Test
    void spaceAndMiddleButtonPanAndLeaveTheMask() throws Exception {
        Point before = Fx.on(() -> canvas.toView(0, 0));
        drag(100, 100, 120, 110, MouseButton.MIDDLE);
        Point middle = Fx.on(() -> canvas.toView(0, 0));
        assertThat(middle.x()).isGreaterThan(before.x());
        Fx.on(() -> {
            robot.keyPress(KeyCode.SPACE);
            return 0;
        });
        drag(100, 100, 110, 100, MouseButton.PRIMARY);
        Fx.on(() -> {
            robot.keyRelease(KeyCode.SPACE);
            return 0;
        });
        assertThat(Fx.on(() -> canvas.toView(0, 0)).x()).isGreaterThan(middle.x());
        assertThat(committed).isEmpty();
    }

    @Test
    void aReadOnlyCanvasIsNotPaintedOn() throws Exception {
        Fx.on(() -> {
            canvas.readOnlyProperty().set(true);
            return 0;
        });
        drag(30, 100, 270, 100, MouseButton.PRIMARY);

        assertThat(committed).isEmpty();
    }

    @Test
    void thePointUnderThePointerIsTold() throws Exception {
        Fx.on(() -> {
            moveTo(33.5, 44.5);
            return 0;
        });
        Point told = canvas.imagePointProperty().get();
        assertThat(told.x()).isCloseTo(33.5, within(1.0));
        assertThat(told.y()).isCloseTo(44.5, within(1.0));
    }

    @Test
    void anotherPictureDuringAStrokeCommitsItFirst() throws Exception {
        press(50, 50, MouseButton.PRIMARY);
        Fx.on(() -> {
            moveTo(60, 50);
            canvas.show(Pictures.plain(40, 40, 0xFF102030), Mask.unlabelled(40, 40), Pictures.classes());
            robot.mouseRelease(MouseButton.PRIMARY);
            return 0;
        });
        assertThat(committed).hasSize(1);
        assertThat(last().mask().width()).isEqualTo(300);
        assertThat(canvas.mask()).isEqualTo(Mask.unlabelled(40, 40));
    }

    @Test
    void withoutAClassThereIsNoBrush() throws Exception {
        Fx.on(() -> {
            canvas.setClasses(ClassCatalog.empty());
            return 0;
        });
        drag(30, 100, 270, 100, MouseButton.PRIMARY);

        assertThat(committed).isEmpty();
        assertThat(canvas.mask()).isEqualTo(Mask.unlabelled(300, 200));
    }

    @Test
    void aVeryLargeViewIsCoarseWhileItMovesAndFineWhenItRests() throws Exception {
        MaskCanvas large = Fx.on(() -> {
            var made = new MaskCanvas(ViewTexts.of(Locale.ENGLISH));
            new Scene(new StackPane(made), 2600, 1700).snapshot(null);
            made.show(Pictures.harbour(1300, 850), Mask.unlabelled(1300, 850), Pictures.classes());
            return made;
        });
        Fx.on(() -> {
            large.zoomBy(1.5);
            assertThat(large.isCoarse()).isTrue();
            large.getScene().snapshot(null);
            return 0;
        });
        Fx.until(() -> !large.isCoarse());
        Point p = Fx.on(() -> large.toView(650.5, 700.5));
        WritableImage picture = Fx.on(() -> large.getScene().snapshot(null));
        assertThat(picture.getPixelReader().getArgb((int) p.x(), (int) p.y()))
                .isEqualTo(Pictures.harbour(1300, 850).argb()[700 * 1300 + 650]);
    }
}
