package limn.engine.recipe;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import limn.engine.data.LabelMap;
import limn.engine.tensor.Torch;
import limn.engine.tensor.Torch.PseudoLabels;

/**
 * The one rule that turns scores into labels to learn from: a labelled pixel keeps its label with confidence 1, a void pixel stays
 * void, any other gets the most probable of the possible classes.
 */
final class PseudoLabelling {
    private PseudoLabelling() {}

    /**
     * @param logits [N,C,H,W] of a network that gets no gradient from this
     * @param drawn [N,H,W] int64, what people decided; 254 where nobody has
     * @param possible [N,C] float32, 1 where a class may be given
     */
    static PseudoLabels of(NDArray logits, NDArray drawn, NDArray possible) {
        var predicted = Torch.pseudoLabels(logits.stopGradient(), possible.gt(0.5f));
        return merged(predicted, drawn);
    }

    /** The same with the confidence that the network has in the label when all classes compete. */
    static PseudoLabels confidentOverAll(NDArray logits, NDArray drawn, NDArray possible) {
        NDArray fixed = logits.stopGradient();
        NDArray label = Torch.pseudoLabels(fixed, possible.gt(0.5f)).labels();
        return merged(new PseudoLabels(label, Torch.call("probability_of", fixed, label)), drawn);
    }

    /**
     * The labels without those that name a class which nobody has seen in the image: void there. Such a class competes for a pixel but
     * does not win it. An image of which no class is known to be present keeps all its labels.
     *
     * @param present [N,C] float32, 1 where the class is known present
     */
    static PseudoLabels confirmed(PseudoLabels labels, NDArray present) {
        return new PseudoLabels(Torch.call("confirmed", labels.labels(), present), labels.confidence());
    }

    private static PseudoLabels merged(PseudoLabels predicted, NDArray drawn) {
        NDArray decided = drawn.neq(LabelMap.UNLABELLED);
        return new PseudoLabels(NDArrays.where(decided, drawn, predicted.labels()),
                NDArrays.where(decided, predicted.confidence().onesLike(), predicted.confidence()));
    }
}
