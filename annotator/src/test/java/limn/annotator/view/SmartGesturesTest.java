package limn.annotator.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import limn.annotator.edit.ChangeKind;
import limn.annotator.edit.PaintRule;
import limn.annotator.edit.Point;
import limn.annotator.format.Picture;
import limn.annotator.model.Mask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The smart tools as a hand uses them, on a picture with a bright ellipse in the middle of a dark ground. */
@Tag("ui")
class SmartGesturesTest {
    private static final int W = 300;
    private static final int H = 200;

    private final List<ChangeKind> committed = new ArrayList<>();
    private MaskCanvas canvas;
    private Stage stage;

    @BeforeAll
    static void toolkit() throws Exception { Fx.start(); }

    @BeforeEach
    void open() throws Exception {
        Fx.FAILURES.clear();
        canvas = Fx.on(() -> new MaskCanvas(ViewTexts.of(Locale.ENGLISH)));
        stage = Fx.show(new StackPane(canvas), 600, 450);
        var argb = new int[W * H];
        for (int i = 0; i < argb.length; i++) {
            int noise = (i * 7919 >> 3) % 9;
            argb[i] = inEllipse(i % W, i / W)
                    ? 0xFF000000 | 200 + noise << 16 | 130 + noise << 8 | 60
                    : 0xFF000000 | 50 << 16 | 80 + noise << 8 | 110 + noise;
        }
        Fx.on(() -> {
            canvas.setOnCommit((kind, mask) -> committed.add(kind));
            canvas.show(new Picture(W, H, argb), Mask.unlabelled(W, H), Pictures.classes());
            canvas.setActive(2);
            canvas.requestFocus();
            return 0;
        });
    }

    @AfterEach
    void close() throws Exception {
        Fx.close(stage);
        assertThat(Fx.FAILURES).isEmpty();
    }

    private static boolean inEllipse(int x, int y) {
        double dx = (x - 150) / 90.0;
        double dy = (y - 100) / 60.0;
        return dx * dx + dy * dy < 1;
    }

    private void choose(Tool tool) throws Exception {
        Fx.on(() -> {
            canvas.setTool(tool);
            return 0;
        });
    }

    private void fire(EventType<MouseEvent> type, double x, double y, boolean alt, int clicks) {
        canvas.actions().holdSubtract(alt);
        Point p = canvas.toView(x, y);
        Event.fireEvent(canvas, new MouseEvent(type, p.x(), p.y(), p.x(), p.y(), MouseButton.PRIMARY, clicks, false,
                false, alt, false, true, false, false, false, false, true, null));
    }

    private void drag(boolean alt, double... xy) throws Exception {
        Fx.on(() -> {
            fire(MouseEvent.MOUSE_PRESSED, xy[0], xy[1], alt, 1);
            for (int i = 2; i < xy.length; i += 2) {
                fire(MouseEvent.MOUSE_DRAGGED, xy[i], xy[i + 1], alt, 1);
            }
            fire(MouseEvent.MOUSE_RELEASED, xy[xy.length - 2], xy[xy.length - 1], alt, 1);
            return 0;
        });
    }

    private void awaitChange(ChangeKind kind) throws Exception {
        Fx.until(() -> !committed.isEmpty());
        assertThat(committed).containsExactly(kind);
    }

    private void awaitProposal() throws Exception {
        Fx.until(() -> canvas.previews().shown().isPresent() && !canvas.previews().busyProperty().get());
    }

    private Mask mask() { return Objects.requireNonNull(canvas.mask()); }

    /** IoU of a value with the ellipse. */
    private double iou(int value) {
        Mask mask = mask();
        double both = 0;
        double any = 0;
        for (int i = 0; i < W * H; i++) {
            boolean painted = mask.at(i % W, i / W) == value;
            boolean wanted = inEllipse(i % W, i / W);
            both += painted && wanted ? 1 : 0;
            any += painted || wanted ? 1 : 0;
        }
        return both / any;
    }

