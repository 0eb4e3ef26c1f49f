package limn.engine.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import limn.engine.tensor.HostTensor;

/** Weights and images made from a name and an index, the same in {@code make_networks.py}. */
final class Formula {
    private Formula() {}

    /** Values in [-1,1): FNV-1a of the name, then a 32-bit mixer. Each is a multiple of 2^-23. */
    static double[] uniform(String name, int count) {
        int seed = 0x811C9DC5;
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            seed = (seed ^ b) * 0x01000193;
        }
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            int h = i * 0x9E3779B9 + seed;
            h = (h ^ h >>> 16) * 0x7FEB352D;
            h = (h ^ h >>> 15) * 0x846CA68B;
            h ^= h >>> 16;
            values[i] = (h >>> 8) / (double) (1 << 23) - 1;
        }
        return values;
    }

    /** Kernels have the variance of He's rule, so that values neither die nor explode. */
    static HostTensor weight(String name, long[] shape) {
        double[] u = uniform(name, (int) Arrays.stream(shape).reduce(1, Math::multiplyExact));
        double fan = shape.length == 4 ? Math.sqrt(6.0 / (shape[1] * shape[2] * shape[3])) : 0;
        float[] values = new float[u.length];
        for (int i = 0; i < u.length; i++) {
            values[i] = (float) (shape.length == 4 ? u[i] * fan : vector(name, u[i]));
        }
        return HostTensor.ofFloats(values, shape);
    }

    private static double vector(String name, double u) {
        if (name.endsWith("bn3.weight")) {
            return 0.2 + 0.1 * u;
        }
        if (name.endsWith("running_var")) {
            return 1 + 0.4 * u;
        }
        return name.endsWith(".bias") || name.endsWith("running_mean") ? 0.1 * u : 0.7 + 0.3 * u;
    }

    /** Blocks of 16 x 16 pixels and noise. @return [n,3,height,width] */
    static NDArray images(NDManager manager, int n, int height, int width) {
        int rows = (height + 15) / 16;
        int columns = (width + 15) / 16;
        double[] noise = uniform("images", n * 3 * height * width);
        double[] blocks = uniform("blocks", n * 3 * rows * columns);
        float[] values = new float[noise.length];
        for (int i = 0; i < values.length; i++) {
            int plane = i / (height * width);
            int y = i / width % height;
            int x = i % width;
            values[i] = (float) (4 * (noise[i] + blocks[(plane * rows + y / 16) * columns + x / 16]));
        }
        return manager.create(values, new Shape(n, 3, height, width));
    }

    /** A weight for each logit. */
    static NDArray weights(NDManager manager, Shape shape) {
        double[] u = uniform("loss", (int) shape.size());
        float[] values = new float[u.length];
        for (int i = 0; i < u.length; i++) {
            values[i] = (float) u[i];
        }
        return manager.create(values, shape);
    }

    static void fill(Network network) {
        Map<String, HostTensor> state = new LinkedHashMap<>();
        network.weights().forEach(
                weight -> state.put(weight.name(), weight(weight.name(), weight.array().getShape().getShape())));
        network.load(state);
    }
}
