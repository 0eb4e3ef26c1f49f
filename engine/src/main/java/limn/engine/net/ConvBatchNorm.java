package limn.engine.net;

import ai.djl.ndarray.NDArray;
import limn.engine.tensor.Torch;

/** Convolution, batch norm (epsilon 1e-5, momentum 0.1) and, if asked for, ReLU6: the unit of MobileNetV2. */
final class ConvBatchNorm {
    private final NDArray kernel;
    private final NDArray scale;
    private final NDArray shift;
    private final NDArray mean;
    private final NDArray variance;
    private final int stride;
    private final int padding;
    private final int dilation;
    private final int groups;
    private final boolean rectified;

    /** @param out channels after @param in channels before @param groups 1, or in = out for a depthwise kernel */
    ConvBatchNorm(Parameters parameters, String convolution, String norm, int in, int out, int size, int stride,
            int dilation, int groups, boolean rectified) {
        kernel = parameters.kernel(convolution + ".weight", out, in / groups, size, groups);
        scale = parameters.constant(norm + ".weight", 1, out);
        shift = parameters.constant(norm + ".bias", 0, out);
        mean = parameters.statistic(norm + ".running_mean", 0, out);
        variance = parameters.statistic(norm + ".running_var", 1, out);
        this.stride = stride;
        this.padding = size / 2 * dilation;
        this.dilation = dilation;
        this.groups = groups;
        this.rectified = rectified;
    }

    /**
     * With batch statistics the running ones move. Without, the norm is an affine map and is folded into the
     * convolution: same values and gradients, one pass over memory less in each direction.
     */
    NDArray forward(NDArray x, boolean batchStatistics) {
        return Torch.call(batchStatistics ? "conv_batch_norm" : "conv_folded", x, kernel, scale, shift, mean, variance,
                stride, padding, dilation, groups, rectified);
    }
}
