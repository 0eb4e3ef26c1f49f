package limn.engine.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import limn.engine.net.Weight;
import limn.engine.tensor.HostTensor;
import limn.engine.tensor.Torch;

/** Moves trained weights against their gradients. Mutable, training thread only; call it outside the gradient collector. */
public interface Optimizer extends AutoCloseable {
    /** One update; weights without gradient stay. Weight decay touches only {@link Weight#decayed()} weights. */
    void step(List<Weight> weights, double encoderRate, double decoderRate, double headRate);

    /** Everything that the next steps depend on, by name. */
    Map<String, HostTensor> state();

    /** Continues from a saved state. @throws IllegalArgumentException if it is of another optimiser */
    void load(Map<String, HostTensor> state);

    @Override
    void close();

    /** Gradients add up until this is called: after each step, and after a failed one. */
    default void zeroGradients(List<Weight> weights) {
        if (weights.isEmpty()) {
            return;
        }
        try (NDManager scope = Torch.newManager(weights.getFirst().array().getDevice())) {
            List<NDArray> gradients = new ArrayList<>();
            for (Weight weight : weights) {
                if (weight.trained()) {
                    Torch.gradient(weight.array(), scope).ifPresent(gradients::add);
                }
            }
            if (!gradients.isEmpty()) {
                Torch.update("zero", gradients);
            }
        }
    }
}
