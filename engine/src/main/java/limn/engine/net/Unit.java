package limn.engine.net;

import ai.djl.ndarray.NDArray;
import java.util.List;

/** A piece of a network with one input and one output: what stands between an activation and the next, or a block of such. */
interface Unit {
    /**
     * @param x [N,in,H,W] float32; its manager owns the result
     * @param batchStatistics whether batch norm uses the statistics of the batch and moves its running ones
     * @return [N,out,ceil(H/stride),ceil(W/stride)] float32
     */
    NDArray forward(NDArray x, boolean batchStatistics);

    /** Writes down what {@link #forward} computes without batch statistics. @return what stands for its result */
    <V> V write(GraphWriter<V> graph, V x);

    /** Convolution, norm and ReLU. @param norm one of {@link NetSpec#NORMS} */
    static Unit of(String norm, Parameters parameters, String name, int in, int out, Kernel kernel) {
        return switch (norm) {
            case "group" -> new ConvGroupNorm(parameters, name, in, out, kernel);
            case "batch" -> new ConvBatchNorm(parameters, name, name + ".norm", in, out, kernel, Activation.RELU);
            default -> throw new IllegalArgumentException("no norm " + norm);
        };
    }

    /** Writes one unit after another. */
    static <V> V writeChain(List<? extends Unit> units, GraphWriter<V> graph, V x) {
        V y = x;
        for (Unit unit : units) {
            y = unit.write(graph, y);
        }
        return y;
    }

    /** One unit after another. Closes what lies between; {@code x} stays open. @param units at least one */
    static NDArray chain(List<? extends Unit> units, NDArray x, boolean batchStatistics) {
        NDArray y = x;
        for (Unit unit : units) {
            NDArray next = unit.forward(y, batchStatistics);
            if (y != x) {
                y.close(); // the graph keeps what backward needs
            }
            y = next;
        }
        return y;
    }
}
