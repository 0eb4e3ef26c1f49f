package limn.engine.net;

import ai.djl.ndarray.NDArray;
import java.util.List;
import limn.engine.tensor.Torch;

/**
 * A light decoder after DeepLab-v3+ (Chen and others 2018): the deepest features at several dilations and averaged over
 * the image, resized to stride 4, joined with the features there, and refined by separable convolutions. Gives
 * [N,channels,H/4,W/4].
 */
final class Decoder {
    private static final int LOW_CHANNELS = 32;

    private final ConvGroupNorm entry;
    private final ConvGroupNorm near;
    private final ConvGroupNorm far;
    private final NDArray poolKernel;
    private final NDArray poolBias;
    private final ConvGroupNorm joined;
    private final ConvGroupNorm low;
    private final ConvGroupNorm refine;
    private final ConvGroupNorm finish;

    Decoder(Parameters parameters, int highChannels, int lowChannels, int channels, int outputStride) {
        int reach = 16 / outputStride;
        entry = new ConvGroupNorm(parameters, "decoder.entry", highChannels, channels, 0);
        near = new ConvGroupNorm(parameters, "decoder.near", channels, channels, 3 * reach);
        far = new ConvGroupNorm(parameters, "decoder.far", channels, channels, 6 * reach);
        poolKernel = parameters.kernel("decoder.pool.weight", channels, channels, 1, 1);
        poolBias = parameters.constant("decoder.pool.bias", 0, channels);
        joined = new ConvGroupNorm(parameters, "decoder.joined", 4 * channels, channels, 0);
        low = new ConvGroupNorm(parameters, "decoder.low", lowChannels, LOW_CHANNELS, 0);
        refine = new ConvGroupNorm(parameters, "decoder.refine", channels + LOW_CHANNELS, channels, 1);
        finish = new ConvGroupNorm(parameters, "decoder.finish", channels, channels, 1);
    }

    NDArray forward(Encoder.Features features) {
        int height = (int) features.low().getShape().get(2);
        int width = (int) features.low().getShape().get(3);
        try (NDArray context = context(features.high());
                NDArray enlarged = Torch.bilinear(context, height, width, true);
                NDArray detail = low.forward(features.low());
                NDArray both = Torch.callIn(enlarged.getManager(), "concat", List.of(enlarged, detail));
                NDArray refined = refine.forward(both)) {
            return finish.forward(refined);
        }
    }

    private NDArray context(NDArray high) {
        try (NDArray x = entry.forward(high);
                NDArray nearby = near.forward(x);
                NDArray distant = far.forward(x);
                NDArray average = Torch.call("pool", x);
                NDArray pooled = Torch.call("conv", average, poolKernel, poolBias, true);
                NDArray everywhere = Torch.call("expand_like", pooled, x);
                NDArray all = Torch.callIn(x.getManager(), "concat", List.of(x, nearby, distant, everywhere))) {
            return joined.forward(all);
        }
    }
}
