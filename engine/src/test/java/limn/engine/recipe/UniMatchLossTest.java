package limn.engine.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import limn.engine.Golden;
import limn.engine.mix.ClassMix;
import limn.engine.tensor.Torch;
import org.junit.jupiter.api.Test;

class UniMatchLossTest {
    private static final List<String> LOGITS = List.of("logits_x", "logits_u_s1", "logits_u_s2", "logits_u_w_fp");

    @Test
    void everyTermMatchesTheReference() {
        try (Golden golden = Golden.open("unimatch_step")) {
            UniMatchLoss loss = loss(golden, Map.of());

            assertThat(loss.supervised().getFloat()).isCloseTo(golden.scalar("loss_x"), within(1e-5f));
            assertThat(loss.strong1().getFloat()).isCloseTo(golden.scalar("loss_u_s1"), within(1e-5f));
            assertThat(loss.strong2().getFloat()).isCloseTo(golden.scalar("loss_u_s2"), within(1e-5f));
            assertThat(loss.perturbed().getFloat()).isCloseTo(golden.scalar("loss_u_w_fp"), within(1e-5f));
            assertThat(loss.total().getFloat()).isCloseTo(golden.scalar("loss"), within(1e-5f));
        }
    }

    @Test
    void gradientsOfTheTotalMatchTheReference() {
        try (Golden golden = Golden.open("unimatch_step")) {
            for (String name : LOGITS) {
                var derived = Golden.derive(golden.get(name), x -> loss(golden, Map.of(name, x)).total());

                assertThat(derived.value()).isCloseTo(golden.scalar("loss"), within(1e-5f));
                assertArrayEquals(golden.floats("grad_" + name), derived.gradient(), 1e-6f, name);
            }
        }
    }

    @Test
    void pastedImagesLabelsAndConfidenceMatchTheReference() {
        try (Golden golden = Golden.open("unimatch_step")) {
            for (int view = 1; view <= 2; view++) {
                NDArray box = golden.get("cutmix_box" + view).gt(0.5f);
                NDArray pasted = ClassMix.mix(golden.get("img_u_s" + view + "_mix"), golden.get("img_u_s" + view), box);
                assertThat(pasted.toFloatArray()).isEqualTo(golden.floats("img_u_s" + view + "_mixed"));

                NDArray labels = ClassMix.mix(plain(golden, "logits_u_w_mix").labels(),
                        plain(golden, "logits_u_w").labels(), box);
                assertThat(labels.toLongArray()).isEqualTo(golden.host("label_s" + view).longs());
                assertArrayEquals(golden.floats("conf_s" + view), target(golden, view).confidence().toFloatArray(),
                        1e-5f);
            }
        }
    }

    @Test
    void withoutLabelsOrConfidenceTheLossIsZero() {
        try (NDManager manager = Torch.newManager(Device.cpu())) {
            NDArray ignored = manager.full(new Shape(1, 2, 2), 255, DataType.INT64);
            NDArray zeros = manager.zeros(new Shape(1, 2, 2), DataType.INT64);
            NDArray low = manager.full(new Shape(1, 2, 2), 0.5f);
            var derived = Golden.derive(manager.randomNormal(new Shape(1, 3, 2, 2)), x -> {
                var nothing = new UniMatchLoss.Pair(x, new Torch.PseudoLabels(ignored, low));
                var unsure = new UniMatchLoss.Pair(x, new Torch.PseudoLabels(zeros, low));
                return UniMatchLoss.of(x, ignored, nothing, unsure, unsure, 0.9, 1).total();
            });

            assertThat(derived.value()).isZero();
            assertArrayEquals(new float[12], derived.gradient(), 0f);
        }
    }

    /** @param replaced scores to use in place of those of the file */
    private static UniMatchLoss loss(Golden golden, Map<String, NDArray> replaced) {
        var scores = new HashMap<String, NDArray>();
        LOGITS.forEach(name -> scores.put(name, golden.get(name)));
        scores.putAll(replaced);
        return UniMatchLoss.of(of(scores, "logits_x"), golden.get("labels_x"),
                new UniMatchLoss.Pair(of(scores, "logits_u_s1"), target(golden, 1)),
                new UniMatchLoss.Pair(of(scores, "logits_u_s2"), target(golden, 2)),
                new UniMatchLoss.Pair(of(scores, "logits_u_w_fp"), weak(golden, "logits_u_w", "ignore_mask")),
                golden.scalar("conf_thresh"), 1);
    }

    private static NDArray of(Map<String, NDArray> scores, String name) {
        return Objects.requireNonNull(scores.get(name));
    }

    private static Torch.PseudoLabels target(Golden golden, int view) {
        NDArray box = golden.get("cutmix_box" + view).gt(0.5f);
        var own = weak(golden, "logits_u_w", "ignore_mask");
        var other = weak(golden, "logits_u_w_mix", "ignore_mask_mix");
        return new Torch.PseudoLabels(ClassMix.mix(other.labels(), own.labels(), box),
                ClassMix.mix(other.confidence(), own.confidence(), box));
    }

    private static Torch.PseudoLabels weak(Golden golden, String logits, String ignore) {
        var made = plain(golden, logits);
        NDArray ignored = golden.get(ignore);
        return new Torch.PseudoLabels(NDArrays.where(ignored.eq(255), ignored, made.labels()), made.confidence());
    }

    private static Torch.PseudoLabels plain(Golden golden, String logits) {
        return Torch.pseudoLabels(golden.get(logits), golden.manager().ones(new Shape(3, 5), DataType.BOOLEAN));
    }
}
