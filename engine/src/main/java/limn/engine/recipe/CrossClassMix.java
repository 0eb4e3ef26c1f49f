package limn.engine.recipe;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import limn.engine.net.Network;
import limn.engine.tensor.HostTensor;
import limn.engine.tensor.Torch.PseudoLabels;
import org.jspecify.annotations.Nullable;

/**
 * Cross training and ClassMix in one objective:
 * <pre>hybrid-Net: L_strong + L_image + L_P2H + lambda * L_mix        pseudo-Net: L_H2P</pre>
 * The teacher of L_mix is the average of hybrid-Net and may name possible classes only. Mixing begins when the average has settled
 * and the set share of the steps is done: before, confident labels are confident mistakes.
 */
final class CrossClassMix implements Method {
    private final CrossTraining cross;
    private final Network hybrid;
    private final Teacher teacher;
    private final MixTerm mixing;
    private final boolean confidentOverAll;
    private final boolean confirmed;

    CrossClassMix(Recipe recipe, Network hybrid, @Nullable Network pseudo) {
        cross = new CrossTraining(recipe, hybrid, pseudo);
        this.hybrid = hybrid;
        teacher = new Teacher(hybrid, recipe.number("emaMax"), false);
        mixing = new MixTerm(recipe);
        confidentOverAll = recipe.text("confidenceOver").equals("all");
        confirmed = recipe.text("pseudoClasses").equals("present");
    }

    @Override
    public Objective objective(TensorBatch labelled, @Nullable TensorBatch weak, long step) {
        Objective crossed = cross.objective(labelled, weak, step);
        if (!teacher.isSettled(step) || !mixing.hasBegun(step)) {
            return crossed;
        }
        TensorBatch others = Objects.requireNonNull(weak);
        var mixed = mixing.mix(labelled, MixTerm.Source.of(others, labels(others)), step);
        NDArray logits = Method.logits(hybrid, mixed.images(), true);
        var loss = mixing.loss(logits, mixed, step);
        var terms = new LinkedHashMap<>(crossed.terms());
        terms.put("mixed", loss.unweighted());
        return new Objective(crossed.total().add(loss.value()), terms, loss.weight(),
                wanted -> {
                    var scenes = new ArrayList<>(MixScene.of(mixed, logits, loss, wanted));
                    scenes.addAll(crossed.scenes().apply(wanted));
                    return scenes;
                });
    }

    private PseudoLabels labels(TensorBatch others) {
        NDArray scores = teacher.logits(others.images());
        PseudoLabels labels = confidentOverAll
                ? PseudoLabelling.confidentOverAll(scores, others.labels(), others.possible())
                : PseudoLabelling.of(scores, others.labels(), others.possible());
        return confirmed ? PseudoLabelling.confirmed(labels, others.present()) : labels;
    }

    @Override
    public List<Member> students() { return cross.students(); }

    @Override
    public Optional<Member> teacher() { return Optional.of(teacher.member()); }

    @Override
    public void updated(long step) { teacher.follow(hybrid, step); }

    @Override
    public List<Double> grades() { return cross.grades(); }

    @Override
    public Map<String, HostTensor> state() { return cross.state(); }

    @Override
    public void load(Map<String, HostTensor> state) { cross.load(state); }

    @Override
    public void close() {
        cross.close();
        teacher.close();
    }
}
