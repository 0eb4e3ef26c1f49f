package limn.engine.recipe;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import limn.engine.loss.PixelCrossEntropy;
import limn.engine.mix.BoxMasks;
import limn.engine.mix.ClassMix;
import limn.engine.mix.StrongTransform;
import limn.engine.net.Network;
import limn.engine.tensor.Torch;
import limn.engine.tensor.Torch.PseudoLabels;
import org.jspecify.annotations.Nullable;

/**
 * Weak-to-strong consistency. What a network says of a weakly changed image labels two strongly changed views of it.
 * <pre>v2: L = (L_x + w * (L_s1 + L_s2)/2) / 2        v1: L = (L_x + w * (L_s1/4 + L_s2/4 + L_fp/2)) / 2</pre>
 * w is 1 as published; where it is 0, nothing but labelled images is looked at.
 * v2 (Yang and others, UniMatch V2, TPAMI 2025): a mean teacher labels; both strong views pass with complementary channel dropout.
 * v1 (Yang and others, CVPR 2023): the student labels; boxes come from a second batch; L_fp drops channels of the weak view.
 */
final class UniMatch extends Taught {
    private final boolean firstForm;
    private final boolean useTags;
    private final double threshold;
    private final double weight;
    private final double dropout;
    private final long seed;

    UniMatch(Recipe recipe, Network student) {
        super(student, new Teacher(student, recipe.number("emaMax"), false));
        firstForm = recipe.text("form").equals("v1");
        useTags = recipe.is("tagFilter") && !recipe.is("reference");
        threshold = recipe.number("confidence");
        weight = recipe.number("unlabelledWeight");
        dropout = recipe.number("featureDropout");
        seed = recipe.whole("seed");
    }

    /** A strongly changed view with boxes of a partner in it, and what should be said of it. */
    private record StrongView(NDArray images, PseudoLabels labels) {}

    @Override
    public Objective objective(TensorBatch labelled, @Nullable TensorBatch weak, long step) {
        if (weight == 0) {
            return alone(labelled, 0.5);
        }
        TensorBatch others = Objects.requireNonNull(weak, "UniMatch needs unlabelled images");
        var random = new SplittableRandom(seed * 1_000_003 + step);
        return firstForm ? first(labelled, others, random) : second(labelled, others, random);
    }

    private Objective second(TensorBatch labelled, TensorBatch weak, RandomGenerator random) {
        NDArray said = Method.logits(student, labelled.images(), true);
        NDArray supervised = PixelCrossEntropy.of(said, labelled.labels());
        var labels = labels(teacher.logits(weak.images()), weak);
        var one = strong(weak.images(), labels, weak.images().flip(0), reversed(labels), random);
        var two = strong(weak.images(), labels, weak.images().flip(0), reversed(labels), random);
        NDArray both = Method.logits(student, one.images().concat(two.images(), 0), true,
                ChannelDropout.complementary(weak.names().size(), dropout, random));
        String half = ":" + weak.names().size();
        NDArray first = new UniMatchLoss.Pair(both.get(half), one.labels()).loss(threshold);
        NDArray second = new UniMatchLoss.Pair(both.get(weak.names().size() + ":"), two.labels()).loss(threshold);
        NDArray total = Torch.times(supervised.add(Torch.times(first.add(second), weight / 2)), 0.5);
        return objective(total, Map.of("supervised", supervised, "strong1", first, "strong2", second),
                new Seen(labelled, said, weak, labels, one, both));
    }

    private Objective first(TensorBatch labelled, TensorBatch all, RandomGenerator random) {
        int n = all.names().size() / 2;
        TensorBatch weak = all.part(0, n);
        TensorBatch partner = all.part(n, 2 * n);
        NDArray seen = Torch.noGrad(() -> Method.logits(student, partner.images(), false));
        var partnerLabels = labels(seen, partner);
        int labelledCount = labelled.names().size();
        NDArray logits = Method.logits(student, labelled.images().concat(weak.images(), 0), true,
                features -> ChannelDropout.appended(features, labelledCount, dropout, random));
        var labels = labels(logits.get(labelledCount + ":" + (labelledCount + n)), weak);
        var one = strong(weak.images(), labels, partner.images(), partnerLabels, random);
        var two = strong(weak.images(), labels, partner.images(), partnerLabels, random);
        NDArray both = Method.logits(student, one.images().concat(two.images(), 0), true);
        var loss = UniMatchLoss.of(logits.get(":" + labelledCount), labelled.labels(),
                new UniMatchLoss.Pair(both.get(":" + n), one.labels()),
                new UniMatchLoss.Pair(both.get(n + ":"), two.labels()),
                new UniMatchLoss.Pair(logits.get((labelledCount + n) + ":"), labels), threshold, weight);
        return objective(loss.total(), Map.of("supervised", loss.supervised(), "strong1", loss.strong1(), "strong2",
                loss.strong2(), "features", loss.perturbed()),
                new Seen(labelled, logits, weak, labels, one, both));
    }

    private PseudoLabels labels(NDArray logits, TensorBatch of) {
        return PseudoLabelling.of(logits, of.labels(), useTags ? of.possible() : of.possible().onesLike());
    }

    private static PseudoLabels reversed(PseudoLabels labels) {
        return new PseudoLabels(labels.labels().flip(0), labels.confidence().flip(0));
    }

    private static StrongView strong(NDArray images, PseudoLabels labels, NDArray partner, PseudoLabels partnerLabels,
            RandomGenerator random) {
        var shape = images.getShape();
        NDArray box = BoxMasks.UNIMATCH.draw(images.getManager(), (int) shape.get(0), (int) shape.get(2),
                (int) shape.get(3), random);
        NDArray own = StrongTransform.uniMatch(images, random);
        NDArray other = StrongTransform.uniMatch(partner, random);
        return new StrongView(ClassMix.mix(other, own, box),
                new PseudoLabels(ClassMix.mix(partnerLabels.labels(), labels.labels(), box),
                        ClassMix.mix(partnerLabels.confidence(), labels.confidence(), box)));
    }

    /** What a step is shown with. @param said of the labelled images, and perhaps of more @param logits of the strong views */
    private record Seen(TensorBatch labelled, NDArray said, TensorBatch weak, PseudoLabels labels, StrongView strong,
            NDArray logits) {
        List<Scene> scenes(Wanted wanted) {
            List<Scene> views = wanted.in(weak).stream().mapToObj(this::scene).toList();
            return LabelledScene.or(views, labelled, said, "student", wanted);
        }

        private Scene scene(int i) {
            return new Scene("views", List.of(new Scene.Origin("weak", false, i)), List.of(), Map.of(),
                    List.of(new View.Photo("weak-view", "weak", weak.images().get(i)),
                            new View.Photo("strong-view", Scene.MIXED, strong.images().get(i)),
                            new View.Labels("pseudo-label", Scene.MIXED, strong.labels().labels().get(i)),
                            new View.Shares("confidence", "weak", labels.confidence().get(i)),
                            new View.Labels("student", Scene.MIXED, logits.get(i).argMax(0))));
        }
    }

    private Objective objective(NDArray total, Map<String, NDArray> terms, Seen seen) {
        PseudoLabels strong = seen.strong().labels();
        return new Objective(total, terms, ClassMix.shareAbove(strong.confidence(), strong.labels(), threshold),
                seen::scenes);
    }
}
