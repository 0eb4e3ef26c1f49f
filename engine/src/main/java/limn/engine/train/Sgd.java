package limn.engine.train;

import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Map;
import limn.engine.net.Weight;
import limn.engine.tensor.HostTensor;
import limn.engine.tensor.Torch;

/**
 * Stochastic gradient descent with momentum m and weight decay d, the rate outside the buffer as torch.optim.SGD has
 * it:
 *
 * <pre>
 * buffer = m * buffer + (gradient + d * weight)
 * weight = weight - rate * buffer
 * </pre>
 */
public final class Sgd implements Optimizer {
    private final double momentum;
    private final double weightDecay;
    private final Slots slots = new Slots();

    public Sgd(double momentum, double weightDecay) {
        this.momentum = momentum;
        this.weightDecay = weightDecay;
    }

    @Override
    public void step(List<Weight> weights, double encoderRate, double decoderRate, double headRate) {
        if (weights.isEmpty()) {
            return;
        }
        try (NDManager scope = Torch.newManager(weights.getFirst().array().getDevice())) {
            for (WeightGroups.Bundle bundle : WeightGroups.of(weights, scope, encoderRate, decoderRate, headRate)) {
                Torch.update("sgd", bundle.weights(), bundle.gradients(),
                        slots.get("momentum", bundle.names(), bundle.weights()), bundle.rate(), momentum,
                        bundle.decayed() ? weightDecay : 0.0);
            }
        }
    }

    @Override
    public Map<String, HostTensor> state() { return slots.state(); }

    @Override
    public void load(Map<String, HostTensor> state) {
        for (String name : state.keySet()) {
            if (!name.startsWith("momentum.")) {
                throw new IllegalArgumentException("no state of SGD: " + name);
            }
        }
        slots.load(state);
    }

    @Override
    public void close() { slots.close(); }
}
