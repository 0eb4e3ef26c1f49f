package limn.engine.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/** The check that scores and labels lie on one grid of pixels. */
final class Grid {
    private Grid() {}

    static void require(NDArray logits, NDArray labels) {
        Shape scores = logits.getShape();
        Shape map = labels.getShape();
        if (scores.dimension() != 4 || map.dimension() != 3 || scores.get(0) != map.get(0)
                || scores.get(2) != map.get(1) || scores.get(3) != map.get(2)) {
            throw new IllegalArgumentException("logits " + scores + " and labels " + map
                    + " do not lie on one grid; expected [N,C,H,W] and [N,H,W]");
        }
    }
}
