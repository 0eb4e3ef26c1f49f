package limn.engine.recipe;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/**
 * Dropout of whole feature channels (torch's Dropout2d), as UniMatch perturbs features. What stays is scaled up, so that the mean
 * stays.
 */
final class ChannelDropout {
    private ChannelDropout() {}

    /**
     * For the features of two views of the same images, the second half of the batch after the first: in one half of the pairs, drawn
     * here, a channel lives in one view or in the other; the other pairs stay whole, at every depth. Each call draws the channels of
     * its features. Source: LiheYoung/UniMatch-V2 f6afb4d, which drops half of the channels; there as here their strength is doubled.
     *
     * @param pairs N of the features [2N,K,h,w] @param share of channels dropped from the first view; 0 drops none from either
     */
    static UnaryOperator<NDArray> complementary(int pairs, double share, RandomGenerator random) {
        boolean[] isDropped = drawn(pairs, share > 0 ? pairs - pairs / 2 : 0, random);
        return features -> {
            int channels = (int) features.getShape().get(1);
            var factors = new float[2 * pairs * channels];
            Arrays.fill(factors, 1);
            for (int i = 0; i < pairs; i++) {
                for (int k = 0; k < channels && isDropped[i]; k++) {
                    boolean isFirst = random.nextDouble() >= share;
                    factors[i * channels + k] = isFirst ? (float) (1 / (1 - share)) : 0;
                    factors[(pairs + i) * channels + k] = isFirst ? 0 : (float) (1 / share);
                }
            }
            return features.mul(features.getManager().create(factors, new Shape(2L * pairs, channels, 1, 1)));
        };
    }

    /** So many of all places, all choices alike. */
    private static boolean[] drawn(int all, int count, RandomGenerator random) {
        var places = new boolean[all];
        int wanted = count;
        for (int i = 0; i < all; i++) {
            places[i] = random.nextInt(all - i) < wanted;
            wanted -= places[i] ? 1 : 0;
        }
        return places;
    }

    /**
     * The features, and after them those of the images from an index on with a share of the channels dropped. Source:
     * LiheYoung/UniMatch 0324f3d.
     *
     * @param features [N,K,h,w] @return [N+(N-from),K,h,w]
     */
    static NDArray appended(NDArray features, int from, double share, RandomGenerator random) {
        int count = (int) features.getShape().get(0) - from;
        int channels = (int) features.getShape().get(1);
        var factors = new float[count * channels];
        for (int i = 0; i < factors.length; i++) {
            factors[i] = random.nextDouble() < share ? 0 : (float) (1 / (1 - share));
        }
        NDArray mask = features.getManager().create(factors, new Shape(count, channels, 1, 1));
        return features.concat(features.get(from + ":").mul(mask), 0);
    }
}
