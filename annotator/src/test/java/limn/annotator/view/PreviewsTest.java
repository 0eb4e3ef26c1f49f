package limn.annotator.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import limn.annotator.edit.ChangeKind;
import limn.annotator.edit.Point;
import limn.annotator.model.Mask;
import limn.annotator.model.Region;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("ui")
class PreviewsTest {
    private static final Region WHERE = new Region(40, 30, 50, 20);

    private final List<ChangeKind> committed = new ArrayList<>();
    private MaskCanvas canvas;
    private Stage stage;

    @BeforeAll
    static void toolkit() throws Exception { Fx.start(); }

    @BeforeEach
    void open() throws Exception {
        canvas = Fx.on(() -> new MaskCanvas(ViewTexts.of(Locale.ENGLISH)));
        stage = Fx.show(new StackPane(canvas), 400, 300);
        Fx.on(() -> {
            canvas.setOnCommit((kind, mask) -> committed.add(kind));
            canvas.show(Pictures.plain(200, 150, 0xFF808080), Mask.filled(200, 150, 1), Pictures.classes());
            return 0;
        });
    }

    @AfterEach
    void close() throws Exception { Fx.close(stage); }

    private static Preview proposal(int value, boolean subtract) {
        var values = new byte[WHERE.width() * WHERE.height()];
        Arrays.fill(values, (byte) value);
        values[0] = (byte) Mask.UNLABELLED;
        return new Preview(WHERE, values, subtract);
    }

    private int seen(double x, double y) throws Exception {
        Point p = Fx.on(() -> canvas.toView(x, y));
        return Fx.snapshot(canvas).getPixelReader().getArgb((int) p.x(), (int) p.y());
    }

    @Test
    void aProposalIsSeenAndChangesNothingUntilItIsAccepted() throws Exception {
        int before = seen(60, 40);
        Fx.on(() -> {
            canvas.previews().show(proposal(2, false));
            return 0;
        });
        assertThat(seen(60, 40)).isNotEqualTo(before);
        assertThat(Objects.requireNonNull(canvas.mask()).at(60, 40)).isEqualTo(1);
        assertThat(Fx.on(() -> canvas.previews().accept(ChangeKind.FILL))).isTrue();
        Fx.until(() -> !committed.isEmpty());

        assertThat(committed).containsExactly(ChangeKind.FILL);
        assertThat(Objects.requireNonNull(canvas.mask()).at(60, 40)).isEqualTo(2);
        assertThat(Objects.requireNonNull(canvas.mask()).at(40, 30)).as("not proposed").isEqualTo(1);
        assertThat(Fx.on(() -> canvas.previews().accept(ChangeKind.FILL))).as("it is gone").isFalse();
    }

    @Test
    void aProposalThatSubtractsLeavesUnlabelled() throws Exception {
        Fx.on(() -> {
            canvas.previews().show(proposal(2, true));
            return canvas.previews().accept(ChangeKind.FILL);
        });
        Fx.until(() -> !committed.isEmpty());

        assertThat(Objects.requireNonNull(canvas.mask()).at(60, 40)).isEqualTo(Mask.UNLABELLED);
        assertThat(Objects.requireNonNull(canvas.mask()).at(20, 20)).isEqualTo(1);
    }

    @Test
    void droppingTakesItAwayWithWhatIsBeingComputed() throws Exception {
        int before = seen(60, 40);
        var go = new CountDownLatch(1);
        Fx.on(() -> {
            canvas.previews().show(proposal(2, false));
            canvas.previews().ask(outdated -> {
                try {
                    go.await();
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
                return Optional.of(proposal(0, false));
            });
            assertThat(canvas.previews().busyProperty().get()).isTrue();
            assertThat(canvas.previews().drop()).isTrue();
            assertThat(canvas.previews().drop()).isFalse();
            return 0;
        });
        go.countDown();
        assertThat(seen(60, 40)).isEqualTo(before);
        assertThat(Fx.on(() -> canvas.previews().shown())).isEmpty();
    }

    @Test
    void anotherPictureDropsTheProposal() throws Exception {
        Fx.on(() -> {
            canvas.previews().show(proposal(2, false));
            canvas.show(Pictures.plain(40, 40, 0xFF102030), Mask.unlabelled(40, 40), Pictures.classes());
            return 0;
        });
        assertThat(canvas.previews().shown()).isEmpty();
    }
}
