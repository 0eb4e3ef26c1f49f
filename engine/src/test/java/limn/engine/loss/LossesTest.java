package limn.engine.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import limn.engine.Golden;
import limn.engine.tensor.Torch;
import org.junit.jupiter.api.Test;

class LossesTest {
    @Test
    void supervisedLossAndGradientMatchTheReference() {
        try (Golden golden = Golden.open("supervised_ce_loss")) {
            var derived = Golden.derive(golden.get("logits"), x -> PixelCrossEntropy.of(x, golden.get("labels")));

            assertThat(derived.value()).isCloseTo(golden.scalar("loss"), within(1e-5f));
            assertArrayEquals(golden.floats("grad_logits"), derived.gradient(), 1e-6f);
        }
    }

    @Test
    void uniformlyWeightedMixLossAndGradientMatchTheReference() {
        try (Golden golden = Golden.open("classmix_unlabeled_loss")) {
            var derived = Golden.derive(golden.get("student_logits"),
                    x -> PseudoLabelCrossEntropy.of(x, golden.get("pseudo_label"), golden.get("pixel_weight")));

            assertThat(derived.value()).isCloseTo(golden.scalar("loss"), within(1e-5f));
            assertArrayEquals(golden.floats("grad_student_logits"), derived.gradient(), 1e-7f);
        }
    }

    @Test
    void pixelWeightedMixLossAndGradientMatchTheReference() {
        try (Golden golden = Golden.open("classmix_unlabeled_loss")) {
            var derived = Golden.derive(golden.get("student_logits"), x -> PseudoLabelCrossEntropy.of(x,
                    golden.get("pseudo_label"), golden.get("pixel_weight_threshold")));

            assertThat(derived.value()).isCloseTo(golden.scalar("loss_threshold"), within(1e-5f));
            assertArrayEquals(golden.floats("grad_student_logits_threshold"), derived.gradient(), 1e-7f);
        }
    }

    @Test
    void squaredErrorMixLossAndGradientMatchTheReference() {
        try (Golden golden = Golden.open("classmix_unlabeled_loss")) {
            var derived = Golden.derive(golden.get("student_logits"),
                    x -> ProbabilityDistance.of(x, golden.get("mixed_softmax")).mul(golden.get("unlabeled_weight")));

            assertThat(derived.value()).isCloseTo(golden.scalar("loss_mse"), within(1e-5f));
            assertArrayEquals(golden.floats("grad_student_logits_mse"), derived.gradient(), 1e-7f);
        }
    }

    @Test
    void aScalarWeightEqualsThatWeightAtEveryPixel() {
        try (NDManager manager = Torch.newManager(Device.cpu())) {
            NDArray logits = manager.randomNormal(new Shape(2, 3, 4, 5));
            NDArray labels = manager.zeros(new Shape(2, 4, 5), DataType.INT64);
            float scalar = PseudoLabelCrossEntropy.of(logits, labels, manager.create(0.3f)).getFloat();
            float full = PseudoLabelCrossEntropy.of(logits, labels, manager.full(new Shape(2, 4, 5), 0.3f)).getFloat();

            assertThat(scalar).isCloseTo(full, within(1e-6f));
        }
    }

    @Test
    void batchWithoutLabelsGivesZeroNotNaN() {
        try (NDManager manager = Torch.newManager(Device.cpu())) {
            NDArray ignored = manager.create(new long[]{254, 255, 255, 254}, new Shape(1, 2, 2));
            var plain = Golden.derive(manager.ones(new Shape(1, 3, 2, 2)), x -> PixelCrossEntropy.of(x, ignored));
            var weighted = Golden.derive(manager.ones(new Shape(1, 3, 2, 2)),
                    x -> PseudoLabelCrossEntropy.of(x, ignored, manager.ones(new Shape(1, 2, 2))));

            assertThat(plain.value()).isZero();
            assertThat(plain.gradient()).containsOnly(0f);
            assertThat(weighted.value()).isZero();
            assertThat(weighted.gradient()).containsOnly(0f);
        }
    }

    @Test
    void labelsAsBytesGiveTheSameLoss() {
        try (NDManager manager = Torch.newManager(Device.cpu())) {
            NDArray logits = manager.randomNormal(new Shape(1, 3, 1, 4));
            NDArray numbers = manager.create(new long[]{0, 2, 254, 255}, new Shape(1, 1, 4));
            NDArray bytes = manager.create(java.nio.ByteBuffer.wrap(new byte[]{0, 2, (byte) 254, (byte) 255}),
                    new Shape(1, 1, 4), DataType.UINT8);

            assertThat(PixelCrossEntropy.of(logits, bytes).getFloat())
                    .isEqualTo(PixelCrossEntropy.of(logits, numbers).getFloat());
        }
    }

    @Test
    void gradientsEqualFiniteDifferences() {
        try (NDManager manager = Torch.newManager(Device.cpu())) {
            NDArray labels = manager.create(new long[]{0, 1, 254, 2, 255, 1}, new Shape(1, 2, 3));
            NDArray weight = manager.create(new float[]{0.2f, 1, 0.4f, 0.9f, 3, 0}, new Shape(1, 2, 3));
            Differences.check(manager, x -> PixelCrossEntropy.of(x, labels));
            Differences.check(manager, x -> PseudoLabelCrossEntropy.of(x, labels, weight));
        }
    }

    @Test
    void labelsOfAnotherSizeAreRefused() {
        try (NDManager manager = Torch.newManager(Device.cpu())) {
            NDArray logits = manager.ones(new Shape(1, 3, 2, 2));
            NDArray labels = manager.zeros(new Shape(1, 2, 3), DataType.INT64);

            assertThatThrownBy(() -> PixelCrossEntropy.of(logits, labels))
                    .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("one grid");
        }
    }
}
