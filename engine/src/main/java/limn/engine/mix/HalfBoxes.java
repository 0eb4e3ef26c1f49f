package limn.engine.mix;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Boxes of half of the area for CutMix as ClassMix is compared with it: the width is drawn evenly from half of the image to all of it,
 * the height follows, the place is drawn evenly among all where the box lies inside. Source: generate_cutout_mask of WilhelmT/ClassMix
 * aa85291, which keeps the pixels outside of the box; around a ring of images that is the same with its direction turned.
 */
public final class HalfBoxes {
    private HalfBoxes() {}

    /** Masks of a batch. @param owner owns the result @return [N,H,W] boolean, true inside the box */
    public static NDArray draw(NDManager owner, int count, int height, int width, RandomGenerator random) {
        var inside = new boolean[Math.multiplyExact(count, Math.multiplyExact(height, width))];
        for (int i = 0; i < count; i++) {
            int w = random.nextInt((width + 1) / 2, width + 1); // more than half where the width is odd: the box has to fit
            int h = (int) Math.round(height * width / 2.0 / w);
            int left = random.nextInt(width - w + 1);
            int top = random.nextInt(height - h + 1);
            for (int y = top; y < top + h; y++) {
                int row = (i * height + y) * width + left;
                Arrays.fill(inside, row, row + w, true);
            }
        }
        return owner.create(inside, new Shape(count, height, width));
    }
}
