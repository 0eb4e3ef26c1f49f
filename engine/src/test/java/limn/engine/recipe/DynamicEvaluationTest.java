package limn.engine.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import limn.engine.Golden;
import limn.engine.recipe.DynamicEvaluation.Variant;
import limn.engine.tensor.HostTensor;
import limn.engine.tensor.Torch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DynamicEvaluationTest {
    private final NDManager manager = Torch.newManager(Device.cpu());

    @AfterEach
    void close() { manager.close(); }

    @Test
    void publishedCountsMatchTheReferenceStepByStep() { checkSteps("", Variant.REFERENCE); }

    @Test
    void countsOverDecidedPixelsMatchTheirDerivation() { checkSteps("derived_labelled_only_", Variant.STRICT); }

    @Test
    void predictionsInsideTheTagsMatchTheReference() {
        try (Golden golden = Golden.open("pct_dynamic_evaluation")) {
            for (int step = 0; step < 3; step++) {
                NDArray tags = golden.get("tags").get(step).reshape(2, 6);
                var made = Torch.pseudoLabels(golden.get("logits_pseudo").get(step), tags.gt(0.5f));
                assertThat(made.labels().toLongArray()).isEqualTo(golden.get("pred").get(step).toLongArray());
            }
        }
    }

    @Test
    void imageWeightsMatchTheReferenceAndTheStrictDerivation() {
        try (Golden golden = Golden.open("pct_sample_weight")) {
            NDArray present = golden.get("tags").reshape(6, 6);
            NDArray iou = golden.get("iou");
            assertArrayEquals(golden.floats("sample_weight"),
                    DynamicEvaluation.weights(present, iou, Variant.REFERENCE).toFloatArray(), 1e-6f);
            assertArrayEquals(golden.floats("derived_plain_min_weight"),
                    DynamicEvaluation.weights(present, iou, Variant.STRICT).toFloatArray(), 1e-6f);
        }
    }

    @Test
    void anImageWithoutKnownClassesHasWeightZero() {
        try (var strict = evaluation(Variant.STRICT); var published = evaluation(Variant.REFERENCE)) {
            NDArray nothing = manager.zeros(new Shape(2, 3));
            assertThat(strict.weights(nothing).toFloatArray()).containsOnly(0f);
            assertThat(published.weights(nothing).toFloatArray()).containsOnly(0f);
        }
    }

    @Test
    void aClassNeverHitWeighsNothingWhereThePublishedCodeTrustsItFully() {
        NDArray second = manager.create(new float[]{0, 1, 0}, new Shape(1, 3));
        try (var strict = evaluation(Variant.STRICT); var published = evaluation(Variant.REFERENCE)) {
            assertThat(strict.weights(second).toFloatArray()).containsExactly(0f);
            assertThat(published.weights(second).toFloatArray()).containsExactly(1f);
        }
    }

    @Test
    void perfectPredictionsReachOneAndStayFiniteForUnseenClasses() {
        NDArray labels = manager.create(new long[]{0, 0, 1, 255}, new Shape(1, 2, 2));
        NDArray guessed = manager.create(new long[]{0, 0, 1, 2}, new Shape(1, 2, 2));
        try (var evaluation = evaluation(Variant.STRICT)) {
            for (int step = 0; step < 2_000; step++) {
                evaluation.update(labels, guessed);
            }
            assertArrayEquals(new float[]{1, 1, 0}, evaluation.iou(manager).toFloatArray(), 1e-5f);
        }
    }

    @Test
    void bytesCountLikeNumbers() {
        NDArray labels = manager.create(new long[]{0, 1, 254, 2}, new Shape(1, 2, 2));
        NDArray guessed = manager.create(new long[]{0, 1, 1, 1}, new Shape(1, 2, 2));
        try (var numbers = evaluation(Variant.STRICT); var bytes = evaluation(Variant.STRICT)) {
            numbers.update(labels, guessed);
            bytes.update(labels.toType(DataType.UINT8, true), guessed.toType(DataType.UINT8, true));
            assertThat(bytes.iou(manager).toFloatArray()).isEqualTo(numbers.iou(manager).toFloatArray());
        }
    }

    @Test
    void savedCountsGoOnWhereTheyStopped() {
        NDArray labels = manager.create(new long[]{0, 1, 1, 2}, new Shape(1, 2, 2));
        NDArray guessed = manager.create(new long[]{0, 1, 2, 2}, new Shape(1, 2, 2));
        try (var first = evaluation(Variant.STRICT); var second = evaluation(Variant.STRICT)) {
            first.update(labels, guessed);
            second.load(first.state());
            first.update(guessed, labels);
            second.update(guessed, labels);
            assertThat(second.iou(manager).toFloatArray()).isEqualTo(first.iou(manager).toFloatArray());
        }
    }

    @Test
    void countsOfAnotherNumberOfClassesAreRefused() {
        try (var evaluation = evaluation(Variant.STRICT)) {
            HostTensor two = HostTensor.ofFloats(new float[]{1, 1}, 2);
            assertThatThrownBy(
                    () -> evaluation.load(Map.of("labelled", two, "predicted", two, "correct", two)))
                    .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("labelled");
            assertThatThrownBy(() -> evaluation.load(Map.of())).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("none");
        }
    }

    @Test
    void stepsLeaveNoTensorsBehind() {
        NDArray labels = manager.zeros(new Shape(1, 2, 2), DataType.INT64);
        NDArray present = manager.ones(new Shape(1, 3));
        try (var evaluation = evaluation(Variant.STRICT); NDManager step = manager.newSubManager()) {
            labels.attach(step);
            present.attach(step);
            evaluation.weights(present).close();
            int before = step.getManagedArrays().size();
            for (int i = 0; i < 5; i++) {
                evaluation.update(labels, labels);
                evaluation.weights(present).close();
            }
            assertThat(step.getManagedArrays()).hasSize(before);
        }
    }

    private static DynamicEvaluation evaluation(Variant variant) {
        return new DynamicEvaluation(3, Device.cpu(), variant);
    }

    private void checkSteps(String prefix, Variant variant) {
        try (Golden golden = Golden.open("pct_dynamic_evaluation");
                var evaluation = new DynamicEvaluation(6, Device.cpu(), variant)) {
            for (int step = 0; step < 3; step++) {
                evaluation.update(golden.get("labels").get(step), golden.get("pred").get(step));

                var state = evaluation.state();
                checkRelative(row(golden, prefix + "t", step), Objects.requireNonNull(state.get("labelled")).floats());
                checkRelative(row(golden, prefix + "p", step), Objects.requireNonNull(state.get("predicted")).floats());
                checkRelative(row(golden, prefix + "tp", step), Objects.requireNonNull(state.get("correct")).floats());
                assertArrayEquals(row(golden, prefix + "iou", step), evaluation.iou(manager).toFloatArray(), 1e-5f);
            }
        }
    }

    private static void checkRelative(float[] wanted, float[] made) {
        for (int c = 0; c < wanted.length; c++) {
            assertThat(made[c]).isCloseTo(wanted[c], within(1e-5f * Math.abs(wanted[c])));
        }
    }

    private static float[] row(Golden golden, String name, int step) {
        return Arrays.copyOfRange(golden.floats(name), step * 6, step * 6 + 6);
    }
}
