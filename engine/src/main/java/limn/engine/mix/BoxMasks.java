package limn.engine.mix;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Boxes for CutMix: with some probability one rectangle per image, of random area, shape and place, wholly inside. Area and shape
 * are relative to the image; as in the source, large and long boxes are rarer than drawn because a box that does not fit
 * is drawn anew. Source: obtain_cutmix_box of LiheYoung/UniMatch 0324f3d, for square images; sides are rounded down, at
 * least one pixel.
 *
 * @param probability that an image gets a box, 0..1
 * @param leastArea smallest share of the pixels, above 0
 * @param mostArea largest share of the pixels, at most 0.5
 * @param leastRatio smallest height to width, in parts of the image's own; above 0, at most 1
 * @param mostRatio largest height to width, at least 1
 */
public record BoxMasks(double probability, double leastArea, double mostArea, double leastRatio, double mostRatio) {
    /** As UniMatch draws them. */
    public static final BoxMasks UNIMATCH = new BoxMasks(0.5, 0.02, 0.4, 0.3, 1 / 0.3);

    public BoxMasks {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("probability must be in 0..1 but is " + probability);
        }
        if (!(leastArea > 0 && leastArea <= mostArea && mostArea <= 0.5)) {
            throw new IllegalArgumentException("area must be in 0..0.5 but is " + leastArea + ".." + mostArea);
        }
        if (!(leastRatio > 0 && leastRatio <= 1 && mostRatio >= 1)) {
            throw new IllegalArgumentException("ratio must enclose 1 but is " + leastRatio + ".." + mostRatio);
        }
    }

    /** Masks of a batch. @param owner owns the result @return [N,H,W] boolean, true inside the box */
    public NDArray draw(NDManager owner, int count, int height, int width, RandomGenerator random) {
        var inside = new boolean[Math.multiplyExact(count, Math.multiplyExact(height, width))];
        for (int i = 0; i < count; i++) {
            if (random.nextDouble() < probability) {
                fill(inside, i * height * width, height, width, random);
            }
        }
        return owner.create(inside, new Shape(count, height, width));
    }

    private void fill(boolean[] inside, int start, int height, int width, RandomGenerator random) {
        double area = between(leastArea, mostArea, random);
        while (true) {
            double ratio = between(leastRatio, mostRatio, random);
            int w = Math.max(1, (int) (width * Math.sqrt(area / ratio)));
            int h = Math.max(1, (int) (height * Math.sqrt(area * ratio)));
            int left = random.nextInt(width);
            int top = random.nextInt(height);
            if (left + w <= width && top + h <= height) {
                for (int y = top; y < top + h; y++) {
                    int row = start + y * width + left;
                    Arrays.fill(inside, row, row + w, true);
                }
                return;
            }
        }
    }

    private static double between(double least, double most, RandomGenerator random) {
        return least + (most - least) * random.nextDouble();
    }
}
