package limn.engine.mix;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * Strong changes of colour and sharpness, in [0,1] before normalisation, as two published methods make them. Images only; label
 * maps never come here.
 */
public final class StrongTransform {
    private static final float CLASSMIX_STRENGTH = 0.25f;
    private static final double UNIMATCH_STRENGTH = 0.5;
    private static final double UNIMATCH_HUE = 0.25;

    private StrongTransform() {}

    /**
     * For mixed images, with the probabilities and strengths of the published ClassMix code: jitter with probability 0.8 for the
     * whole batch (brightness added, contrast multiplied, hue and saturation in HSV, order shared by the batch, factors per image),
     * Gaussian blur with probability 0.5 and one sigma in 0.15..1.15.
     *
     * @param images [N,3,H,W] float32, 0..1; its manager owns the result
     */
    public static NDArray apply(NDArray images, RandomGenerator random) {
        NDArray x = images;
        if (random.nextDouble() > 0.2) {
            x = jitterBatch(x, random);
        }
        if (random.nextDouble() < 0.5) {
            x = GaussianBlur.of(x, 0.15 + random.nextDouble(), reach(x, 2), reach(x, 3));
        }
        return x;
    }

    /**
     * For the strong views of UniMatch, everything drawn per image: jitter with probability 0.8 (brightness, contrast and saturation
     * by a factor in 0.5..1.5, hue by up to a quarter turn, in random order), grey with probability 0.2, Gaussian blur with
     * probability 0.5 and sigma in 0.1..2. Call it once per view.
     * <p>
     * Source: SemiDataset of LiheYoung/UniMatch 0324f3d with torchvision's ColorJitter(0.5, 0.5, 0.5, 0.25); it works on
     * bytes, here nothing is rounded between the operations.
     *
     * @param images [N,3,H,W] float32, 0..1; its manager owns the result
     */
    public static NDArray uniMatch(NDArray images, RandomGenerator random) {
        NDManager owner = images.getManager();
        try (NDManager scope = owner.newSubManager()) {
            var changed = new NDList();
            for (int i = 0; i < images.getShape().get(0); i++) {
                NDArray image = images.get(i + ":" + (i + 1));
                image.attach(scope); // and with it all that is made of it
                changed.add(change(image, random));
            }
            NDArray all = NDArrays.concat(changed, 0);
            all.attach(owner);
            return all;
        }
    }

    private static NDArray change(NDArray image, RandomGenerator random) {
        NDArray x = image;
        if (random.nextDouble() < 0.8) {
            x = jitter(x, random);
        }
        if (random.nextDouble() < 0.2) {
            x = Colour.grey(x);
        }
        if (random.nextDouble() < 0.5) {
            x = GaussianBlur.of(x, 0.1 + 1.9 * random.nextDouble());
        }
        return x;
    }

    private static NDArray jitter(NDArray image, RandomGenerator random) {
        NDArray x = image;
        for (int operation : shuffledOperations(random)) {
            double draw = 2 * random.nextDouble() - 1;
            double factor = 1 + UNIMATCH_STRENGTH * draw;
            x = switch (operation) {
                case 0 -> Colour.brighten(x, factor);
                case 1 -> Colour.contrast(x, factor);
                case 2 -> Colour.saturation(x, factor);
                default -> Colour.turnHue(x,
                        x.getManager().create(new float[]{(float) (UNIMATCH_HUE * draw)}, new Shape(1, 1, 1, 1)));
            };
        }
        return x;
    }

    private static NDArray jitterBatch(NDArray images, RandomGenerator random) {
        int n = (int) images.getShape().get(0);
        NDArray x = images;
        for (int operation : shuffledOperations(random)) {
            NDArray factor = perImage(images.getManager(), n, random);
            x = switch (operation) {
                case 0 -> x.add(factor).clip(0f, 1f);
                case 1 -> x.mul(factor.add(1f)).clip(0f, 1f);
                case 2 -> Colour.saturate(x, factor.add(1f));
                default -> Colour.turnHue(x, factor);
            };
        }
        return x;
    }

    /** 0 brightness, 1 contrast, 2 saturation, 3 hue. */
    private static List<Integer> shuffledOperations(RandomGenerator random) {
        List<Integer> order = new ArrayList<>(List.of(0, 1, 2, 3));
        Collections.shuffle(order, new Random(random.nextLong()));
        return order;
    }

    private static NDArray perImage(NDManager manager, int n, RandomGenerator random) {
        var factors = new float[n];
        for (int i = 0; i < n; i++) {
            factors[i] = (random.nextFloat() * 2 - 1) * CLASSMIX_STRENGTH;
        }
        return manager.create(factors, new Shape(n, 1, 1, 1));
    }

    /** The published kernel is about a tenth of the side wide, and odd. */
    private static int reach(NDArray images, int axis) {
        int tenth = (int) Math.ceil(0.1 * images.getShape().get(axis));
        return Math.max(1, (tenth % 2 == 1 ? tenth : tenth - 1) / 2);
    }
}
