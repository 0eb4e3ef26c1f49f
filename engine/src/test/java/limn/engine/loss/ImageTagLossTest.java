package limn.engine.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import limn.engine.Golden;
import limn.engine.tensor.Torch;
import org.junit.jupiter.api.Test;

class ImageTagLossTest {
    @Test
    void lossAndGradientMatchTheReference() {
        try (Golden golden = Golden.open("cls_loss")) {
            NDArray tags = golden.get("tags");
            NDArray present = tags.reshape(tags.getShape().get(0), tags.getShape().get(1));
            NDArray known = present.onesLike();
            known.set(new NDIndex(":,0"), 0f); // the background
            var derived = Golden.derive(golden.get("logits"), x -> ImageTagLoss.of(x, present, known));

            assertThat(derived.value()).isCloseTo(golden.scalar("loss"), within(1e-5f));
            assertArrayEquals(golden.floats("grad_logits"), derived.gradient(), 1e-6f);
        }
    }

    @Test
    void unknownTagsAddNothingAndNoneAtAllGivesZero() {
        try (NDManager manager = Torch.newManager(Device.cpu())) {
            NDArray present = manager.create(new float[]{1, 0}, new Shape(1, 2));
            NDArray first = manager.create(new float[]{1, 0}, new Shape(1, 2));
            var one = Golden.derive(scores(manager), x -> ImageTagLoss.of(x, present, first));
            var none = Golden.derive(scores(manager), x -> ImageTagLoss.of(x, present, first.zerosLike()));

            double expected = Math.log1p(Math.exp(-3));
            assertThat((double) one.value()).isCloseTo(expected, within(1e-6));
            assertArrayEquals(new float[]{0, (float) (1 / (1 + Math.exp(-3)) - 1), 0, 0}, one.gradient(), 1e-6f);
            assertThat(none.value()).isZero();
            assertArrayEquals(new float[4], none.gradient(), 0f); // either zero
        }
    }

    @Test
    void gradientsEqualFiniteDifferences() {
        try (NDManager manager = Torch.newManager(Device.cpu())) {
            NDArray present = manager.create(new float[]{1, 0, 0}, new Shape(1, 3));
            NDArray known = manager.create(new float[]{1, 1, 0}, new Shape(1, 3));
            Differences.check(manager, x -> ImageTagLoss.of(x, present, known));
        }
    }

    @Test
    void setsOfAnotherSizeAreRefused() {
        try (NDManager manager = Torch.newManager(Device.cpu())) {
            NDArray right = manager.ones(new Shape(1, 2));
            assertThatThrownBy(() -> ImageTagLoss.of(scores(manager), right, manager.ones(new Shape(1, 3))))
                    .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("[N,C]");
        }
    }

    private static NDArray scores(NDManager manager) {
        return manager.create(new float[]{-1, 3, 0.5f, -2}, new Shape(1, 2, 1, 2));
    }
}
