package limn.engine.net;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import limn.engine.tensor.HostTensor;
import limn.engine.tensor.Torch;

/** Weights and images made from a name and an index, the same in {@code make_networks.py}. */
public final class Formula {
    private Formula() {}

    /** Values in [-1,1) of a name, each a multiple of 2^-23. */
    private record Uniform(int seed) {
        /** FNV-1a. */
        static Uniform of(String name) {
            int seed = 0x811C9DC5;
            for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
                seed = (seed ^ b) * 0x01000193;
            }
            return new Uniform(seed);
        }

        /** A 32-bit mixer. */
        double at(int index) {
            int h = index * 0x9E3779B9 + seed;
            h = (h ^ h >>> 16) * 0x7FEB352D;
            h = (h ^ h >>> 15) * 0x846CA68B;
            h ^= h >>> 16;
            return (h >>> 8) / (double) (1 << 23) - 1;
        }
    }

    /** Kernels have the variance of He's rule, so that values neither die nor explode. */
    static HostTensor weight(String name, long[] shape) {
        Uniform u = Uniform.of(name);
        double fan = shape.length == 4 ? Math.sqrt(6.0 / (shape[1] * shape[2] * shape[3])) : 0;
        float[] values = new float[(int) Arrays.stream(shape).reduce(1, Math::multiplyExact)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (shape.length == 4 ? u.at(i) * fan : vector(name, u.at(i)));
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
        Uniform noise = Uniform.of("images");
        Uniform blocks = Uniform.of("blocks");
        float[] values = new float[n * 3 * height * width];
        for (int i = 0; i < values.length; i++) {
            int plane = i / (height * width);
            int y = i / width % height;
            int x = i % width;
            values[i] = (float) (4 * (noise.at(i) + blocks.at((plane * rows + y / 16) * columns + x / 16)));
        }
        return manager.create(values, new Shape(n, 3, height, width));
    }

    /** A weight for each logit. */
    static NDArray weights(NDManager manager, Shape shape) {
        Uniform u = Uniform.of("loss");
        float[] values = new float[(int) shape.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) u.at(i);
        }
        return manager.create(values, shape);
    }

    /** A network of these weights. The caller closes it. */
    public static Network network(NetSpec spec, int classCount) {
        Network network = Network.blank(spec, classCount, Device.cpu(), false);
        fill(network);
        return network;
    }

    /** One weight after the other: large networks at once would grow the heap of all later tests. */
    static void fill(Network network) {
        for (Weight weight : network.weights()) {
            try (NDManager scope = Torch.newManager(Device.cpu())) {
                NDArray value = weight(weight.name(), weight.array().getShape().getShape()).toArray(scope);
                Torch.update("copy", List.of(weight.array()), List.of(value));
            }
        }
    }
}
