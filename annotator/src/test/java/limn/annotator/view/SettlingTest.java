package limn.annotator.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.input.MouseButton;
import limn.annotator.edit.ChangeKind;
import limn.annotator.edit.Point;
import limn.annotator.model.Mask;
import limn.annotator.model.Region;
import org.junit.jupiter.api.Test;

/** Nothing that a person has finished is lost when something else begins. */
class SettlingTest extends CanvasWithHand {
    private static final Region WHERE = new Region(40, 30, 50, 20);

    private final AtomicReference<List<ChangeKind>> before = new AtomicReference<>();

    /** Shows another picture once the canvas has settled, and remembers what was told by then. */
    private void another() {
        canvas.settle(() -> {
            before.set(committed.stream().map(Committed::kind).toList());
            canvas.show(Pictures.plain(40, 40, 0xFF102030), Mask.unlabelled(40, 40), Pictures.classes());
        });
    }

    private static Preview proposal(int value) {
        var values = new byte[WHERE.width() * WHERE.height()];
        Arrays.fill(values, (byte) value);
        return new Preview(WHERE, values, false);
    }

    /** A proposal of class 1, accepted while a better one, of class 2, is still computed until the latch opens. */
    private void acceptEarly(CountDownLatch better) throws Exception {
        Fx.on(() -> {
            canvas.previews().ask(outdated -> Optional.of(proposal(1)), outdated -> {
                await(better);
                return Optional.of(proposal(2));
            });
            return 0;
        });
        Fx.until(() -> canvas.previews().shown().isPresent());
        assertThat(Fx.on(() -> canvas.previews().acceptSoon(ChangeKind.GRAB_CUT))).isTrue();
        assertThat(committed).isEmpty();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aStrokeUnderThePenIsToldBeforeTheNextPictureIsShown() throws Exception {
        press(60, 60, MouseButton.PRIMARY);
        Fx.on(() -> {
            moveTo(90, 60);
            another();
            return 0;
        });
        assertThat(before.get()).containsExactly(ChangeKind.BRUSH);
        assertThat(last().mask().width()).isEqualTo(300);
        Fx.on(() -> {
            robot.mouseRelease(MouseButton.PRIMARY);
            return 0;
        });
        assertThat(committed).hasSize(1);
        assertThat(shown()).isEqualTo(Mask.unlabelled(40, 40));
    }

    @Test
    void aFillThatIsBeingComputedIsToldBeforeTheNextPictureIsShown() throws Exception {
        var go = new CountDownLatch(1);
        Fx.on(() -> {
            canvas.edits().compute(ChangeKind.FILL, mask -> {
                await(go);
                return Mask.filled(300, 200, 1);
            });
            another();
            return 0;
        });
        assertThat(before.get()).as("it waits").isNull();
        go.countDown();
        Fx.until(() -> before.get() != null);
        assertThat(before.get()).containsExactly(ChangeKind.FILL);
        assertThat(last().mask().at(5, 5)).isEqualTo(1);
    }

    @Test
    void anAcceptedCutIsWrittenAsItWasSeenWhenAnotherToolIsTaken() throws Exception {
        var better = new CountDownLatch(1);
        acceptEarly(better);
        Fx.on(() -> {
            canvas.setTool(Tool.ERASER);
            return 0;
        });
        Fx.until(() -> !committed.isEmpty());
        better.countDown();
        assertThat(last().kind()).isEqualTo(ChangeKind.GRAB_CUT);
        assertThat(last().mask().at(60, 40)).isEqualTo(1);
        assertThat(committed).hasSize(1);
    }

    @Test
    void anAcceptedCutIsWrittenBeforeTheNextPictureIsShown() throws Exception {
        var better = new CountDownLatch(1);
        acceptEarly(better);
        Fx.on(() -> {
            another();
            return 0;
        });
        Fx.until(() -> before.get() != null);
        better.countDown();
        assertThat(before.get()).containsExactly(ChangeKind.GRAB_CUT);
    }

    @Test
    void anAcceptedCutOfWhichNothingWasSeenYetIsWaitedFor() throws Exception {
        var go = new CountDownLatch(1);
        Fx.on(() -> {
            canvas.previews().ask(outdated -> {
                await(go);
                return Optional.of(proposal(2));
            });
            canvas.previews().acceptSoon(ChangeKind.WATERSHED);
            canvas.setTool(Tool.ERASER);
            another();
            return 0;
        });
        assertThat(before.get()).as("it waits").isNull();
        go.countDown();
        Fx.until(() -> before.get() != null);
        assertThat(before.get()).containsExactly(ChangeKind.WATERSHED);
    }

    @Test
    void withNothingGoingOnTheNextPictureIsShownAtOnce() throws Exception {
        Fx.on(() -> {
            another();
            assertThat(before.get()).isEmpty();
            return 0;
        });
    }

    @Test
    void cellsAreNotSearchedForBesideThePicture() throws Exception {
        var searches = new AtomicInteger();
        Fx.on(() -> {
            var gesture = new SuperpixelGesture(canvas, new Latest(work -> searches.incrementAndGet()));
            gesture.resize(1);
            gesture.hovered(new Touch(new Point(-40, 50), 0, 0, false, 0));
            gesture.hovered(new Touch(new Point(300, 50), 0, 0, false, 0));
            assertThat(searches).hasValue(0);
            gesture.hovered(new Touch(new Point(40, 50), 0, 0, false, 0));
            return 0;
        });
        assertThat(searches).hasValue(1);
    }
}