    @Test
    void theWandPaintsOneChangeWhenTheButtonGoesUp() throws Exception {
        choose(Tool.WAND);
        drag(false, 150, 100);
        awaitChange(ChangeKind.WAND);
        assertThat(iou(2)).isGreaterThan(0.97);
    }

    @Test
    void draggingTheWandWidensItsTolerance() throws Exception {
        choose(Tool.WAND);
        String before = Fx.on(() -> canvas.actions().toolSizeProperty().get());
        drag(false, 150, 100, 290, 100);
        awaitChange(ChangeKind.WAND);
        assertThat(Fx.on(() -> canvas.actions().toolSizeProperty().get())).isNotEqualTo(before);
        assertThat(mask().at(5, 5)).as("all is within so wide a tolerance").isEqualTo(2);
    }

    @Test
    void withAltTheWandTakesAway() throws Exception {
        Fx.on(() -> {
            canvas.setMask(Mask.filled(W, H, 1));
            return 0;
        });
        choose(Tool.WAND);
        drag(true, 150, 100);
        awaitChange(ChangeKind.WAND);
        assertThat(iou(Mask.UNLABELLED)).isGreaterThan(0.97);
        assertThat(mask().at(5, 5)).isEqualTo(1);
    }

    @Test
    void escapeTakesTheWandBackBeforeItPaints() throws Exception {
        choose(Tool.WAND);
        boolean any = Fx.on(() -> {
            fire(MouseEvent.MOUSE_PRESSED, 150, 100, false, 1);
            boolean dropped = canvas.actions().cancel();
            fire(MouseEvent.MOUSE_RELEASED, 150, 100, false, 1);
            return dropped;
        });
        assertThat(any).isTrue();
        assertThat(Fx.on(() -> canvas.busyProperty().get())).isFalse();
        assertThat(committed).isEmpty();
    }

    @Test
    void aBoxProposesAndEnterDecides() throws Exception {
        choose(Tool.GRAB_CUT);
        drag(false, 45, 30, 255, 170);
        awaitProposal();
        assertThat(committed).isEmpty();
        assertThat(mask()).isEqualTo(Mask.unlabelled(W, H));
        assertThat(Fx.on(() -> canvas.actions().finish())).isTrue();
        awaitChange(ChangeKind.GRAB_CUT);
        assertThat(iou(2)).isGreaterThan(0.95);
        assertThat(Fx.on(() -> canvas.actions().isActive())).isFalse();
    }

    @Test
    void enterBeforeTheCutIsFoundAcceptsItWhenItIs() throws Exception {
        choose(Tool.GRAB_CUT);
        drag(false, 45, 30, 255, 170);
        assertThat(Fx.on(() -> canvas.actions().finish())).isTrue();
        awaitChange(ChangeKind.GRAB_CUT);
        assertThat(iou(2)).isGreaterThan(0.9);
    }

    @Test
    void aStrokeWithAltTakesAPartOutOfTheCutAndBackspaceGivesItBack() throws Exception {
        choose(Tool.GRAB_CUT);
        drag(false, 45, 30, 255, 170);
        awaitProposal();
        drag(true, 80, 100, 130, 100);
        awaitProposal();
        assertThat(Fx.on(() -> canvas.previews().shown().orElseThrow().at(100, 100))).isEqualTo(Mask.UNLABELLED);
        assertThat(Fx.on(() -> canvas.actions().stepBack())).isTrue();
        awaitProposal();
        assertThat(Fx.on(() -> canvas.previews().shown().orElseThrow().at(100, 100))).isEqualTo(2);
        assertThat(Fx.on(() -> canvas.actions().cancel())).isTrue();
        assertThat(Fx.on(() -> canvas.previews().shown())).isEmpty();
        assertThat(committed).isEmpty();
    }

