package limn.engine.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.index.NDIndex;
import java.util.List;
import java.util.Map;
import limn.engine.Golden;
import limn.engine.recipe.DynamicEvaluation.Variant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The losses of cross training, with dynamic evaluation and weights, against one published step. */
class CrossStepTest {
    @ParameterizedTest
    @ValueSource(strings = {"early", "late"})
    void oneWholeStepMatchesTheReference(String name) {
        try (Golden golden = Golden.open("pct_full_step_" + name)) {
            NDArray hybrid = golden.get("logits_hybrid");
            NDArray pseudo = golden.get("logits_pseudo");
            CrossTerms terms = terms(golden, hybrid, pseudo);
            assertArrayEquals(golden.floats("sample_weight"), terms.weights().toFloatArray(), 1e-5f);
            assertThat(terms.byHybrid().labels().toLongArray())
                    .isEqualTo(golden.get("pseudo_label_hybrid").get("2:").toLongArray());
            assertThat(terms.byPseudo().labels().toLongArray())
                    .isEqualTo(golden.get("pseudo_label_pseudo").get("2:").toLongArray());
            assertThat(terms.strong().getFloat()).isCloseTo(golden.scalar("loss_seg_hybrid"), within(1e-5f));
            assertThat(terms.image().getFloat()).isCloseTo(golden.scalar("loss_cls_hybrid"), within(1e-5f));
            assertThat(terms.toPseudo().getFloat()).isCloseTo(golden.scalar("loss_seg_pseudo"), within(1e-5f));
            assertThat(terms.toHybrid().getFloat()).isCloseTo(golden.scalar("loss_pct"), within(1e-5f));

            var byHybrid = Golden.derive(hybrid, h -> sum(terms(golden, h, pseudo)));
            var byPseudo = Golden.derive(pseudo, q -> sum(terms(golden, hybrid, q)));
            assertThat(byHybrid.value()).isCloseTo(golden.scalar("loss"), within(1e-5f));
            assertArrayEquals(golden.floats("grad_logits_hybrid"), byHybrid.gradient(), 1e-6f);
            assertArrayEquals(golden.floats("grad_logits_pseudo"), byPseudo.gradient(), 1e-6f);
        }
    }

    private static NDArray sum(CrossTerms terms) {
        return terms.strong().add(terms.image()).add(terms.toPseudo()).add(terms.toHybrid());
    }

    private static CrossTerms terms(Golden golden, NDArray hybrid, NDArray pseudo) {
        try (var grades = new DynamicEvaluation(6, Device.cpu(), Variant.REFERENCE)) {
            grades.load(Map.of("labelled", golden.host("state_t_before"), "predicted",
                    golden.host("state_p_before"), "correct", golden.host("state_tp_before")));
            CrossTerms terms = CrossTerms.of(hybrid, pseudo, batch(golden), 2, true, true, grades);
            assertArrayEquals(golden.floats("iou"), grades.iou(golden.manager()).toFloatArray(), 1e-5f);
            return terms;
        }
    }

    /** The reference marks images without labels by a flag; here their pixels are unlabelled. */
    private static TensorBatch batch(Golden golden) {
        NDArray tags = golden.get("tags").reshape(4, 6);
        NDArray foreground = tags.onesLike();
        foreground.set(new NDIndex(":,0"), 0f);
        NDArray labels = golden.get("labels");
        NDArray owner = golden.get("strong_in_batch").reshape(4, 1, 1).gt(0.5f).broadcast(labels.getShape());
        return new TensorBatch(labels, NDArrays.where(owner, labels, labels.mul(0).add(254)), null, tags, tags,
                foreground, List.of("a", "b", "c", "d"));
    }
}
