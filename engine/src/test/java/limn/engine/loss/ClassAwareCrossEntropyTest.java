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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClassAwareCrossEntropyTest {
    private final NDManager manager = Torch.newManager(Device.cpu());

    @AfterEach
    void close() { manager.close(); }

    @Test
    void lossAndGradientMatchTheReference() {
        try (Golden golden = Golden.open("cce_loss")) {
            NDArray labels = golden.get("labels");
            NDArray possible = sets(golden);
            assertArrayEquals(golden.floats("loss_none"),
                    ClassAwareCrossEntropy.perPixel(golden.get("logits"), labels, possible).toFloatArray(), 1e-5f);

            var derived = Golden.derive(golden.get("logits"), x -> ClassAwareCrossEntropy.of(x, labels, possible));
            assertThat(derived.value()).isCloseTo(golden.scalar("loss_mean"), within(1e-5f));
            assertArrayEquals(golden.floats("grad_logits"), derived.gradient(), 1e-6f);
        }
    }

    @Test
    void eachImageAloneMatchesTheReference() {
        try (Golden golden = Golden.open("cce_loss")) {
            NDArray logits = golden.get("logits");
            NDArray labels = golden.get("labels");
            NDArray possible = sets(golden);
            float[] expected = golden.floats("loss_mean_per_image");
            for (int i = 0; i < expected.length; i++) {
                String one = i + ":" + (i + 1);
                float loss = ClassAwareCrossEntropy.of(logits.get(one), labels.get(one), possible.get(one)).getFloat();
                assertThat(loss).isCloseTo(expected[i], within(1e-5f));
            }
        }
    }

    @Test
    void logitsBeyondTheRangeOfExpMatchTheReferenceInDoublePrecision() {
        try (Golden golden = Golden.open("cce_loss")) {
            NDArray labels = golden.get("labels");
            NDArray possible = sets(golden);
            NDArray logits = golden.get("extreme_logits");
            assertArrayEquals(golden.floats("extreme_loss_none"),
                    ClassAwareCrossEntropy.perPixel(logits, labels, possible).toFloatArray(), 1e-5f);

            var derived = Golden.derive(logits, x -> ClassAwareCrossEntropy.of(x, labels, possible));
            assertThat(derived.value()).isCloseTo(golden.scalar("extreme_loss_mean"), within(1e-5f));
            assertArrayEquals(golden.floats("extreme_grad_logits"), derived.gradient(), 1e-6f);
        }
    }

    @Test
    void theMostProbablePossibleClassMatchesTheReference() {
        try (Golden golden = Golden.open("cce_loss")) {
            var made = Torch.pseudoLabels(golden.get("logits"), sets(golden).gt(0.5f));
            assertThat(made.labels().toLongArray()).isEqualTo(golden.host("argmax").longs());
        }
    }

    @Test
    void weightedLossDividesByAllPixels() {
        NDArray logits = manager.create(new float[]{0, 3, 0, 1, 2, 0, 1, 1}, new Shape(2, 2, 1, 2));
        NDArray labels = manager.create(new long[]{0, 255, 1, 254}, new Shape(2, 1, 2));
        NDArray possible = manager.ones(new Shape(2, 2));
        NDArray weight = manager.create(new float[]{0.5f, 0.25f}, new Shape(2));
        float[] each = ClassAwareCrossEntropy.perPixel(logits, labels, possible).toFloatArray();

        assertThat(ClassAwareCrossEntropy.weighted(logits, labels, possible, weight).getFloat())
                .isCloseTo((0.5f * each[0] + 0.25f * each[2]) / 4, within(1e-6f));
    }

    @Test
    void withEveryClassPossibleItIsCrossEntropyUpToEps() {
        NDArray logits = manager.randomNormal(new Shape(2, 4, 5, 5));
        NDArray labels = manager.randomInteger(0, 4, new Shape(2, 5, 5), DataType.INT64);

        assertThat(ClassAwareCrossEntropy.of(logits, labels, manager.ones(new Shape(2, 4))).getFloat())
                .isCloseTo(PixelCrossEntropy.of(logits, labels).getFloat(), within(1e-3f));
    }

    @Test
    void aLabelThatIsNotPossibleCountsAsIgnored() {
        NDArray labels = manager.create(new long[]{0, 1}, new Shape(1, 1, 2));
        NDArray onlyFirst = manager.create(new long[]{0, 255}, new Shape(1, 1, 2));
        NDArray possible = manager.create(new float[]{1, 0, 1}, new Shape(1, 3));
        var conflict = Golden.derive(scores(), x -> ClassAwareCrossEntropy.of(x, labels, possible));
        var without = Golden.derive(scores(), x -> ClassAwareCrossEntropy.of(x, onlyFirst, possible));

        assertThat(conflict).usingRecursiveComparison().isEqualTo(without);
        assertThat(conflict.value()).isPositive();
    }

    @Test
    void nothingDecidedOrNothingPossibleGivesZeroNotNaN() {
        NDArray none = manager.create(new long[]{254, 255}, new Shape(1, 1, 2));
        NDArray some = manager.create(new long[]{0, 1}, new Shape(1, 1, 2));
        var undecided = Golden.derive(scores(),
                x -> ClassAwareCrossEntropy.of(x, none, manager.ones(new Shape(1, 3))));
        var impossible = Golden.derive(scores(),
                x -> ClassAwareCrossEntropy.of(x, some, manager.zeros(new Shape(1, 3))));

        assertThat(undecided.value()).isZero();
        assertThat(undecided.gradient()).containsOnly(0f);
        assertThat(impossible.value()).isZero();
        assertThat(impossible.gradient()).containsOnly(0f);
    }

    @Test
    void labelsAsBytesGiveTheSameLoss() {
        NDArray bytes = manager.create(java.nio.ByteBuffer.wrap(new byte[]{2, (byte) 254}), new Shape(1, 1, 2),
                DataType.UINT8);
        NDArray numbers = manager.create(new long[]{2, 254}, new Shape(1, 1, 2));
        NDArray possible = manager.ones(new Shape(1, 3));

        assertThat(ClassAwareCrossEntropy.of(scores(), bytes, possible).getFloat())
                .isEqualTo(ClassAwareCrossEntropy.of(scores(), numbers, possible).getFloat());
    }

    @Test
    void gradientsEqualFiniteDifferences() {
        NDArray labels = manager.create(new long[]{0, 1, 254, 2, 255, 1}, new Shape(1, 2, 3));
        NDArray possible = manager.create(new float[]{1, 1, 0}, new Shape(1, 3));
        NDArray weight = manager.create(new float[]{0.7f}, new Shape(1));
        Differences.check(manager, x -> ClassAwareCrossEntropy.of(x, labels, possible));
        Differences.check(manager, x -> ClassAwareCrossEntropy.weighted(x, labels, possible, weight));
    }

    @Test
    void shapesThatDoNotFitAreRefused() {
        NDArray labels = manager.zeros(new Shape(1, 1, 2), DataType.INT64);
        NDArray possible = manager.ones(new Shape(1, 3));

        assertThatThrownBy(() -> ClassAwareCrossEntropy.of(scores(), labels, manager.ones(new Shape(1, 2))))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("[N,C]");
        assertThatThrownBy(
                () -> ClassAwareCrossEntropy.weighted(scores(), labels, possible, manager.ones(new Shape(2))))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("one weight");
    }

    private NDArray scores() { return manager.create(new float[]{0.5f, -1, 2, 1, -0.3f, 0.1f}, new Shape(1, 3, 1, 2)); }

    private static NDArray sets(Golden golden) {
        NDArray tags = golden.get("tags");
        return tags.reshape(tags.getShape().get(0), tags.getShape().get(1));
    }
}
