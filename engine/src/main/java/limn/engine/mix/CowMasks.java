package limn.engine.mix;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.random.RandomGenerator;
import limn.engine.tensor.Torch;

/**
 * Spots like those of a cow, for CowMix (French, Oliver, Salimans: Milking CowMask, 2020, algorithm 1): Gaussian noise, smoothed by
 * a Gaussian of random width, of which a random share of the pixels, the lowest, is set. The width is drawn log-uniformly,
 * the share uniformly, both per image.
 * <p>
 * Source: cow_mask of google-research/milking_cowmask. It estimates the threshold from mean and deviation; here exactly
 * the share is set, rounded to a pixel. It pads with zeros; here the border is reflected, so that spots look alike everywhere.
 *
 * @param leastShare smallest share of pixels set, 0..1
 * @param mostShare largest share of pixels set, 0..1
 * @param leastSigma smallest width of the Gaussian, in parts of the shorter side; above 0
 * @param mostSigma largest width of the Gaussian, in parts of the shorter side; at most 1
 */
public record CowMasks(double leastShare, double mostShare, double leastSigma, double mostSigma) {
    /** As published for mixing images of 32 x 32 pixels: share 0.2 to 0.8, width 4 to 16 pixels. */
    public static final CowMasks PUBLISHED = new CowMasks(0.2, 0.8, 4 / 32.0, 16 / 32.0);

    /** As ClassMix compares itself with: half of the pixels, width 8 to 32 pixels (aa85291), in parts of its crop of 321 pixels. */
    public static final CowMasks CLASSMIX = new CowMasks(0.5, 0.5, 8 / 321.0, 32 / 321.0);

    public CowMasks {
        if (!(leastShare >= 0 && leastShare <= mostShare && mostShare <= 1)) {
            throw new IllegalArgumentException("share must be in 0..1 but is " + leastShare + ".." + mostShare);
        }
        if (!(leastSigma > 0 && leastSigma <= mostSigma && mostSigma <= 1)) {
            throw new IllegalArgumentException("sigma must be in 0..1 but is " + leastSigma + ".." + mostSigma);
        }
    }

    /** Masks of a batch. @param owner owns the result and names the device @return [N,H,W] boolean */
    public NDArray draw(NDManager owner, int count, int height, int width, RandomGenerator random) {
        try (NDManager scope = owner.newSubManager()) {
            var spots = new NDList();
            var pixels = new long[count];
            for (int i = 0; i < count; i++) {
                double share = leastShare + (mostShare - leastShare) * random.nextDouble();
                pixels[i] = Math.round(share * height * width);
                double sigma = leastSigma * Math.pow(mostSigma / leastSigma, random.nextDouble());
                spots.add(GaussianBlur.of(noise(scope, height, width, random), sigma * Math.min(height, width)));
            }
            NDArray smooth = NDArrays.concat(spots, 0).squeeze(1); // [N,H,W]
            NDArray masks = Torch.call("lowest", smooth, scope.create(pixels));
            masks.attach(owner);
            return masks;
        }
    }

    private static NDArray noise(NDManager owner, int height, int width, RandomGenerator random) {
        var values = new float[Math.multiplyExact(height, width)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return owner.create(values, new Shape(1, 1, height, width));
    }
}
