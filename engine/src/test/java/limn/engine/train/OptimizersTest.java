package limn.engine.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import limn.engine.Golden;
import limn.engine.net.Weight;
import limn.engine.tensor.HostTensor;
import limn.engine.tensor.Torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptimizersTest {
    @ParameterizedTest
    @ValueSource(strings = {"constant", "decaying"})
    void sgdMatchesTheReferenceStepByStep(String rates) {
        try (Golden golden = Golden.open("sgd_momentum"); Sgd sgd = new Sgd(0.9, 5e-4)) {
            List<Weight> weights = weights(golden);
            float[] encoder = golden.floats(rates + "_lr_backbone");
            float[] head = golden.floats(rates + "_lr_head");
            for (int step = 0; step < 5; step++) {
                gradients(golden, weights, step);
                sgd.step(weights, encoder[step], Double.NaN, head[step]);
                sgd.zeroGradients(weights);

                close(part(golden, rates + "_backbone", step), weights.get(0).array().toFloatArray());
                close(part(golden, rates + "_head", step), weights.get(1).array().toFloatArray());
                close(part(golden, rates + "_momentum_backbone", step), state(sgd, "momentum.backbone"));
                close(part(golden, rates + "_momentum_head", step), state(sgd, "momentum.head"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sgd", "adamw"})
    void aSavedStateContinuesBitByBit(String kind) {
        try (Golden golden = Golden.open("sgd_momentum");
                Optimizer whole = make(kind);
                Optimizer first = make(kind);
                Optimizer second = make(kind)) {
            List<Weight> straight = weights(golden);
            List<Weight> broken = weights(golden);
            for (int step = 0; step < 4; step++) {
                if (step == 2) {
                    second.load(first.state());
                }
                update(golden, whole, straight, step);
                update(golden, step < 2 ? first : second, broken, step);
            }

            assertThat(broken.get(0).array().toFloatArray()).isEqualTo(straight.get(0).array().toFloatArray());
            assertThat(broken.get(1).array().toFloatArray()).isEqualTo(straight.get(1).array().toFloatArray());
        }
    }

    @Test
    void adamWMatchesTheFormulaInDoublePrecision() {
        try (Golden golden = Golden.open("sgd_momentum"); AdamW adam = new AdamW(0.01)) {
            List<Weight> weights = weights(golden);
            float[] start = weights.getFirst().array().toFloatArray();
            double[] w = new double[start.length];
            Arrays.setAll(w, i -> start[i]);
            double[] m = new double[w.length];
            double[] v = new double[w.length];
            for (int t = 1; t <= 5; t++) {
                double rate = 0.01 / t;
                float[] g = part(golden, "grads_backbone", t - 1);
                for (int i = 0; i < w.length; i++) {
                    m[i] = 0.9 * m[i] + 0.1 * g[i];
                    v[i] = 0.999 * v[i] + 0.001 * g[i] * g[i];
                    w[i] -= rate * 0.01 * w[i];
                    w[i] -= rate * (m[i] / (1 - Math.pow(0.9, t)))
                            / (Math.sqrt(v[i] / (1 - Math.pow(0.999, t))) + 1e-8);
                }
                gradients(golden, weights, t - 1);
                adam.step(weights, rate, rate, rate);
                adam.zeroGradients(weights);
                float[] made = weights.getFirst().array().toFloatArray();
                for (int i = 0; i < w.length; i++) {
                    assertThat((double) made[i]).isCloseTo(w[i], within(1e-5));
                }
            }
        }
    }

    @Test
    void theFirstAdamWStepMovesByTheRateAgainstTheSign() {
        try (NDManager manager = Torch.newManager(Device.cpu()); AdamW adam = new AdamW(0)) {
            NDArray array = manager.create(new float[]{1, 2});
            array.setRequiresGradient(true);
            List<Weight> weights = List.of(new Weight("w", array, Weight.Group.DECODER, true, true));
            backward(array, manager.create(new float[]{3, -5}));
            adam.step(weights, 0, 0.1, 0);

            assertThat(array.toFloatArray()[0]).isCloseTo(0.9f, within(1e-6f));
            assertThat(array.toFloatArray()[1]).isCloseTo(2.1f, within(1e-6f));
        }
    }

    @Test
    void decayLeavesScalesShiftsAndStatisticsAlone() {
        try (NDManager manager = Torch.newManager(Device.cpu()); Sgd sgd = new Sgd(0, 0.5)) {
            NDArray kernel = manager.ones(new Shape(2));
            NDArray scale = manager.ones(new Shape(2));
            NDArray mean = manager.ones(new Shape(2));
            kernel.setRequiresGradient(true);
            scale.setRequiresGradient(true);
            backward(kernel, manager.zeros(kernel.getShape()));
            backward(scale, manager.zeros(scale.getShape()));
            sgd.step(List.of(new Weight("kernel", kernel, Weight.Group.HEAD, true, true),
                    new Weight("scale", scale, Weight.Group.HEAD, true, false),
                    new Weight("mean", mean, Weight.Group.HEAD, false, false)), 1, 1, 1);

            assertThat(kernel.toFloatArray()).containsOnly(0.5f);
            assertThat(scale.toFloatArray()).containsOnly(1f);
            assertThat(mean.toFloatArray()).containsOnly(1f);
        }
    }

    @Test
    void aNonFiniteGradientIsClearedToo() {
        try (NDManager manager = Torch.newManager(Device.cpu()); Sgd sgd = new Sgd(0, 0)) {
            NDArray array = manager.ones(new Shape(2));
            array.setRequiresGradient(true);
            List<Weight> weights = List.of(new Weight("w", array, Weight.Group.HEAD, true, true));
            backward(array, manager.create(new float[]{Float.NaN, Float.POSITIVE_INFINITY}));
            sgd.zeroGradients(weights);
            sgd.step(weights, 1, 1, 1);

            assertThat(array.toFloatArray()).containsOnly(1f);
        }
    }

    @Test
    void theStateOfAnotherOptimiserIsRefused() {
        try (Sgd sgd = new Sgd(0.9, 0); AdamW adam = new AdamW(0)) {
            assertThatThrownBy(() -> sgd.load(adam.state())).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> adam.load(sgd.state())).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static Optimizer make(String kind) { return kind.equals("sgd") ? new Sgd(0.9, 5e-4) : new AdamW(0.01); }

    private static void update(Golden golden, Optimizer optimizer, List<Weight> weights, int step) {
        gradients(golden, weights, step);
        optimizer.step(weights, 0.01 / (step + 1), 0.1, 0.1);
        optimizer.zeroGradients(weights);
    }

    private static List<Weight> weights(Golden golden) {
        Map<String, Weight.Group> groups = new LinkedHashMap<>();
        groups.put("backbone", Weight.Group.ENCODER);
        groups.put("head", Weight.Group.HEAD);
        return groups.entrySet().stream().map(entry -> {
            NDArray array = golden.get("init_" + entry.getKey());
            array.setRequiresGradient(true);
            return new Weight(entry.getKey(), array, entry.getValue(), true, true);
        }).toList();
    }

    private static void gradients(Golden golden, List<Weight> weights, int step) {
        for (Weight weight : weights) {
            backward(weight.array(), HostTensor.ofFloats(part(golden, "grads_" + weight.name(), step),
                    weight.array().getShape().getShape()).toArray(golden.manager()));
        }
    }

    private static void backward(NDArray array, NDArray gradient) {
        try (GradientCollector gradients = Engine.getEngine("PyTorch").newGradientCollector()) {
            gradients.backward(gradient.mul(array).sum());
        }
    }

    private static float[] part(Golden golden, String name, int step) {
        float[] all = golden.floats(name);
        int size = all.length / 5;
        return Arrays.copyOfRange(all, step * size, (step + 1) * size);
    }

    private static float[] state(Optimizer optimizer, String name) {
        return Objects.requireNonNull(optimizer.state().get(name)).floats();
    }

    /** The tolerance of the reference: 1e-5 absolute, relative above 1. */
    private static void close(float[] wanted, float[] made) {
        assertThat(made).hasSameSizeAs(wanted);
        for (int i = 0; i < wanted.length; i++) {
            assertThat(made[i]).isCloseTo(wanted[i], within(1e-5f * Math.max(1, Math.abs(wanted[i]))));
        }
    }
}
