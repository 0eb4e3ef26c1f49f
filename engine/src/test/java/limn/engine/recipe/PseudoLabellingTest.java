package limn.engine.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import limn.engine.tensor.Torch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PseudoLabellingTest {
    private final NDManager manager = Torch.newManager(Device.cpu());
    /** Three classes, four pixels; the first class is best everywhere, the last is second. */
    private final NDArray logits = manager
            .create(new float[]{5, 5, 5, 5, 0, 0, 0, 0, 3, 3, 3, 3}, new Shape(1, 3, 2, 2));

    @AfterEach
    void close() { manager.close(); }

    private NDArray drawn(long... labels) { return manager.create(labels, new Shape(1, 2, 2)); }

    private NDArray possible(float... classes) { return manager.create(classes, new Shape(1, 3)); }

    @Test
    void drawnLabelsStayVoidStaysVoidAndOnlyUndecidedPixelsGetALabel() {
        var labels = PseudoLabelling.of(logits, drawn(1, 255, 254, 254), possible(1, 1, 1));
        assertThat(labels.labels().toLongArray()).containsExactly(1, 255, 0, 0);
        assertThat(labels.confidence().toFloatArray()[0]).isEqualTo(1);
        assertThat(labels.confidence().toFloatArray()[2]).isCloseTo(0.8756f, within(1e-3f));
    }

    @Test
    void aClassKnownAbsentIsNeverGiven() {
        var labels = PseudoLabelling.of(logits, drawn(254, 254, 254, 254), possible(0, 1, 1));
        assertThat(labels.labels().toLongArray()).containsOnly(2);
        assertThat(labels.confidence().toFloatArray()[0]).isCloseTo(0.9526f, within(1e-3f));
    }

    @Test
    void confidenceOverAllClassesIsLowWhereAForbiddenClassIsMoreProbable() {
        var labels = PseudoLabelling.confidentOverAll(logits, drawn(254, 254, 254, 2), possible(0, 1, 1));
        assertThat(labels.labels().toLongArray()).containsOnly(2);
        assertThat(labels.confidence().toFloatArray()[0]).isCloseTo(0.1185f, within(1e-3f));
        assertThat(labels.confidence().toFloatArray()[3]).isEqualTo(1);
    }

    @Test
    void aClassNobodyHasSeenInTheImageWinsAPixelForNobodyUnlessNoneWasSeen() {
        var labels = PseudoLabelling.of(logits, drawn(1, 255, 254, 254), possible(1, 1, 1));
        assertThat(PseudoLabelling.confirmed(labels, possible(0, 1, 0)).labels().toLongArray())
                .containsExactly(1, 255, 255, 255);
        assertThat(PseudoLabelling.confirmed(labels, possible(1, 1, 0)).labels().toLongArray())
                .containsExactly(1, 255, 0, 0);
        assertThat(PseudoLabelling.confirmed(labels, possible(0, 0, 0)).labels().toLongArray())
                .containsExactly(1, 255, 0, 0);
    }
}
