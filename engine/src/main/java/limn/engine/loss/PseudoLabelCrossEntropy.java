package limn.engine.loss;

import ai.djl.ndarray.NDArray;
import limn.engine.tensor.Torch;

/**
 * Weighted cross entropy against pseudo labels, averaged over the set D of pixels that are not ignored, whatever their
 * weight:
 *
 * <pre>L = 1/max(1,|D|) * sum over p in D of w(p) * -log softmax(logits)[pseudo(p)](p)</pre>
 *
 * Source: CrossEntropyLoss2dPixelWiseWeighted of WilhelmT/ClassMix aa85291; equal to it when nothing is ignored.
 */
public final class PseudoLabelCrossEntropy {
    private PseudoLabelCrossEntropy() {}

    /**
     * @param logits [N,C,H,W] float32; its manager owns the result
     * @param pseudo [N,H,W] int64 or uint8: 0..C-1; 254 and 255 are ignored
     * @param pixelWeight [N,H,W] float32, or any shape that broadcasts to it, such as []
     * @return the loss, [] float32
     */
    public static NDArray of(NDArray logits, NDArray pseudo, NDArray pixelWeight) {
        Grid.require(logits, pseudo);
        return Torch.call("weighted_cross_entropy", logits, pseudo, pixelWeight);
    }

    /**
     * Pixels below a threshold of confidence weigh 0, all others 1; the mean still goes over all pixels that are not ignored.
     * Source: unlabelled terms of LiheYoung/UniMatch 0324f3d.
     *
     * @param logits [N,C,H,W] float32; its manager owns the result
     * @param pseudo [N,H,W] int64 or uint8: 0..C-1; 254 and 255 are ignored
     * @param confidence [N,H,W] float32, 0..1
     * @return the loss, [] float32
     */
    public static NDArray confident(NDArray logits, NDArray pseudo, NDArray confidence, double threshold) {
        Grid.require(logits, pseudo);
        return Torch.call("confident_cross_entropy", logits, pseudo, confidence, threshold);
    }

    /**
     * The loss of each pixel before any weight.
     *
     * @param logits [N,C,H,W] float32; its manager owns the result
     * @param pseudo [N,H,W] int64 or uint8: 0..C-1; 254 and 255 are ignored
     * @return [N,H,W] float32, 0 where ignored
     */
    public static NDArray perPixel(NDArray logits, NDArray pseudo) {
        Grid.require(logits, pseudo);
        return Torch.call("cross_entropy_each", logits, pseudo);
    }
}
