package limn.engine.recipe;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.types.DataType;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import limn.engine.data.LabelMap;
import limn.engine.loss.PixelCrossEntropy;
import limn.engine.loss.PseudoLabelCrossEntropy;
import limn.engine.mix.ClassMix;
import limn.engine.mix.StrongTransform;
import limn.engine.net.Network;
import limn.engine.tensor.Torch;
import org.jspecify.annotations.Nullable;

/**
 * ClassMix with a mean teacher (Olsson, Tranheden, Pinto, Svensson: ClassMix, WACV 2021, section 3):
 * <pre>L = L_sup + lambda * L_mix</pre>
 * lambda is the share of confident pixels of the mixed batch. Where sense differs from the published code: the teacher runs in eval
 * mode with averaged buffers, a label that somebody drew overrides the teacher, void pixels stay out, and tags forbid classes.
 */
final class ClassMixRecipe implements Method {
    private final Network student;
    private final Network teacher;
    private final double threshold;
    private final double weight;
    private final double rampSteps;
    private final boolean tagFilter;
    private final boolean jitter;
    private final long seed;

    ClassMixRecipe(Recipe recipe, Network student, Network teacher) {
        this.student = student;
        this.teacher = teacher;
        threshold = recipe.number("confidence");
        weight = recipe.number("unlabelledWeight");
        rampSteps = recipe.number("rampSteps");
        tagFilter = recipe.is("tagFilter");
        jitter = recipe.is("colourJitter");
        seed = recipe.whole("seed");
    }

    @Override
    public Objective objective(TensorBatch labelled, @Nullable TensorBatch unlabelled, long step) {
        TensorBatch bare = Objects.requireNonNull(unlabelled, "ClassMix needs unlabelled images");
        var random = new SplittableRandom(seed * 1_000_003 + step);

        NDArray supervised = PixelCrossEntropy.of(Method.logits(student, labelled.images(), true), labelled.labels());

        var pseudo = pseudoLabels(bare);
        NDArray mask = ClassMix.masks(pseudo.labels(), random); // [N,H,W] bool
        NDArray mixed = ClassMix.mix(bare.images(), mask); // ring: i onto i+1
        NDArray labels = ClassMix.mix(pseudo.labels(), mask);
        NDArray confidence = ClassMix.mix(pseudo.confidence(), mask);
        NDArray strong = jitter ? StrongTransform.apply(mixed, random) : mixed;

        NDArray lambda = ClassMix.shareAbove(confidence, labels, threshold)
                .mul((float) (weight * Schedule.sigmoidRampUp(step, rampSteps)));
        NDArray logits = Method.logits(student, strong, true);
        NDArray unweighted = PseudoLabelCrossEntropy.of(logits, labels, lambda.mul(0f).add(1f));

        return new Objective(supervised.add(unweighted.mul(lambda)),
                Map.of("supervised", supervised, "mixed", unweighted),
                lambda,
                () -> List.of(new View.Photo("source-a", bare.images().get(0)),
                        new View.Photo("source-b", bare.images().get(1)),
                        new View.Labels("class-mask", chosenOnly(pseudo.labels().get(0), mask.get(0))),
                        new View.Photo("mixed", strong.get(0)), new View.Labels("pseudo-label", labels.get(0)),
                        new View.Shares("confidence", confidence.get(0)),
                        new View.Labels("student", logits.get(0).argMax(0))));
    }

    /** The teacher's label where nobody has decided; the drawn label, with full confidence, where somebody has. */
    private Torch.PseudoLabels pseudoLabels(TensorBatch bare) {
        NDArray logits = Method.logits(teacher, bare.images(), false);
        NDArray possible = tagFilter ? bare.possible() : bare.possible().mul(0f).add(1f);
        var predicted = Torch.pseudoLabels(logits, possible.gt(0.5f));
        NDArray decided = bare.labels().neq(LabelMap.UNLABELLED);
        return new Torch.PseudoLabels(NDArrays.where(decided, bare.labels(), predicted.labels()),
                NDArrays.where(decided, predicted.confidence().onesLike(), predicted.confidence()));
    }

    /** The class where the mask holds, 254 elsewhere: a picture of what was cut out. */
    private static NDArray chosenOnly(NDArray labels, NDArray mask) {
        return NDArrays.where(mask, labels, labels.mul(0).add(LabelMap.UNLABELLED)).toType(DataType.INT64, false);
    }

    @Override
    public Optional<Network> teacher() { return Optional.of(teacher); }
}
