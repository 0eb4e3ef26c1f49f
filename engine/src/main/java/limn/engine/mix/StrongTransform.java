package limn.engine.mix;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * Colour jitter and blur of mixed images, in [0,1] before normalisation, with the probabilities and strengths of the published
 * ClassMix code: jitter with probability 0.8 for the whole batch (brightness added, contrast multiplied, hue and saturation in HSV,
 * order shared by the batch, factors per image), Gaussian blur with probability 0.5 and one sigma in 0.15..1.15. Images only; label
 * maps never come here.
 */
public final class StrongTransform {
    private static final float STRENGTH = 0.25f;

    private StrongTransform() {}

    /** @param images [N,3,H,W] float32, 0..1; its manager owns the result */
    public static NDArray apply(NDArray images, RandomGenerator random) {
        NDArray x = images;
        if (random.nextDouble() > 0.2) {
            x = jitter(x, random);
        }
        if (random.nextDouble() < 0.5) {
            x = blur(x, 0.15 + random.nextDouble());
        }
        return x;
    }

    private static NDArray jitter(NDArray images, RandomGenerator random) {
        List<Integer> order = new ArrayList<>(List.of(0, 1, 2, 3));
        Collections.shuffle(order, new Random(random.nextLong()));
        int n = (int) images.getShape().get(0);
        NDArray x = images;
        for (int operation : order) {
            NDArray factor = perImage(images.getManager(), n, random);
            x = switch (operation) {
                case 0 -> x.add(factor).clip(0f, 1f);
                case 1 -> x.mul(factor.add(1f)).clip(0f, 1f);
                case 2 -> saturate(x, factor.add(1f));
                default -> turnHue(x, factor);
            };
        }
        return x;
    }

    private static NDArray perImage(NDManager manager, int n, RandomGenerator random) {
        var factors = new float[n];
        for (int i = 0; i < n; i++) {
            factors[i] = (random.nextFloat() * 2 - 1) * STRENGTH;
        }
        return manager.create(factors, new Shape(n, 1, 1, 1));
    }

    /** Multiplies S of HSV, clipped to 1: with V fixed, each channel moves away from or towards V. */
    static NDArray saturate(NDArray x, NDArray factor) {
        NDArray value = x.max(new int[]{1}, true); // [N,1,H,W]
        NDArray chroma = value.sub(x.min(new int[]{1}, true));
        NDArray possible = value.div(chroma.maximum(1e-6f)); // the factor that makes S = 1
        NDArray used = NDArrays.minimum(possible.mul(0f).add(factor), possible);
        return value.sub(value.sub(x).mul(used)).clip(0f, 1f);
    }

    /** Adds to H of HSV. @param turn [N,1,1,1], parts of a full turn */
    static NDArray turnHue(NDArray x, NDArray turn) {
        NDArray value = x.max(new int[]{1}, true);
        NDArray chroma = value.sub(x.min(new int[]{1}, true));
        NDArray safe = chroma.maximum(1e-6f);
        NDArray r = x.get(":,0:1");
        NDArray g = x.get(":,1:2");
        NDArray b = x.get(":,2:3");
        NDArray isRed = r.gte(value).toType(DataType.FLOAT32, false);
        NDArray isGreen = g.gte(value).toType(DataType.FLOAT32, false).mul(isRed.neg().add(1f));
        NDArray isBlue = isRed.add(isGreen).neg().add(1f);
        NDArray sextant = g.sub(b).div(safe).mul(isRed).add(b.sub(r).div(safe).add(2f).mul(isGreen))
                .add(r.sub(g).div(safe).add(4f).mul(isBlue)).add(turn.mul(6f)); // hue, 0..6 around the circle
        return new NDList(channel(sextant, 5, value, chroma), channel(sextant, 3, value, chroma),
                channel(sextant, 1, value, chroma)).stream().reduce((p, q) -> p.concat(q, 1)).orElseThrow();
    }

    /** One channel from hue: V - C max(0, min(k, 4-k, 1)), k = (offset + h) mod 6 (Smith 1978, in one formula). */
    private static NDArray channel(NDArray sextant, float offset, NDArray value, NDArray chroma) {
        NDArray k = sextant.add(offset + 12f);
        k = k.sub(k.div(6f).floor().mul(6f));
        NDArray share = NDArrays.minimum(NDArrays.minimum(k, k.neg().add(4f)), 1f).maximum(0f);
        return value.sub(chroma.mul(share));
    }

    /** Gaussian blur with reflected border; the kernel is about a tenth of the side, odd. Separable, so two matrix products. */
    static NDArray blur(NDArray images, double sigma) {
        int h = (int) images.getShape().get(2);
        int w = (int) images.getShape().get(3);
        NDManager manager = images.getManager();
        NDArray columns = manager.create(blurMatrix(w, sigma), new Shape(w, w));
        NDArray rows = manager.create(blurMatrix(h, sigma), new Shape(h, h));
        return images.matMul(columns.transpose()).swapAxes(2, 3).matMul(rows.transpose()).swapAxes(2, 3);
    }

    /** Row i holds the weights of the source pixels for target pixel i. */
    private static float[] blurMatrix(int n, double sigma) {
        int c = (int) Math.ceil(0.1 * n);
        int half = Math.max(1, (c % 2 == 1 ? c : c - 1) / 2);
        var weights = new double[2 * half + 1];
        double sum = 0;
        for (int k = -half; k <= half; k++) {
            weights[k + half] = Math.exp(-k * k / (2 * sigma * sigma));
            sum += weights[k + half];
        }
        var matrix = new float[n * n];
        for (int i = 0; i < n; i++) {
            for (int k = -half; k <= half; k++) {
                int at = Math.floorMod(i + k, Math.max(1, 2 * (n - 1)));
                int source = at < n ? at : 2 * (n - 1) - at;
                matrix[i * n + source] += (float) (weights[k + half] / sum);
            }
        }
        return matrix;
    }
}
