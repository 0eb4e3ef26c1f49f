package limn.engine.recipe;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import limn.engine.loss.PixelCrossEntropy;
import limn.engine.net.Network;
import org.jspecify.annotations.Nullable;

/**
 * ClassMix with a mean teacher (Olsson, Tranheden, Pinto, Svensson: ClassMix, WACV 2021, section 3):
 * <pre>L = L_sup + lambda * L_mix</pre>
 * lambda is the share of confident pixels of the mixed batch. Where sense differs from the published code: the teacher runs in eval
 * mode with averaged buffers, a label that somebody drew overrides the teacher, void pixels stay out, and tags forbid classes. The
 * setting {@code reference} gives the published teacher without tags.
 */
final class ClassMixRecipe extends Taught {
    private final MixTerm mixing;
    private final boolean useTags;

    ClassMixRecipe(Recipe recipe, Network student) {
        super(student, new Teacher(student, recipe.number("emaMax"), recipe.is("reference")));
        mixing = new MixTerm(recipe);
        useTags = recipe.is("tagFilter") && !recipe.is("reference");
    }

    @Override
    public Objective objective(TensorBatch labelled, @Nullable TensorBatch weak, long step) {
        if (!mixing.hasBegun(step)) {
            return alone(labelled, 1);
        }
        TensorBatch bare = Objects.requireNonNull(weak, "ClassMix needs unlabelled images");
        NDArray possible = useTags ? bare.possible() : bare.possible().onesLike();
        var pseudo = PseudoLabelling.of(teacher.logits(bare.images()), bare.labels(), possible);
        var mixed = mixing.mix(labelled, MixTerm.Source.of(bare, pseudo), step);
        List<NDArray> answers = Method.both(student, labelled.images(), mixed.images());
        NDArray said = answers.getFirst();
        NDArray logits = answers.getLast();
        NDArray supervised = PixelCrossEntropy.of(said, labelled.labels());
        var unlabelled = mixing.loss(logits, mixed, step);

        return new Objective(supervised.add(unlabelled.value()),
                Map.of("supervised", supervised, "mixed", unlabelled.unweighted()), unlabelled.weight(),
                wanted -> LabelledScene.or(MixScene.of(mixed, logits, unlabelled, wanted), labelled, said, "student",
                        wanted));
    }
}
