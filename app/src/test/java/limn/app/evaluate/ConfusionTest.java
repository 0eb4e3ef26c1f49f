package limn.app.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import limn.engine.evaluate.ConfusionMatrix;
import org.junit.jupiter.api.Test;

class ConfusionTest {
    private static final byte[] TRUTH = {0, 0, 1, 1, 1, (byte) 254, (byte) 255};
    private static final byte[] SAID = {0, 1, 1, 1, 0, 2, 2};

    @Test
    void scoresAreThoseOfTheEngine() {
        var engine = new ConfusionMatrix(3);
        engine.add(TRUTH, SAID);
        Confusion confusion = Confusion.of(3, TRUTH, SAID);

        assertThat(confusion.counts()).isDeepEqualTo(engine.counts());
        assertThat(confusion.miou()).isEqualTo(engine.mIoU());
        assertThat(confusion.iou(2)).isEmpty();
        assertThat(confusion.wrong()).isEqualTo(2);
    }

    @Test
    void entriesAndSumsKeepEveryPixel() {
        Confusion one = Confusion.of(3, TRUTH, SAID);
        Confusion again = Confusion.of(3, one.entries());

        assertThat(again.counts()).isDeepEqualTo(one.counts());
        assertThat(Confusion.sum(3, List.of(one, again)).at(1, 1)).isEqualTo(4);
    }

    @Test
    void aLabelThatIsNoClassIsRefused() {
        assertThatThrownBy(() -> Confusion.of(2, new byte[]{0}, new byte[]{7}))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("7");
    }
}
