package limn.engine.recipe;

import ai.djl.ndarray.NDArray;
import limn.engine.loss.PixelCrossEntropy;
import limn.engine.loss.PseudoLabelCrossEntropy;
import limn.engine.tensor.Torch;

/**
 * What UniMatch minimises (Yang, Qi, Feng, Zhang, Shi: Revisiting Weak-to-Strong Consistency, CVPR 2023, section 3):
 *
 * <pre>L = (L_x + w * (L_s1/4 + L_s2/4 + L_fp/2)) / 2</pre>
 *
 * The three terms without labels have a common factor w, published as 1. L_x is the cross entropy on labelled pixels. Each other term is the cross entropy against pseudo labels, summed over the pixels
 * whose confidence reaches the threshold and divided by the number of pixels that are not ignored. An empty set gives 0.
 * Source: training loop of LiheYoung/UniMatch 0324f3d.
 *
 * @param total [] float32, carries the gradient
 * @param supervised L_x, [] float32
 * @param strong1 L_s1, of the first strong view
 * @param strong2 L_s2, of the second strong view
 * @param perturbed L_fp, of the weak view with perturbed features
 */
record UniMatchLoss(NDArray total, NDArray supervised, NDArray strong1, NDArray strong2, NDArray perturbed) {
    /**
     * Scores and what they should say.
     *
     * @param logits [N,C,H,W] float32
     * @param target labels without gradient, 254 or 255 where ignored, and their confidence
     */
    record Pair(NDArray logits, Torch.PseudoLabels target) {
        NDArray loss(double threshold) {
            return PseudoLabelCrossEntropy.confident(logits, target.labels(), target.confidence(), threshold);
        }
    }

    /**
     * @param logits of the labelled images, [N,C,H,W] float32; its manager owns total and supervised, each pair's its own term
     * @param labels [N,H,W] int64 or uint8: 0..C-1, 254 or 255
     * @param threshold least confidence, 0..1
     * @param weight w
     * @throws IllegalArgumentException if scores and labels do not lie on one grid
     */
    static UniMatchLoss of(NDArray logits, NDArray labels, Pair strong1, Pair strong2, Pair perturbed,
            double threshold, double weight) {
        NDArray supervised = PixelCrossEntropy.of(logits, labels);
        NDArray first = strong1.loss(threshold);
        NDArray second = strong2.loss(threshold);
        NDArray features = perturbed.loss(threshold);
        NDArray unlabelled = Torch.times(first.add(second), 0.25).add(Torch.times(features, 0.5));
        NDArray total = Torch.times(supervised.add(Torch.times(unlabelled, weight)), 0.5);
        return new UniMatchLoss(total, supervised, first, second, features);
    }
}
