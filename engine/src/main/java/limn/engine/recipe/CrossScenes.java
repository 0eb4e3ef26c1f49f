package limn.engine.recipe;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import limn.engine.loss.ClassAwareCrossEntropy;
import limn.engine.tensor.Torch;
import limn.engine.tensor.Torch.PseudoLabels;

/**
 * What cross training saw in a step: one image of the weak half with what both networks say, with and without the tags, and what each
 * teaches the other; one image of the strong half with what they say of drawn labels.
 *
 * @param hybrid [N,C,H,W] scores of hybrid-Net, strong half first @param pseudo the same of pseudo-Net
 */
record CrossScenes(NDArray hybrid, NDArray pseudo, CrossTerms terms, TensorBatch strong, TensorBatch weak) {

    /** @return nothing if no image of either half is as wanted */
    List<Scene> of(Wanted wanted) {
        OptionalInt inWeak = wanted.in(weak);
        OptionalInt inStrong = wanted.in(strong);
        if (inWeak.isEmpty() && inStrong.isEmpty()) {
            return List.of();
        }
        return List.of(weak(inWeak.orElse(0)), strong(inStrong.orElse(0)));
    }

    private Scene weak(int i) {
        int at = strong.names().size() + i;
        var views = new ArrayList<View>(List.of(new View.Photo("weak", "weak", weak.images().get(i))));
        NDArray possible = weak.possible().get(i + ":" + (i + 1));
        views.addAll(said("hybrid", "weak", hybrid, at, possible));
        views.add(new View.Labels("h2p-target", "weak", terms.byHybrid().labels().get(i)));
        views.addAll(said("pseudo", "weak", pseudo, at, possible));
        views.add(new View.Labels("p2h-target", "weak", terms.byPseudo().labels().get(i)));
        views.add(loss("h2p-loss", pseudo, at, terms.byHybrid(), i, possible));
        views.add(loss("p2h-loss", hybrid, at, terms.byPseudo(), i, possible));
        return new Scene("weak", List.of(new Scene.Origin("weak", false, i)), List.of(),
                Map.of("p2hWeight", (double) terms.weights().get(i).getFloat()), views);
    }

    private Scene strong(int i) {
        NDArray possible = strong.possible().get(i + ":" + (i + 1));
        var views = new ArrayList<View>(List.of(new View.Photo("image", "strong", strong.images().get(i)),
                new View.Labels("mask", "strong", strong.labels().get(i))));
        views.addAll(said("strong-hybrid", "strong", hybrid, i, possible));
        views.addAll(said("strong-pseudo", "strong", pseudo, i, possible));
        return new Scene("strong", List.of(new Scene.Origin("strong", true, i)), List.of(), Map.of(), views);
    }

    /** What a network says over all classes, what among those that the tags leave, and how sure it is of that. */
    private static List<View> said(String name, String role, NDArray scores, int at, NDArray possible) {
        NDArray one = scores.get(at + ":" + (at + 1));
        PseudoLabels allowed = Torch.pseudoLabels(one, possible.gt(0.5f));
        return List.of(new View.Labels(name, role, one.get(0).argMax(0)),
                new View.Labels(name + "-allowed", role, allowed.labels().get(0)),
                new View.Shares(name + "-confidence", role, allowed.confidence().get(0)));
    }

    private static View loss(String name, NDArray scores, int at, PseudoLabels target, int i, NDArray possible) {
        return new View.Amounts(name, "weak", ClassAwareCrossEntropy
                .perPixel(scores.get(at + ":" + (at + 1)), target.labels().get(i + ":" + (i + 1)), possible).get(0));
    }
}
