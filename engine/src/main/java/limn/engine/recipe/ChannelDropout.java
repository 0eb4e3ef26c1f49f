package limn.engine.recipe;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.random.RandomGenerator;

/**
 * Dropout of whole feature channels (torch's Dropout2d), as UniMatch perturbs features. What stays is scaled up, so that the mean
 * stays.
 */
final class ChannelDropout {
    private ChannelDropout() {}

    /**
     * The features of two views of the same images, the second half of the batch after the first: in half of the pairs a channel lives
     * in one view, with double strength, or in the other; the other pairs stay as they are. Source: LiheYoung/UniMatch-V2 f6afb4d.
     *
     * @param features [2N,K,h,w] @param share of channels dropped from the first view
     */
    static NDArray complementary(NDArray features, double share, RandomGenerator random) {
        int pairs = (int) features.getShape().get(0) / 2;
        int channels = (int) features.getShape().get(1);
        var factors = new float[2 * pairs * channels];
        for (int i = 0; i < pairs; i++) {
            boolean isDropped = random.nextBoolean();
            for (int k = 0; k < channels; k++) {
                float first = !isDropped ? 1 : random.nextDouble() < share ? 0 : 2;
                factors[i * channels + k] = first;
                factors[(pairs + i) * channels + k] = 2 - first;
            }
        }
        return features.mul(features.getManager().create(factors, new Shape(2L * pairs, channels, 1, 1)));
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
