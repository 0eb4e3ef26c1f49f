package limn.annotator.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import limn.annotator.edit.ChangeKind;
import limn.annotator.edit.PaintRule;
import limn.annotator.edit.Point;
import limn.annotator.model.Mask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Changes of shape as keys and menus ask for them: two squares of class 2, one of them with a hole. */
@Tag("ui")
class ShapeEditsTest {
    private final List<ChangeKind> committed = new ArrayList<>();
    private MaskCanvas canvas;
    private Stage stage;

    @BeforeAll
    static void toolkit() throws Exception { Fx.start(); }

    @BeforeEach
    void open() throws Exception {
        canvas = Fx.on(() -> new MaskCanvas(ViewTexts.of(Locale.ENGLISH)));
        stage = Fx.show(new StackPane(canvas), 400, 300);
        var editor = Mask.unlabelled(200, 150).edit();
        for (int y = 20; y < 60; y++) {
            editor.span(y, 20, 60, 2);
            editor.span(y, 100, 140, 2);
        }
        for (int y = 35; y < 45; y++) {
            editor.span(y, 35, 45, Mask.UNLABELLED);
        }
        Mask mask = editor.done();
        Fx.on(() -> {
            canvas.setOnCommit((kind, changed) -> committed.add(kind));
            canvas.show(Pictures.plain(200, 150, 0xFF808080), mask, Pictures.classes());
            canvas.setActive(2);
            return 0;
        });
    }

    @AfterEach
    void close() throws Exception { Fx.close(stage); }

    private int at(int x, int y) { return Objects.requireNonNull(canvas.mask()).at(x, y); }

    private void awaitChange(ChangeKind kind) throws Exception {
        Fx.until(() -> committed.contains(kind) && !canvas.busyProperty().get());
    }

    @Test
    void allOfTheClassGrowsByTheSetDistance() throws Exception {
        Fx.on(() -> {
            canvas.shapes().pixelsProperty().set(3);
            return canvas.shapes().ofClass(ShapeEdits.Kind.GROW);
        });
        awaitChange(ChangeKind.GROW);
        assertThat(at(17, 40)).isEqualTo(2);
        assertThat(at(16, 40)).isEqualTo(Mask.UNLABELLED);
        assertThat(at(142, 40)).isEqualTo(2);
    }

    @Test
    void thePartUnderThePointerChangesAlone() throws Exception {
        boolean done = Fx.on(() -> {
            canvas.pointAt(new Point(120, 40));
            return canvas.shapes().underPointer(ShapeEdits.Kind.SHRINK);
        });
        assertThat(done).isTrue();
        awaitChange(ChangeKind.SHRINK);
        assertThat(at(100, 40)).isEqualTo(Mask.UNLABELLED);
        assertThat(at(20, 40)).isEqualTo(2);
    }

    @Test
    void withoutAPointerInThePictureNoPartChanges() throws Exception {
        assertThat(Fx.on(() -> canvas.shapes().underPointer(ShapeEdits.Kind.GROW))).isFalse();
        assertThat(committed).isEmpty();
    }

    @Test
    void holesAreFilledAndABandIsVoid() throws Exception {
        Fx.on(() -> canvas.shapes().ofClass(ShapeEdits.Kind.HOLES));
        awaitChange(ChangeKind.FILL_HOLES);
        assertThat(at(40, 40)).isEqualTo(2);
        Fx.on(() -> canvas.shapes().ofClass(ShapeEdits.Kind.BAND));
        awaitChange(ChangeKind.VOID_BAND);
        assertThat(List.of(at(18, 40), at(21, 40), at(22, 40), at(17, 40))).containsExactly(Mask.VOID, Mask.VOID, 2,
                Mask.UNLABELLED);
    }

    @Test
    void lockedPixelsKeepTheirShape() throws Exception {
        Fx.on(() -> {
            canvas.paintRuleProperty().set(PaintRule.NONE.withLockTurned(2));
            return canvas.shapes().ofClass(ShapeEdits.Kind.SHRINK);
        });
        Fx.until(() -> !canvas.busyProperty().get());
        assertThat(committed).isEmpty();
        assertThat(at(20, 40)).isEqualTo(2);
    }
}
