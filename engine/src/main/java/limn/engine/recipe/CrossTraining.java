package limn.engine.recipe;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import limn.engine.loss.ImageTagLoss;
import limn.engine.net.Network;
import limn.engine.tensor.HostTensor;
import org.jspecify.annotations.Nullable;

/**
 * Progressive cross training with class-aware cross entropy (Wang and others, Pattern Recognition; YudeWang/Learning-Pseudo-Label):
 * <pre>hybrid-Net: L_strong + L_image + L_P2H        pseudo-Net: L_H2P</pre>
 * hybrid-Net learns from masks, tags and pseudo-Net; pseudo-Net learns only from what hybrid-Net says of the weak half, so that the
 * strong half can grade it. As published, hybrid-Net labels images well with tags and names absent classes without; the image head of
 * the network learns to forbid them itself. Terms can be switched off by their weights; without H2P and P2H there is no pseudo-Net.
 */
final class CrossTraining implements Method {
    private final Network hybrid;
    private final @Nullable Network pseudo;
    private final DynamicEvaluation grades;
    private final double imageWeight;
    private final double toPseudoWeight;
    private final double toHybridWeight;
    private final boolean classAware;
    private final boolean confirmed;

    CrossTraining(Recipe recipe, Network hybrid, @Nullable Network pseudo) {
        this.hybrid = hybrid;
        this.pseudo = pseudo;
        grades = Methods.grades(recipe, hybrid);
        imageWeight = recipe.number("imageWeight");
        toPseudoWeight = recipe.number("h2pWeight");
        toHybridWeight = recipe.number("p2hWeight");
        classAware = recipe.text("strongLoss").equals("cce");
        confirmed = recipe.text("pseudoClasses").equals("present");
    }

    @Override
    public Objective objective(TensorBatch labelled, @Nullable TensorBatch weak, long step) {
        TensorBatch others = Objects.requireNonNull(weak, "cross training needs a weak half");
        TensorBatch both = pseudo == null && imageWeight == 0 ? labelled : labelled.with(others);
        NDArray h = Method.logits(hybrid, both.images(), true);
        return pseudo == null ? alone(h, both, labelled) : crossed(pseudo, h, both, labelled, others);
    }

    private Objective crossed(Network pseudoNet, NDArray h, TensorBatch both, TensorBatch labelled,
            TensorBatch others) {
        int half = labelled.names().size();
        NDArray q = Method.graded(pseudoNet, labelled, others);
        var terms = CrossTerms.of(h, q, both, half, classAware, confirmed, grades);
        Terms sum = new Terms().add("strong", 1, terms::strong).add("image", imageWeight, terms::image)
                .add("h2p", toPseudoWeight, terms::toPseudo).add("p2h", toHybridWeight, terms::toHybrid);
        return new Objective(sum.total(), sum.values(),
                terms.weights().mean(),
                wanted -> new CrossScenes(h, q, terms, labelled, others).of(wanted));
    }

    private Objective alone(NDArray h, TensorBatch both, TensorBatch labelled) {
        Terms sum = new Terms().add("strong", 1, () -> CrossTerms.strong(h, labelled, classAware))
                .add("image", imageWeight, () -> ImageTagLoss.of(h, both.present(), both.known()));
        return new Objective(sum.total(), sum.values(), sum.total().getManager().create(0f),
                wanted -> LabelledScene.of(labelled, h, "hybrid", wanted));
    }

    @Override
    public List<Member> students() {
        var first = new Member("hybrid", hybrid);
        return pseudo == null ? List.of(first) : List.of(first, new Member("pseudo", pseudo));
    }

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
        grades.close();
    }
}
