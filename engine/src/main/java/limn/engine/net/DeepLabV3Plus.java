package limn.engine.net;

import ai.djl.ndarray.NDArray;
import java.util.List;
import limn.engine.tensor.Torch;

/**
 * The decoder of DeepLab-v3+ (Chen and others 2018, section 3.1): ASPP over the deepest features, resized to stride 4, beside the
 * features there reduced to 48 channels; two 3x3 convolutions and the head. No dropout. Features are resized by {@link Torch#onGrid},
 * where the published code aligns corners.
 */
final class DeepLabV3Plus implements Decoder {
    private static final int LOW_CHANNELS = 48;

    private final Aspp aspp;
    private final Unit low;
    private final List<Unit> join;
    private final Head head;
    private final int reach;

    DeepLabV3Plus(Parameters parameters, NetSpec spec, int classCount, Encoder encoder) {
        int channels = spec.decoderChannels();
        String norm = spec.decoderNorm();
        reach = spec.outputStride() / Encoder.LOW_STRIDE;
        aspp = new Aspp(parameters, norm, encoder.highChannels(), channels, spec.outputStride());
        low = Unit.of(norm, parameters, "decoder.low", encoder.lowChannels(), LOW_CHANNELS, Kernel.POINT);
        join = List.of(
                Unit.of(norm, parameters, "decoder.join.0", channels + LOW_CHANNELS, channels, Kernel.of(3)),
                Unit.of(norm, parameters, "decoder.join.1", channels, channels, Kernel.of(3)));
        head = new Head(parameters, channels, classCount);
    }

    @Override
    public int stride() { return Encoder.LOW_STRIDE; }

    @Override
    public NDArray forward(Encoder.Features features, boolean batchStatistics) {
        try (NDArray both = both(features, batchStatistics);
                NDArray decoded = Unit.chain(join, both, batchStatistics)) {
            return head.forward(decoded);
        }
    }

    @Override
    public <V> V write(GraphWriter<V> graph, Encoder.Written<V> features) {
        V both = Decoder.writeBeside(graph, aspp.write(graph, features.high()), low, features.low(), reach);
        return head.write(graph, Unit.writeChain(join, graph, both));
    }

    /** Context beside detail at stride 4. What they were made of is closed before the largest layer needs room. */
    private NDArray both(Encoder.Features features, boolean batchStatistics) {
        try (NDArray seen = aspp.forward(features.high(), batchStatistics)) {
            return Decoder.besideDetail(seen, low, features.low(), reach, batchStatistics);
        }
    }
}
