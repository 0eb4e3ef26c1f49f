package limn.engine.loss;

import ai.djl.ndarray.NDArray;
import limn.engine.tensor.Torch;

/**
 * What tags say about scores: the largest logit of each class over the image should be positive where the class is present,
 * negative where it is absent. Binary cross entropy with logits, averaged over the set K of pairs of image and class of which the
 * tag is known:
 *
 * <pre>L = 1/max(1,|K|) * sum over (i,c) in K of -[t log s(m) + (1-t) log s(-m)],  m = max over pixels of logits[i,c],  s = sigmoid</pre>
 *
 * The gradient of a class reaches one pixel, where its logit is largest. Source: training step of YudeWang/Learning-Pseudo-Label
 * b3d4b13, where K is every foreground class of every image.
 */
public final class ImageTagLoss {
    private ImageTagLoss() {}

    /**
     * @param logits [N,C,H,W] float32; its manager owns the result
     * @param present [N,C] float32, 1 where the class is known present, else 0
     * @param known [N,C] float32, 1 where the class is known present or known absent and shall count, else 0
     * @return the loss, [] float32; 0, with gradient 0, if nothing is known
     * @throws IllegalArgumentException if the shapes do not fit
     */
    public static NDArray of(NDArray logits, NDArray present, NDArray known) {
        Grid.requirePerClass(logits, present);
        Grid.requirePerClass(logits, known);
        return Torch.call("image_tags", logits, present, known);
    }
}
