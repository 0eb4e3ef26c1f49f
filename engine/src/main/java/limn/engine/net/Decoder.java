package limn.engine.net;

import ai.djl.ndarray.NDArray;

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
