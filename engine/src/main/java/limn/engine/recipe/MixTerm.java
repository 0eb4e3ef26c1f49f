package limn.engine.recipe;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import limn.engine.loss.PseudoLabelCrossEntropy;
import limn.engine.mix.ClassMix;
import limn.engine.mix.CowMasks;
import limn.engine.mix.HalfBoxes;
import limn.engine.mix.StrongTransform;
import limn.engine.tensor.Torch.PseudoLabels;

/**
 * What a student shall say about mixed images (Olsson and others 2021, section 3): half of an image is cut out and pasted on another,
 * its labels with it, colours are jittered, and the student is asked for the mixed labels. As published both are images without masks, and
 * what is cut out is what the teacher sees; with {@code cutFrom=painted} it is what people drew, as in DACS (Tranheden, Olsson, Pinto,
 * Svensson, WACV 2021), so that half of every mixed image is true.
 */
final class MixTerm {
    private final String mixing;
    private final boolean cutPainted;
    private final String weighting;
    private final double threshold;
    private final double weight;
    private final double rampSteps;
    private final boolean jitter;
    private final long from;
    private final long seed;

    MixTerm(Recipe recipe) {
        mixing = recipe.text("mixing");
        cutPainted = recipe.text("cutFrom").equals("painted");
        weighting = recipe.text("mixWeighting");
        threshold = recipe.number("confidence");
        weight = recipe.number("unlabelledWeight");
        rampSteps = recipe.number("rampSteps");
        jitter = recipe.is("colourJitter");
        from = Math.round(recipe.number("mixFrom") * recipe.firstSteps());
        seed = recipe.whole("seed");
    }

    /**
     * Images that take part in mixing, with what they are said to show.
     *
     * @param batch the half of the step that they are of
     * @param painted whether it is the labelled half
     * @param at the place of each image in that half
     * @param images [N,3,H,W] float32
     */
    record Source(TensorBatch batch, boolean painted, int[] at, NDArray images, PseudoLabels labels) {
        /** The images of a half in the order of the half. */
        static Source of(TensorBatch batch, PseudoLabels pseudo) {
            return new Source(batch, false, IntStream.range(0, batch.names().size()).toArray(), batch.images(), pseudo);
        }

        /** N painted images, those of the half over and over, with what people drew; pixels that they left out are void. */
        static Source painted(TensorBatch batch, int n) {
            var whole = new Source(batch, true, new int[0], batch.images(),
                    new PseudoLabels(batch.labels(), batch.labels().onesLike().toType(DataType.FLOAT32, false)));
            return whole.rows(IntStream.range(0, n).map(i -> i % batch.names().size()).toArray());
        }

        Source rows(int[] places) {
            return new Source(batch, painted, places, ClassMix.rows(images, places),
                    new PseudoLabels(ClassMix.rows(labels.labels(), places),
                            ClassMix.rows(labels.confidence(), places)));
        }

        int size() { return at.length; }
    }

    /**
     * @param front of which something is cut out
     * @param ground on which it is pasted
     * @param mask [N,H,W] boolean, true where image i has the pixels of its front
     * @param chosen the classes of each front that were cut out; empty lists for boxes and patches
     * @param images [N,3,H,W] float32, mixed and jittered
     * @param labels [N,H,W] int64, mixed
     * @param confidence [N,H,W] float32, mixed
     */
    record Mixed(Source front, Source ground, NDArray mask, int[][] chosen, NDArray images, NDArray labels,
            NDArray confidence) {}

    /**
     * @param unweighted [] the loss before its weight
     * @param weight [] what it counts
     * @param each what the pixels count within it, [] or [N,H,W] float32
     */
    record Loss(NDArray unweighted, NDArray weight, NDArray each) {
        NDArray value() { return unweighted.mul(weight); }
    }

    /**
     * Whether images are mixed at a step already: the labels of a young network are confident mistakes. Never where mixed images count
     * nothing.
     */
    boolean hasBegun(long step) { return weight > 0 && step >= from; }

    /**
     * Mixes what the recipe says.
     *
     * @param labelled images with labelled pixels
     * @param bare the other images, with pseudo labels
     */
    Mixed mix(TensorBatch labelled, Source bare, long step) {
        return cutPainted
                ? paste(Source.painted(labelled, bare.size()), bare, step)
                : paste(bare, bare.rows(ClassMix.partners(bare.size())), step);
    }

    /** x_mix[i] = M[i]*front[i] + (1-M[i])*ground[i], labels and confidence alike. */
    private Mixed paste(Source front, Source ground, long step) {
        var random = new SplittableRandom(seed * 1_000_003 + step);
        NDArray own = front.labels().labels();
        int[][] chosen = mixing.equals("class") ? ClassMix.choices(own, random) : new int[front.size()][0];
        NDArray mask = mask(own, chosen, random);
        NDArray mixed = ClassMix.mix(front.images(), ground.images(), mask);
        return new Mixed(front, ground, mask, chosen, jitter ? StrongTransform.apply(mixed, random) : mixed,
                ClassMix.mix(own, ground.labels().labels(), mask),
                ClassMix.mix(front.labels().confidence(), ground.labels().confidence(), mask));
    }

    private NDArray mask(NDArray labels, int[][] chosen, RandomGenerator random) {
        int n = (int) labels.getShape().get(0);
        int h = (int) labels.getShape().get(1);
        int w = (int) labels.getShape().get(2);
        return switch (mixing) {
            case "box" -> HalfBoxes.draw(labels.getManager(), n, h, w, random);
            case "cow" -> CowMasks.CLASSMIX.draw(labels.getManager(), n, h, w, random);
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
