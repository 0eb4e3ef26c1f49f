package limn.engine.recipe;

import ai.djl.ndarray.NDArray;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import limn.engine.loss.ImageTagLoss;
import limn.engine.loss.PixelCrossEntropy;
import limn.engine.loss.ClassAwareCrossEntropy;
import limn.engine.net.Network;
import limn.engine.tensor.HostTensor;
import org.jspecify.annotations.Nullable;

/**
 * Cross training and ClassMix in one objective:
 * <pre>hybrid-Net: L_strong + L_image + L_P2H + lambda * L_mix        pseudo-Net: L_H2P</pre>
 * The teacher of L_mix is the average of hybrid-Net and may name possible classes only. Each term can be switched off by its weight;
 * without H2P and P2H there is no pseudo-Net, and half of the work.
 */
final class CrossClassMix implements Method {
    private final Network hybrid;
    private final @Nullable Network pseudo;
    private final Teacher teacher;
    private final DynamicEvaluation grades;
    private final MixTerm mixing;
    private final double imageWeight;
    private final double toPseudoWeight;
    private final double toHybridWeight;
    private final long mixFrom;
    private final boolean classAware;
    private final boolean confidentOverAll;

    CrossClassMix(Recipe recipe, Network hybrid, @Nullable Network pseudo) {
        this.hybrid = hybrid;
        this.pseudo = pseudo;
        teacher = new Teacher(hybrid, recipe.number("emaMax"), false);
        grades = Methods.grades(recipe, hybrid);
        mixing = new MixTerm(recipe);
        imageWeight = recipe.number("imageWeight");
        toPseudoWeight = recipe.number("h2pWeight");
        toHybridWeight = recipe.number("p2hWeight");
        mixFrom = Math.round(recipe.number("mixFrom") * recipe.whole("steps"));
        classAware = recipe.text("strongLoss").equals("cce");
        confidentOverAll = recipe.text("confidenceOver").equals("all");
    }

    @Override
    public Objective objective(TensorBatch labelled, @Nullable TensorBatch weak, long step) {
        TensorBatch others = Objects.requireNonNull(weak, "cross training needs a weak half");
        TensorBatch both = labelled.with(others);
        int half = labelled.names().size();
        var terms = new LinkedHashMap<String, NDArray>();
        NDArray h = Method.logits(hybrid, both.images(), true);
        NDArray total = pseudo == null
                ? alone(h, both, half, terms)
                : crossed(pseudo, h, labelled, others, both, terms);
        if (!teacher.isSettled(step) || step < mixFrom) {
            return new Objective(total, terms, total.getManager().create(0f),
                    () -> List.of(new View.Photo("image", labelled.images().get(0)),
                            new View.Labels("mask", labelled.labels().get(0)),
                            new View.Labels("hybrid", h.get(0).argMax(0))));
        }
        NDArray scores = teacher.logits(others.images());
        var labels = confidentOverAll
                ? PseudoLabelling.confidentOverAll(scores, others.labels(), others.possible())
                : PseudoLabelling.of(scores, others.labels(), others.possible());
        var mixed = mixing.mix(others, labels, step);
        NDArray m = Method.logits(hybrid, mixed.images(), true);
        var loss = mixing.loss(m, mixed, step);
        terms.put("mixed", loss.unweighted());
        return new Objective(total.add(loss.value()), terms, loss.weight(), () -> MixTerm.views(mixed, m));
    }

    private NDArray crossed(Network pseudoNet, NDArray h, TensorBatch labelled, TensorBatch others, TensorBatch both,
            Map<String, NDArray> into) {
        NDArray q = Method.graded(pseudoNet, labelled, others);
        var terms = CrossTerms.of(h, q, both, labelled.names().size(), classAware, grades);
        into.put("strong", terms.strong());
        into.put("image", terms.image());
        into.put("h2p", terms.toPseudo());
        into.put("p2h", terms.toHybrid());
        return terms.strong().add(terms.image().mul((float) imageWeight))
                .add(terms.toPseudo().mul((float) toPseudoWeight)).add(terms.toHybrid().mul((float) toHybridWeight));
    }

    private NDArray alone(NDArray h, TensorBatch both, int half, Map<String, NDArray> into) {
        NDArray strong = h.get(":" + half);
        NDArray labels = both.labels().get(":" + half);
        into.put("strong", classAware
                ? ClassAwareCrossEntropy.of(strong, labels, both.possible().get(":" + half))
                : PixelCrossEntropy.of(strong, labels));
        into.put("image", ImageTagLoss.of(h, both.present(), both.known()));
        return into.get("strong").add(into.get("image").mul((float) imageWeight));
    }

    @Override
    public List<Member> students() {
        var first = new Member("hybrid", hybrid);
        return pseudo == null ? List.of(first) : List.of(first, new Member("pseudo", pseudo));
    }

    @Override
    public Optional<Member> teacher() { return Optional.of(teacher.member()); }

    @Override
    public void updated(long step) { teacher.follow(hybrid, step); }

    @Override
    public List<Double> grades() { return pseudo == null ? List.of() : grades.values(); }

    @Override
    public Map<String, HostTensor> state() { return grades.state(); }

    @Override
    public void load(Map<String, HostTensor> state) { grades.load(state); }

    @Override
    public void close() {
        hybrid.close();
        if (pseudo != null) {
            pseudo.close();
        }
        teacher.close();
        grades.close();
    }
}
