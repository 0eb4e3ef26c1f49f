package limn.engine.net;

import ai.djl.ndarray.NDArray;
import limn.engine.tensor.HostTensor;

/**
 * The geometry of a convolution. Its padding puts output i at input stride * i.
 *
 * @param size odd
 * @param groups 1, or the number of channels for a depthwise kernel
 */
record Kernel(int size, int stride, int dilation, int groups) {
    /** Looks at one place at a time. */
    static final Kernel POINT = of(1);

    static Kernel of(int size) { return new Kernel(size, 1, 1, 1); }

    /** Three by three, its taps so many places apart. */
    static Kernel dilated(int dilation) {
        return new Kernel(3, 1, dilation, 1);
    }

    /** The convolution of this geometry with a bias, to be written down. */
    GraphWriter.Convolution with(NDArray kernel, NDArray bias) {
        return new GraphWriter.Convolution(kernel.getName(), HostTensor.of(kernel), HostTensor.of(bias).floats(),
                stride, padding(), dilation, groups);
    }

    int padding() { return size / 2 * dilation; }
}
