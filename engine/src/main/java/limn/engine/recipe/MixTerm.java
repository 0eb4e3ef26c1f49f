package limn.engine.recipe;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import limn.engine.loss.PseudoLabelCrossEntropy;
import limn.engine.mix.BoxMasks;
import limn.engine.mix.ClassMix;
import limn.engine.mix.CowMasks;
import limn.engine.mix.StrongTransform;
import limn.engine.tensor.Torch.PseudoLabels;

/**
 * What a student shall say about mixed images (Olsson and others 2021, section 3): images are mixed around the ring, their pseudo
 * labels with them, colours are jittered, and the student is asked for the mixed labels.
 */
final class MixTerm {
    /** CutMix as it is compared with ClassMix: every image gets a box of up to half of its area. */
    private static final BoxMasks BOXES = new BoxMasks(1, 0.25, 0.5, 0.5, 2);

    private final String mixing;
    private final String weighting;
    private final double threshold;
    private final double weight;
    private final double rampSteps;
    private final boolean jitter;
    private final long seed;

    MixTerm(Recipe recipe) {
        mixing = recipe.text("mixing");
        weighting = recipe.text("mixWeighting");
        threshold = recipe.number("confidence");
        weight = recipe.number("unlabelledWeight");
        rampSteps = recipe.number("rampSteps");
        jitter = recipe.is("colourJitter");
        seed = recipe.whole("seed");
    }

    /**
     * @param mask [N,H,W] boolean, true where image i keeps its own pixels
     * @param chosen the classes of each image that were cut out; empty lists for boxes and patches
     * @param images [N,3,H,W] float32, mixed and jittered
     * @param labels [N,H,W] int64, mixed
     * @param confidence [N,H,W] float32, mixed
     */
    record Mixed(TensorBatch sources, PseudoLabels pseudo, NDArray mask, int[][] chosen, NDArray images,
            NDArray labels, NDArray confidence) {}

    /**
     * @param unweighted [] the loss before its weight
     * @param weight [] what it counts
     * @param each what the pixels count within it, [] or [N,H,W] float32
     */
    record Loss(NDArray unweighted, NDArray weight, NDArray each) {
        NDArray value() { return unweighted.mul(weight); }
    }

    /** x_mix[i] = M[i]*x[i] + (1-M[i])*x[i+1], labels and confidence alike. */
    Mixed mix(TensorBatch sources, PseudoLabels pseudo, long step) {
        var random = new SplittableRandom(seed * 1_000_003 + step);
        int[][] chosen = mixing.equals("class")
                ? ClassMix.choices(pseudo.labels(), random)
                : new int[sources.names().size()][0];
        NDArray mask = mask(pseudo.labels(), chosen, random);
        NDArray mixed = ClassMix.mix(sources.images(), mask);
        return new Mixed(sources, pseudo, mask, chosen, jitter ? StrongTransform.apply(mixed, random) : mixed,
                ClassMix.mix(pseudo.labels(), mask), ClassMix.mix(pseudo.confidence(), mask));
    }

    private NDArray mask(NDArray labels, int[][] chosen, RandomGenerator random) {
        int n = (int) labels.getShape().get(0);
        int h = (int) labels.getShape().get(1);
        int w = (int) labels.getShape().get(2);
        return switch (mixing) {
            case "box" -> BOXES.draw(labels.getManager(), n, h, w, random);
            case "cow" -> CowMasks.PUBLISHED.draw(labels.getManager(), n, h, w, random);
            default -> ClassMix.mask(labels, chosen);
        };
    }

    /** The share of confident pixels, or each pixel's own confidence, or time alone decides how much the labels count. */
    Loss loss(NDArray logits, Mixed mixed, long step) {
        NDArray share = ClassMix.shareAbove(mixed.confidence(), mixed.labels(), threshold);
        NDArray one = share.onesLike();
        boolean perPixel = weighting.equals("pixel");
        NDArray each = perPixel ? mixed.confidence().gte((float) threshold).toType(DataType.FLOAT32, false) : one;
        NDArray whole = switch (weighting) {
            case "share" -> share;
            case "ramp" -> one.mul((float) Schedule.sigmoidRampUp(step, Math.max(1, rampSteps)));
            default -> one;
        };
        double ramp = weighting.equals("ramp") ? 1 : Schedule.sigmoidRampUp(step, rampSteps);
        return new Loss(PseudoLabelCrossEntropy.of(logits, mixed.labels(), each), whole.mul((float) (weight * ramp)),
                each);
    }
}
