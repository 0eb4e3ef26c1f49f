package limn.engine.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/** The checks that scores fit what they are compared with. */
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

    /** Scores [N,C,H,W] against one value per image and class, [N,C]. */
    static void requirePerClass(NDArray logits, NDArray perClass) {
        Shape scores = logits.getShape();
        Shape set = perClass.getShape();
        if (scores.dimension() != 4 || set.dimension() != 2 || scores.get(0) != set.get(0)
                || scores.get(1) != set.get(1)) {
            throw new IllegalArgumentException(
                    "logits " + scores + " and set of classes " + set + " do not fit; expected [N,C,H,W] and [N,C]");
        }
    }
}
