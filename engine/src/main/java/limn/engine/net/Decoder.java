package limn.engine.net;

import ai.djl.ndarray.NDArray;
import java.util.List;
import limn.engine.tensor.Torch;

/** From the encoder's features to logits. */
sealed interface Decoder permits LightDecoder, DeepLabV3Plus, DeepLabV2 {
    /** How many pixels of the image lie between two logits. */
    int stride();

    /**
     * @param features stay open; the manager of the deepest ones owns the result
     * @param batchStatistics whether batch norm uses the statistics of the batch and moves its running ones
     * @return logits [N,C,ceil(H/stride),ceil(W/stride)] for images [N,3,H,W]
     */
    NDArray forward(Encoder.Features features, boolean batchStatistics);

    /** Writes down what {@link #forward} computes without batch statistics. */
    <V> V write(GraphWriter<V> graph, Encoder.Written<V> features);

    /** Writes down {@link #besideDetail}. */
    static <V> V writeBeside(GraphWriter<V> graph, V context, Unit detail, V low, int reach) {
        return graph.concat(List.of(graph.onGrid(context, reach, low), detail.write(graph, low)));
    }

    /**
     * Context at the grid of the low-level features, beside what a unit makes of those.
     *
     * @param context [N,K,h,w] @param low [N,L,H,W] @param reach how many times finer the grid of the low-level features is
     * @return [N,K+L',H,W], owned by the manager of the context
     */
    static NDArray besideDetail(NDArray context, Unit detail, NDArray low, int reach, boolean batchStatistics) {
        int height = (int) low.getShape().get(2);
        int width = (int) low.getShape().get(3);
        try (NDArray enlarged = Torch.onGrid(context, reach, height, width);
                NDArray fine = detail.forward(low, batchStatistics)) {
            return Torch.callIn(enlarged.getManager(), "concat", List.of(enlarged, fine));
        }
    }

    /** The decoder of a network and its head, with fresh weights. */
    static Decoder of(NetSpec spec, int classCount, Encoder encoder, Parameters parameters) {
        return switch (spec.decoder()) {
            case "light" -> new LightDecoder(parameters, spec, classCount, encoder);
            case "deeplabv3plus" -> new DeepLabV3Plus(parameters, spec, classCount, encoder);
            case "deeplabv2" -> new DeepLabV2(parameters, spec, classCount, encoder);
            default -> throw new IllegalArgumentException("no decoder " + spec.decoder());
        };
    }
}
