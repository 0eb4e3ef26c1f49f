package limn.engine.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import limn.engine.tensor.Torch;

/**
 * Class-aware cross entropy (CCE): cross entropy under a soft-max over the classes that are possible in the image, with
 * eps = 1e-5 in two places:
 *
 * <pre>p_k = exp(z_k) / (sum over possible j of exp(z_j) + eps),   loss = -log(p_y + eps)</pre>
 *
 * Logits of impossible classes take no part and get no gradient. The loss lies in 0..11.513, and a pixel with p_y far below eps
 * has almost no gradient. Computed without exp of a raw logit, so it stays finite whatever the logits are.
 * <p>
 * A pixel whose label is 254, 255, or a class that is not possible in its image is ignored: the reference has no such
 * pixel, and the formula would charge the full 11.513 there without any way to lower it. Other labels outside 0..C-1 are refused
 * by libtorch.
 * <p>
 * Source: ClassLogSoftMax and SegLoss of YudeWang/Learning-Pseudo-Label b3d4b13, whose float32 exp overflows from 88 on
 * and whose mean over no pixel is NaN.
 */
public final class ClassAwareCrossEntropy {
    private ClassAwareCrossEntropy() {}

    /**
     * @param logits [N,C,H,W] float32; its manager owns the result
     * @param labels [N,H,W] int64 or uint8: 0..C-1, 254 or 255
     * @param possible [N,C] float32, 1 where the class may occur, 0 elsewhere
     * @return the loss of each pixel, [N,H,W] float32, 0 where ignored
     * @throws IllegalArgumentException if the shapes do not fit
     */
    public static NDArray perPixel(NDArray logits, NDArray labels, NDArray possible) {
        require(logits, labels, possible);
        return Torch.call("class_aware_per_pixel", logits, labels, possible);
    }

    /** The mean over the pixels that are not ignored, [] float32; 0, with gradient 0, if there are none. Else as {@link #perPixel}. */
    public static NDArray of(NDArray logits, NDArray labels, NDArray possible) {
        require(logits, labels, possible);
        return Torch.call("class_aware_mean", logits, labels, possible);
    }

    /**
     * The sum over pixels of the weight of their image times their loss, divided by the number N*H*W of all pixels, ignored
     * ones included. Source: the pseudo-to-hybrid term of the reference. Else as {@link #perPixel}.
     *
     * @param imageWeight [N] float32
     * @return the loss, [] float32
     */
    public static NDArray weighted(NDArray logits, NDArray labels, NDArray possible, NDArray imageWeight) {
        require(logits, labels, possible);
        Shape weights = imageWeight.getShape();
        if (weights.dimension() != 1 || weights.get(0) != logits.getShape().get(0)) {
            throw new IllegalArgumentException(
                    "expected one weight for each image of " + logits.getShape() + " but got "
                            + weights);
        }
        return Torch.call("class_aware_weighted", logits, labels, possible, imageWeight);
    }

    private static void require(NDArray logits, NDArray labels, NDArray possible) {
        Grid.require(logits, labels);
        Grid.requirePerClass(logits, possible);
    }
}
