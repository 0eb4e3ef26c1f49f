package limn.engine.net;

import ai.djl.ndarray.NDArray;
import java.util.List;
import limn.engine.tensor.Torch;

/**
 * A light decoder after DeepLab-v3+ (Chen and others 2018): the deepest features beside their average over the image, resized
 * to stride 4, joined with the features there by one 3x3 convolution. Shallow on purpose: all of it starts from nothing and
 * has a few masks and a few hundred steps to learn from. Gives [N,channels,H/4,W/4].
 */
final class Decoder {
    private static final int LOW_CHANNELS = 32;

    private final ConvGroupNorm entry;
    private final NDArray poolKernel;
    private final NDArray poolBias;
    private final ConvGroupNorm context;
    private final ConvGroupNorm low;
    private final ConvGroupNorm join;
    private final int reach;

    Decoder(Parameters parameters, int highChannels, int lowChannels, int channels, int outputStride) {
        reach = outputStride / Network.STRIDE;
        entry = new ConvGroupNorm(parameters, "decoder.entry", highChannels, channels, 1);
        poolKernel = parameters.kernel("decoder.pool.weight", channels, channels, 1, 1);
        poolBias = parameters.constant("decoder.pool.bias", 0, channels);
        context = new ConvGroupNorm(parameters, "decoder.context", 2 * channels, channels, 1);
        low = new ConvGroupNorm(parameters, "decoder.low", lowChannels, LOW_CHANNELS, 1);
        join = new ConvGroupNorm(parameters, "decoder.join", channels + LOW_CHANNELS, channels, 3);
    }

    NDArray forward(Encoder.Features features) {
        int height = (int) features.low().getShape().get(2);
        int width = (int) features.low().getShape().get(3);
        try (NDArray seen = context(features.high());
                NDArray enlarged = Torch.onGrid(seen, reach, height, width);
                NDArray detail = low.forward(features.low());
                NDArray both = Torch.callIn(enlarged.getManager(), "concat", List.of(enlarged, detail))) {
            return join.forward(both);
        }
    }

    private NDArray context(NDArray high) {
        try (NDArray x = entry.forward(high);
                NDArray average = Torch.call("pool", x);
                NDArray pooled = Torch.call("conv", average, poolKernel, poolBias, true);
                NDArray everywhere = Torch.call("expand_like", pooled, x);
                NDArray all = Torch.callIn(x.getManager(), "concat", List.of(x, everywhere))) {
            return context.forward(all);
        }
    }
}
