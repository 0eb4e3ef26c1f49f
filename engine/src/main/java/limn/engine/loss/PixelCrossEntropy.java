package limn.engine.loss;

import ai.djl.ndarray.NDArray;
import limn.engine.tensor.Torch;

/**
 * Cross entropy averaged over the set D of pixels whose class is decided, that is neither 254 nor 255:
 *
 * <pre>L = 1/max(1,|D|) * sum over p in D of -log softmax(logits)[labels(p)](p)</pre>
 *
 * A batch without a single labelled pixel gives loss 0 and gradient 0. Source: CrossEntropy2d of WilhelmT/ClassMix
 * aa85291, which gives NaN there.
 */
public final class PixelCrossEntropy {
    private PixelCrossEntropy() {}

    /**
     * @param logits [N,C,H,W] float32; its manager owns the result
     * @param labels [N,H,W] int64 or uint8: 0..C-1, 254 or 255
     * @return the loss, [] float32
     */
    public static NDArray of(NDArray logits, NDArray labels) {
        Grid.require(logits, labels);
        return Torch.call("pixel_cross_entropy", logits, labels);
    }
}
