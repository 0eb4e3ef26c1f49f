package limn.engine.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.index.NDIndex;
import java.util.Map;
import limn.engine.Golden;
import limn.engine.loss.ClassAwareCrossEntropy;
import limn.engine.loss.ImageTagLoss;
import limn.engine.recipe.DynamicEvaluation.Variant;
import limn.engine.tensor.Torch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Losses, dynamic evaluation and weights together, as one published step of progressive cross training joins them. */
class CrossStepTest {
    @ParameterizedTest
    @ValueSource(strings = {"early", "late"})
    void oneWholeStepMatchesTheReference(String name) {
        try (Golden golden = Golden.open("pct_full_step_" + name);
                var evaluation = new DynamicEvaluation(6, Device.cpu(), Variant.REFERENCE)) {
            evaluation.load(Map.of("labelled", golden.host("state_t_before"), "predicted",
                    golden.host("state_p_before"), "correct", golden.host("state_tp_before")));
            NDArray byHybrid = pseudoLabels(golden, "hybrid");
            NDArray byPseudo = pseudoLabels(golden, "pseudo");
            evaluation.update(golden.get("labels").get(":2"), byPseudo.get(":2"));
            assertArrayEquals(golden.floats("iou"), evaluation.iou(golden.manager()).toFloatArray(), 1e-5f);
            NDArray weight = evaluation.weights(tags(golden).get("2:"));
            assertArrayEquals(golden.floats("sample_weight"), weight.toFloatArray(), 1e-5f);

            var hybrid = Golden.derive(golden.get("logits_hybrid"), x -> hybridLoss(golden, x, byPseudo, weight));
            var pseudo = Golden.derive(golden.get("logits_pseudo"),
                    x -> ClassAwareCrossEntropy.of(x.get("2:"), byHybrid.get("2:"), tags(golden).get("2:")));

            assertThat(pseudo.value()).isCloseTo(golden.scalar("loss_seg_pseudo"), within(1e-5f));
            assertThat(hybrid.value() + pseudo.value()).isCloseTo(golden.scalar("loss"), within(1e-5f));
            assertArrayEquals(golden.floats("grad_logits_hybrid"), hybrid.gradient(), 1e-6f);
            assertArrayEquals(golden.floats("grad_logits_pseudo"), pseudo.gradient(), 1e-6f);
        }
    }

    private static NDArray hybridLoss(Golden golden, NDArray logits, NDArray byPseudo, NDArray weight) {
        NDArray tags = tags(golden);
        NDArray foreground = tags.onesLike();
        foreground.set(new NDIndex(":,0"), 0f);
        NDArray drawn = ClassAwareCrossEntropy.of(logits.get(":2"), golden.get("labels").get(":2"), tags.get(":2"));
        NDArray classes = ImageTagLoss.of(logits, tags, foreground);
        NDArray taught = ClassAwareCrossEntropy.weighted(logits.get("2:"), byPseudo.get("2:"), tags.get("2:"), weight);

        assertThat(drawn.getFloat()).isCloseTo(golden.scalar("loss_seg_hybrid"), within(1e-5f));
        assertThat(classes.getFloat()).isCloseTo(golden.scalar("loss_cls_hybrid"), within(1e-5f));
        assertThat(taught.getFloat()).isCloseTo(golden.scalar("loss_pct"), within(1e-5f));
        return drawn.add(classes).add(taught);
    }

    /** The most probable class inside the tags; an image of the weak half that owns labels keeps them, void included. */
    private static NDArray pseudoLabels(Golden golden, String network) {
        NDArray made = Torch.pseudoLabels(golden.get("logits_" + network), tags(golden).gt(0.5f)).labels();
        NDArray owner = golden.get("strong_in_batch").reshape(4, 1, 1);
        owner.set(new NDIndex(":2"), 0f);
        NDArray labels = NDArrays.where(owner.gt(0.5f).broadcast(made.getShape()), golden.get("labels"), made);
        assertThat(labels.toLongArray()).isEqualTo(golden.host("pseudo_label_" + network).longs());
        return labels;
    }

    private static NDArray tags(Golden golden) { return golden.get("tags").reshape(4, 6); }
}
