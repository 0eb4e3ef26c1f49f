package limn.engine.recipe;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import limn.engine.net.Network;
import limn.engine.tensor.HostTensor;
import org.jspecify.annotations.Nullable;

/**
 * Progressive cross training with class-aware cross entropy (Wang and others, Pattern Recognition; YudeWang/Learning-Pseudo-Label):
 * <pre>hybrid-Net: L_strong + L_image + L_P2H        pseudo-Net: L_H2P</pre>
 * hybrid-Net learns from masks, tags and pseudo-Net; pseudo-Net learns only from what hybrid-Net says of the weak half, so that the
 * strong half can grade it. With tags hybrid-Net labels images well; without them it names absent classes, which nothing forbids it.
 * The network to use is retrained on its labels.
 */
final class CrossTraining implements Method {
    private final Network hybrid;
    private final Network pseudo;
    private final DynamicEvaluation grades;
    private final double imageWeight;
    private final double toPseudoWeight;
    private final double toHybridWeight;
    private final boolean classAware;

    CrossTraining(Recipe recipe, Network hybrid, Network pseudo) {
        this.hybrid = hybrid;
        this.pseudo = pseudo;
        grades = Methods.grades(recipe, hybrid);
        imageWeight = recipe.number("imageWeight");
        toPseudoWeight = recipe.number("h2pWeight");
        toHybridWeight = recipe.number("p2hWeight");
        classAware = recipe.text("strongLoss").equals("cce");
    }

    @Override
    public Objective objective(TensorBatch labelled, @Nullable TensorBatch weak, long step) {
        TensorBatch others = Objects.requireNonNull(weak, "cross training needs a weak half");
        TensorBatch both = labelled.with(others);
        int half = labelled.names().size();

        NDArray h = Method.logits(hybrid, both.images(), true);
        NDArray q = Method.graded(pseudo, labelled, others);
        var terms = CrossTerms.of(h, q, both, half, classAware, grades);

        NDArray total = terms.strong().add(terms.image().mul((float) imageWeight))
                .add(terms.toPseudo().mul((float) toPseudoWeight)).add(terms.toHybrid().mul((float) toHybridWeight));
        return new Objective(total,
                Map.of("strong", terms.strong(), "image", terms.image(), "h2p", terms.toPseudo(), "p2h",
                        terms.toHybrid()),
                terms.weights().mean(),
                () -> List.of(new View.Photo("weak", others.images().get(0)),
                        new View.Labels("hybrid", h.get(half).argMax(0)),
                        new View.Labels("hybrid-label", terms.byHybrid().labels().get(0)),
                        new View.Labels("pseudo", q.get(half).argMax(0)),
                        new View.Labels("pseudo-label", terms.byPseudo().labels().get(0)),
                        new View.Photo("image", labelled.images().get(0)),
                        new View.Labels("mask", labelled.labels().get(0))));
    }

    @Override
    public List<Member> students() { return List.of(new Member("hybrid", hybrid), new Member("pseudo", pseudo)); }

    @Override
    public List<Double> grades() { return grades.values(); }

    @Override
    public Map<String, HostTensor> state() { return grades.state(); }

    @Override
    public void load(Map<String, HostTensor> state) { grades.load(state); }

    @Override
    public void close() {
        hybrid.close();
        pseudo.close();
        grades.close();
    }
}
