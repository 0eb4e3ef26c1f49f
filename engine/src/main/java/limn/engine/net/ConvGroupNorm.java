package limn.engine.net;

import ai.djl.ndarray.NDArray;
import limn.engine.tensor.Torch;

/**
 * The unit of the decoder: convolution, group norm (Wu and He 2018; epsilon 1e-5) and ReLU. Group norm does not depend on the
 * batch, so small batches train and predict alike.
 */
final class ConvGroupNorm {
    private static final int GROUP = 8;

    private final NDArray kernel;
    private final NDArray scale;
    private final NDArray shift;
    private final int padding;
    private final int groups;

    /** @param size of the kernel, odd */
    ConvGroupNorm(Parameters parameters, String name, int in, int out, int size) {
        kernel = parameters.kernel(name + ".weight", out, in, size, 1);
        scale = parameters.constant(name + ".norm.weight", 1, out);
        shift = parameters.constant(name + ".norm.bias", 0, out);
        padding = size / 2;
        groups = Math.max(1, out / GROUP);
    }

    NDArray forward(NDArray x) { return Torch.call("conv_group_norm", x, kernel, scale, shift, padding, groups); }
}
