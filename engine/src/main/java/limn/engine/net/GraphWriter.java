package limn.engine.net;

import java.util.List;
import limn.engine.tensor.HostTensor;

/**
 * The operators that a trained network is made of, for whoever writes it down in another form. Every part of a network says with
 * these what it computes when it predicts: batch norm is folded into its convolution, nothing depends on the batch. A part that needs
 * an operator which is not here adds it, and then no writer compiles until it has it.
 *
 * @param <V> how the writer calls a tensor [N,K,h,w]
 */
public interface GraphWriter<V> {
    /**
     * A convolution with zeros around the image.
     *
     * @param name of the kernel, unique in the network
     * @param kernel [out,in/groups,k,k] float32
     * @param bias one number per output channel, or none
     */
    record Convolution(String name, HostTensor kernel, float[] bias, int stride, int padding, int dilation,
            int groups) {}

    V convolve(V x, Convolution convolution);

    /** Group norm (Wu and He 2018). @param name of the scale, unique in the network @param scale per channel @param shift per channel */
    V groupNorm(V x, String name, int groups, float[] scale, float[] shift, float epsilon);

    V relu(V x);

    /** Values below 0 become 0, above 6 they become 6. */
    V relu6(V x);

    V logSigmoid(V x);

    /** The largest of 3x3 places, every second place; what lies beyond the border does not count. */
    V maxPool(V x);

    /** The sum; a side of length 1 is repeated. */
    V add(V x, V y);

    /** Channels one after the other. */
    V concat(List<V> parts);

    /** The mean over the image, [N,K,1,1]. */
    V mean(V x);

    /** One value per channel, repeated over the grid of another tensor. @param x [N,K,1,1] */
    V everywhere(V x, V like);

    /** What {@link limn.engine.tensor.Torch#onGrid} gives at the height and width of another tensor. */
    V onGrid(V x, int stride, V like);
}