    @Test
    void clicksOnTheOutlineAreJoinedAlongTheEdge() throws Exception {
        choose(Tool.LIVE_WIRE);
        drag(false, 150, 40);
        drag(false, 240, 100);
        drag(false, 150, 160);
        drag(false, 60, 100);
        assertThat(Fx.on(() -> canvas.actions().finish())).isTrue();
        awaitChange(ChangeKind.LIVE_WIRE);
        assertThat(iou(2)).isGreaterThan(0.95);
    }

    @Test
    void backspaceTakesThePointsOfALiveWireBackOneByOne() throws Exception {
        choose(Tool.LIVE_WIRE);
        drag(false, 150, 40);
        drag(false, 240, 100);
        assertThat(Fx.on(() -> canvas.actions().stepBack())).isTrue();
        assertThat(Fx.on(() -> canvas.actions().finish())).as("one point has no area").isFalse();
        assertThat(Fx.on(() -> canvas.actions().stepBack())).isTrue();
        assertThat(Fx.on(() -> canvas.actions().isActive())).isFalse();
        assertThat(committed).isEmpty();
    }

    @Test
    void scribblesOfTwoClassesBecomeAreasInOneChange() throws Exception {
        choose(Tool.WATERSHED);
        drag(false, 110, 100, 190, 100);
        Fx.on(() -> {
            canvas.setActive(1);
            return 0;
        });
        drag(false, 20, 15, 280, 15, 280, 185, 20, 185);
        awaitProposal();
        assertThat(Fx.on(() -> canvas.actions().finish())).isTrue();
        awaitChange(ChangeKind.WATERSHED);
        assertThat(iou(2)).isGreaterThan(0.95);
        assertThat(mask().at(3, 3)).isEqualTo(1);
    }

    @Test
    void aScribbleWithAltKeepsWhatIsThere() throws Exception {
        choose(Tool.WATERSHED);
        drag(false, 110, 100, 190, 100);
        drag(true, 20, 15, 280, 15, 280, 185, 20, 185);
        awaitProposal();
        assertThat(Fx.on(() -> canvas.actions().finish())).isTrue();
        awaitChange(ChangeKind.WATERSHED);
        assertThat(iou(2)).isGreaterThan(0.95);
        assertThat(mask().at(3, 3)).isEqualTo(Mask.UNLABELLED);
    }

    @Test
    void aStrokePaintsTheCellsUnderIt() throws Exception {
        choose(Tool.SUPERPIXEL);
        drag(false, 90, 100, 210, 100);
        awaitChange(ChangeKind.SUPERPIXEL);
        long[] counts = mask().histogram();
        assertThat(counts[2]).isGreaterThan(120 * 10);
        for (int i = 0; i < W * H; i++) {
            if (mask().at(i % W, i / W) == 2 && !inEllipse(i % W, i / W)) {
                int x = i % W;
                int y = i / W;
                assertThat(inEllipse(x < 150 ? x + 3 : x - 3, y < 100 ? y + 3 : y - 3)).as("%d, %d", x, y).isTrue();
            }
        }
    }

    @Test
    void smartToolsKeepOffLockedClasses() throws Exception {
        Fx.on(() -> {
            canvas.setMask(Mask.filled(W, H, 1));
            canvas.paintRuleProperty().set(PaintRule.NONE.withLockTurned(1));
            return 0;
        });
        choose(Tool.WAND);
        drag(false, 150, 100);
        Fx.until(() -> !canvas.busyProperty().get());
        assertThat(committed).isEmpty();
        assertThat(mask()).isEqualTo(Mask.filled(W, H, 1));
    }

    @Test
    void leavingAToolDropsWhatItProposed() throws Exception {
        choose(Tool.GRAB_CUT);
        drag(false, 45, 30, 255, 170);
        awaitProposal();
        choose(Tool.BRUSH);
        assertThat(Fx.on(() -> canvas.previews().shown())).isEmpty();
        choose(Tool.GRAB_CUT);
        assertThat(Fx.on(() -> canvas.actions().isActive())).isFalse();
    }
}
