package limn.engine.loss;

import ai.djl.ndarray.NDArray;
import limn.engine.tensor.Torch;

/**
 * The squared-error variant of ClassMix's consistency: the mean over all N*C*H*W entries of
 * (softmax(logits) - probabilities)^2. Source: MSELoss2d of WilhelmT/ClassMix aa85291.
 */
public final class ProbabilityDistance {
    private ProbabilityDistance() {}

    /**
     * @param logits [N,C,H,W] float32; its manager owns the result
     * @param probabilities [N,C,H,W] float32, the target
     * @return the loss, [] float32
     */
    public static NDArray of(NDArray logits, NDArray probabilities) {
        return Torch.call("squared_difference", logits, probabilities);
    }
}
