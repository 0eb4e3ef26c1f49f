package limn.engine.net;

import ai.djl.ndarray.NDArray;

/**
 * One named tensor of a network.
 *
 * @param array belongs to the network's manager; must never be the first operand of an operator
 * @param trained false for running statistics
 * @param decayed whether weight decay pulls at it: convolution kernels yes, scales, shifts and biases no
 */
public record Weight(String name, NDArray array, Group group, boolean trained, boolean decayed) {
    /** Weights of one group share a learning rate. */
    public enum Group {
        ENCODER, DECODER, HEAD
    }
}
