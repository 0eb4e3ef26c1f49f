package limn.engine.predict;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import limn.engine.tensor.Torch;
import org.jspecify.annotations.Nullable;

/**
 * Joins several passes over the same images, at several scales and mirrored: the mean of their logits, not of their probabilities.
 * Each pass comes at the size of the result; how it was resized is the caller's choice. Only the sum is kept, so a pass may be
 * freed as soon as it is added. Nothing is recorded for gradients. Mutable, one thread; the manager given owns the sum.
 * <p>
 * Source: collect_func of the inference script of YudeWang/Learning-Pseudo-Label b3d4b13, which resizes bilinearly with aligned
 * corners.
 */
public final class Fusion {
    private final NDManager owner;
    private @Nullable NDArray sum;
    private int passes;

    /** @param owner owns the sum and what is made of it */
    public Fusion(NDManager owner) { this.owner = owner; }

    /**
     * Adds a pass.
     *
     * @param logits [N,C,H,W] float32, of one shape in all passes
     * @param mirrored whether the images were mirrored left to right, so that the logits must be mirrored back
     * @throws IllegalArgumentException if the shape differs from the first pass
     */
    public void add(NDArray logits, boolean mirrored) {
        NDArray before = sum;
        if (before == null) {
            sum = Torch.noGrad(() -> Torch.callIn(owner, "unmirrored", logits, mirrored));
        } else if (before.getShape().equals(logits.getShape())) {
            Torch.update("add_unmirrored", before, logits, mirrored);
        } else {
            throw new IllegalArgumentException(
                    "expected logits of " + before.getShape() + " as in the first pass but got " + logits.getShape());
        }
        passes++;
    }

    /** The mean of the passes, [N,C,H,W] float32. @throws IllegalStateException before the first pass */
    public NDArray logits() {
        NDArray total = sum;
        if (total == null) {
            throw new IllegalStateException("no pass was added");
        }
        return Torch.noGrad(() -> total.div(passes));
    }

    /**
     * Label and confidence per pixel under the soft-max over the possible classes.
     *
     * @param possible [N,C] boolean, true where the class may occur; each row needs one true entry
     * @throws IllegalStateException before the first pass
     */
    public Torch.PseudoLabels labels(NDArray possible) {
        try (NDArray mean = logits()) {
            return Torch.noGrad(() -> Torch.pseudoLabels(mean, possible));
        }
    }
}
