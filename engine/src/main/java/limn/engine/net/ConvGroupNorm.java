package limn.engine.net;

import ai.djl.ndarray.NDArray;
import limn.engine.tensor.Torch;

/**
 * The unit of the decoder: a depthwise 3x3 kernel if asked for, then a 1x1 convolution, group norm (Wu and He 2018;
 * epsilon 1e-5) and ReLU. Group norm does not depend on the batch, so small batches train and predict alike.
 */
final class ConvGroupNorm {
    private final NDArray[] depthwise;
    private final NDArray kernel;
    private final NDArray scale;
    private final NDArray shift;
    private final int dilation;
    private final int groups;

    /** @param dilation of the depthwise kernel, or 0 for none */
    ConvGroupNorm(Parameters parameters, String name, int in, int out, int dilation) {
        depthwise = dilation == 0
                ? new NDArray[0]
                : new NDArray[]{parameters.kernel(name + ".depthwise.weight", in, 1, 3, in)};
        kernel = parameters.kernel(name + ".pointwise.weight", out, in, 1, 1);
        scale = parameters.constant(name + ".norm.weight", 1, out);
        shift = parameters.constant(name + ".norm.bias", 0, out);
        this.dilation = dilation;
        this.groups = Math.max(1, out / 8);
    }

    NDArray forward(NDArray x) {
        if (dilation == 0) {
            return Torch.call("conv_group_norm", x, kernel, scale, shift, groups);
        }
        try (NDArray spread = Torch.call("depthwise", x, depthwise[0], dilation)) {
            return Torch.call("conv_group_norm", spread, kernel, scale, shift, groups);
        }
    }
}
