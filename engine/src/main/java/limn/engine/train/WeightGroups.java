package limn.engine.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import limn.engine.net.Weight;
import limn.engine.tensor.Torch;

/** Weights with a gradient, sorted by learning rate and decay: each bundle is one call of the update operator. */
final class WeightGroups {
    private WeightGroups() {}

    /** @param names of the weights, in the order of the arrays */
    record Bundle(double rate, boolean decayed, List<String> names, List<NDArray> weights, List<NDArray> gradients) {}

    static List<Bundle> of(List<Weight> weights, NDManager scope, double encoder, double decoder, double head) {
        List<Bundle> bundles = new ArrayList<>();
        for (Weight.Group group : Weight.Group.values()) {
            double rate = switch (group) {
                case ENCODER -> encoder;
                case DECODER -> decoder;
                case HEAD -> head;
            };
            for (boolean decayed : new boolean[]{true, false}) {
                Bundle bundle = new Bundle(rate, decayed, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
                for (Weight weight : weights) {
                    if (weight.trained() && weight.group() == group && weight.decayed() == decayed) {
                        Torch.gradient(weight.array(), scope).ifPresent(gradient -> {
                            bundle.names().add(weight.name());
                            bundle.weights().add(weight.array());
                            bundle.gradients().add(gradient);
                        });
                    }
                }
                if (!bundle.names().isEmpty()) {
                    bundles.add(bundle);
                }
            }
        }
        return bundles;
    }
}
