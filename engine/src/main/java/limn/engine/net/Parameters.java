package limn.engine.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleSupplier;
import limn.engine.tensor.HostTensor;
import limn.engine.tensor.Torch;

/** Makes the weights of a network while its layers are built, in a fixed order. Mutable, one thread. */
final class Parameters {
    private final NDManager manager;
    private final DoubleSupplier normal;
    private final boolean gradient;
    private final List<Weight> weights = new ArrayList<>();
    private Weight.Group group = Weight.Group.ENCODER;

    /** @param normal draws from the standard normal distribution, or gives 0 for weights that will be loaded */
    Parameters(NDManager manager, DoubleSupplier normal, boolean gradient) {
        this.manager = manager;
        this.normal = normal;
        this.gradient = gradient;
    }

    void group(Weight.Group next) { group = next; }

    List<Weight> weights() { return List.copyOf(weights); }

    /**
     * A kernel [out,in,size,size] drawn from a normal distribution of variance 2 / fan-out (He and others 2015), where
     * fan-out = out * size^2 / groups.
     */
    NDArray kernel(String name, int out, int inPerGroup, int size, int groups) {
        return normal(name, Math.sqrt(2.0 * groups / ((double) out * size * size)), out, inPerGroup, size, size);
    }

    /** A tensor drawn from a normal distribution around 0. */
    NDArray normal(String name, double deviation, long... shape) {
        float[] values = new float[(int) Arrays.stream(shape).reduce(1, Math::multiplyExact)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (deviation * normal.getAsDouble());
        }
        return add(name, HostTensor.ofFloats(values, shape), true, shape.length > 1);
    }

    NDArray constant(String name, float value, int count) { return add(name, filled(value, count), true, false); }

    NDArray statistic(String name, float value, int count) { return add(name, filled(value, count), false, false); }

    private static HostTensor filled(float value, int count) {
        float[] values = new float[count];
        Arrays.fill(values, value);
        return HostTensor.ofFloats(values, count);
    }

    private NDArray add(String name, HostTensor value, boolean trained, boolean decayed) {
        NDArray array = manager.zeros(new Shape(value.shape()));
        array.setName(name);
        try (NDManager scope = Torch.newManager(manager.getDevice())) {
            Torch.update("copy", List.of(array), List.of(value.toArray(scope)));
        }
        if (trained && gradient) {
            array.setRequiresGradient(true);
        }
        weights.add(new Weight(name, array, group, trained, decayed));
        return array;
    }
}
