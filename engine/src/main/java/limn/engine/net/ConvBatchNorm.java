package limn.engine.net;

import ai.djl.ndarray.NDArray;
import limn.engine.tensor.Torch;

/** Convolution, batch norm (Ioffe and Szegedy 2015; epsilon 1e-5, momentum 0.1) and activation: the unit of the encoders. */
final class ConvBatchNorm implements LocalUnit {
    private final NDArray weight;
    private final NDArray scale;
    private final NDArray shift;
    private final NDArray mean;
    private final NDArray variance;
    private final Kernel kernel;
    private final Activation activation;

    /** @param convolution its name @param norm its name @param out channels after @param in channels before */
    ConvBatchNorm(Parameters parameters, String convolution, String norm, int in, int out, Kernel kernel,
            Activation activation) {
        weight = parameters.kernel(convolution + ".weight", out, in / kernel.groups(), kernel.size(), kernel.groups());
        scale = parameters.constant(norm + ".weight", 1, out);
        shift = parameters.constant(norm + ".bias", 0, out);
        mean = parameters.statistic(norm + ".running_mean", 0, out);
        variance = parameters.statistic(norm + ".running_var", 1, out);
        this.kernel = kernel;
        this.activation = activation;
    }

    /**
     * With batch statistics the running ones move. Without, the norm is an affine map and is folded into the
     * convolution: same values and gradients, one pass over memory less in each direction.
     */
    @Override
    public NDArray forward(NDArray x, boolean batchStatistics) {
        return Torch.call(batchStatistics ? "conv_batch_norm" : "conv_folded", x, weight, scale, shift, mean, variance,
                kernel.stride(), kernel.padding(), kernel.dilation(), kernel.groups(), activation.code());
    }

    @Override
    public <V> V write(GraphWriter<V> graph, V x) {
        return activation.write(graph, graph.convolve(x, Folded.of(weight, scale, shift, mean, variance)
                .convolution(weight.getName(), kernel)));
    }

    @Override
    public ReceptiveField field() { return new ReceptiveField(kernel.padding(), kernel.stride()); }
}
