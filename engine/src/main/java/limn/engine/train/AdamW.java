package limn.engine.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import limn.engine.net.Weight;
import limn.engine.tensor.HostTensor;
import limn.engine.tensor.Torch;

/**
 * Adam with decoupled weight decay d (Loshchilov and Hutter 2019, algorithm 2; torch.optim.AdamW). At step t = 1, 2, ..:
 *
 * <pre>
 * weight = weight - rate * d * weight
 * m = beta1 * m + (1 - beta1) * g;   v = beta2 * v + (1 - beta2) * g^2
 * weight = weight - rate * (m / (1 - beta1^t)) / (sqrt(v / (1 - beta2^t)) + eps)
 * </pre>
 */
public final class AdamW implements Optimizer {
    private static final String STEP = "step";

    private final double beta1;
    private final double beta2;
    private final double epsilon;
    private final double weightDecay;
    private final Slots slots = new Slots();
    private long steps;

    public AdamW(double weightDecay) { this(0.9, 0.999, 1e-8, weightDecay); }

    public AdamW(double beta1, double beta2, double epsilon, double weightDecay) {
        this.beta1 = beta1;
        this.beta2 = beta2;
        this.epsilon = epsilon;
        this.weightDecay = weightDecay;
    }

    @Override
    public void step(List<Weight> weights, double encoderRate, double decoderRate, double headRate) {
        if (weights.isEmpty()) {
            return;
        }
        steps++;
        try (NDManager scope = Torch.newManager(weights.getFirst().array().getDevice())) {
            NDArray count = scope.create((float) steps);
            for (WeightGroups.Bundle bundle : WeightGroups.of(weights, scope, encoderRate, decoderRate, headRate)) {
                Torch.update("adamw", bundle.weights(), bundle.gradients(),
                        slots.get("m", bundle.names(), bundle.weights()),
                        slots.get("v", bundle.names(), bundle.weights()),
                        Collections.nCopies(bundle.names().size(), count), bundle.rate(), beta1, beta2, epsilon,
                        bundle.decayed() ? weightDecay : 0.0);
            }
        }
    }

    @Override
    public Map<String, HostTensor> state() {
        Map<String, HostTensor> state = new LinkedHashMap<>(slots.state());
        state.put(STEP, HostTensor.ofLongs(new long[]{steps}));
        return state;
    }

    @Override
    public void load(Map<String, HostTensor> state) {
        HostTensor count = state.get(STEP);
        if (count == null) {
            throw new IllegalArgumentException("no state of AdamW: it has no " + STEP);
        }
        Map<String, HostTensor> rest = new LinkedHashMap<>(state);
        rest.remove(STEP);
        slots.load(rest);
        steps = count.longs()[0];
    }

    @Override
    public void close() { slots.close(); }
}
