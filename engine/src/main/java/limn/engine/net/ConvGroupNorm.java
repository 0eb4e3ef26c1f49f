package limn.engine.net;

import ai.djl.ndarray.NDArray;
import limn.engine.tensor.HostTensor;
import limn.engine.tensor.Torch;

/**
 * Convolution, group norm (Wu and He 2018; epsilon 1e-5) and ReLU. Group norm does not depend on the batch, so small batches train
 * and predict alike.
 */
final class ConvGroupNorm implements Unit {
    private static final int GROUP = 8;
    private static final float EPSILON = 1e-5f;

    private final NDArray weight;
    private final NDArray scale;
    private final NDArray shift;
    private final Kernel kernel;
    private final int groups;

    /** @param kernel of stride 1, not grouped */
    ConvGroupNorm(Parameters parameters, String name, int in, int out, Kernel kernel) {
        weight = parameters.kernel(name + ".weight", out, in, kernel.size(), 1);
        scale = parameters.constant(name + ".norm.weight", 1, out);
        shift = parameters.constant(name + ".norm.bias", 0, out);
        this.kernel = kernel;
        groups = Math.max(1, out / GROUP);
    }

    @Override
    public NDArray forward(NDArray x, boolean batchStatistics) {
        return Torch.call("conv_group_norm", x, weight, scale, shift, kernel.padding(), kernel.dilation(), groups);
    }

    @Override
    public <V> V write(GraphWriter<V> graph, V x) {
        V y = graph.convolve(x, new GraphWriter.Convolution(weight.getName(), HostTensor.of(weight), new float[0], 1,
                kernel.padding(), kernel.dilation(), 1));
        return graph.relu(graph.groupNorm(y, scale.getName(), groups, HostTensor.of(scale).floats(),
                HostTensor.of(shift).floats(), EPSILON));
    }
}
