package limn.engine.net;

import ai.djl.ndarray.NDArray;
import java.util.List;
import limn.engine.tensor.Torch;

/**
 * A light decoder after DeepLab-v3+ (Chen and others 2018): the deepest features beside their average over the image, resized
 * to stride 4, joined with the features there by one 3x3 convolution. Shallow on purpose: all of it starts from nothing and
 * has a few masks and a few hundred steps to learn from.
 */
final class LightDecoder implements Decoder {
    private static final int LOW_CHANNELS = 32;

    private final Unit entry;
    private final NDArray poolKernel;
    private final NDArray poolBias;
    private final Unit context;
    private final Unit low;
    private final Unit join;
    private final Head head;
    private final int reach;

    LightDecoder(Parameters parameters, NetSpec spec, int classCount, Encoder encoder) {
        int channels = spec.decoderChannels();
        String norm = spec.decoderNorm();
        reach = spec.outputStride() / Encoder.LOW_STRIDE;
        entry = Unit.of(norm, parameters, "decoder.entry", encoder.highChannels(), channels, Kernel.POINT);
        poolKernel = parameters.kernel("decoder.pool.weight", channels, channels, 1, 1);
        poolBias = parameters.constant("decoder.pool.bias", 0, channels);
        context = Unit.of(norm, parameters, "decoder.context", 2 * channels, channels, Kernel.POINT);
        low = Unit.of(norm, parameters, "decoder.low", encoder.lowChannels(), LOW_CHANNELS, Kernel.POINT);
        join = Unit.of(norm, parameters, "decoder.join", channels + LOW_CHANNELS, channels, Kernel.of(3));
        head = new Head(parameters, channels, classCount);
    }

    @Override
    public int stride() { return Encoder.LOW_STRIDE; }

    @Override
    public NDArray forward(Encoder.Features features, boolean batchStatistics) {
        try (NDArray both = both(features, batchStatistics);
                NDArray decoded = join.forward(both, batchStatistics)) {
            return head.forward(decoded);
        }
    }

    @Override
    public <V> V write(GraphWriter<V> graph, Encoder.Written<V> features) {
        V x = entry.write(graph, features.high());
        V pooled = graph.relu(graph.convolve(graph.mean(x), Kernel.POINT.with(poolKernel, poolBias)));
        V seen = context.write(graph, graph.concat(List.of(x, graph.everywhere(pooled, x))));
        return head.write(graph, join.write(graph, Decoder.writeBeside(graph, seen, low, features.low(), reach)));
    }

    /** Context beside detail at stride 4. What they were made of is closed before the largest layer needs room. */
    private NDArray both(Encoder.Features features, boolean batchStatistics) {
        try (NDArray seen = context(features.high(), batchStatistics)) {
            return Decoder.besideDetail(seen, low, features.low(), reach, batchStatistics);
        }
    }

    private NDArray context(NDArray high, boolean batchStatistics) {
        try (NDArray x = entry.forward(high, batchStatistics);
                NDArray average = Torch.call("pool", x);
                NDArray pooled = Torch.call("conv", average, poolKernel, poolBias, true);
                NDArray everywhere = Torch.call("expand_like", pooled, x);
                NDArray all = Torch.callIn(x.getManager(), "concat", List.of(x, everywhere))) {
            return context.forward(all, batchStatistics);
        }
    }
}
