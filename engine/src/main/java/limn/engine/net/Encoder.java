package limn.engine.net;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;

/**
 * MobileNetV2 up to the 320-channel block, with torchvision's names. Where the output stride is reached, later strides
 * become dilations: the same kernels look at the same places, more densely.
 */
final class Encoder {
    /** Expansion, channels, blocks, stride of each stage: table 2 of Sandler and others 2018. */
    private static final int[][] STAGES = {{1, 16, 1, 1}, {6, 24, 2, 2}, {6, 32, 3, 2}, {6, 64, 4, 2}, {6, 96, 3, 1},
            {6, 160, 3, 2}, {6, 320, 1, 1}};
    /** The block whose output has stride 4. */
    private static final int LOW = 3;

    private final ConvBatchNorm stem;
    private final List<InvertedResidual> blocks = new ArrayList<>();
    private final int lowChannels;
    private final int highChannels;

    /** @param low [N,lowChannels,H/4,W/4] @param high [N,highChannels,H/stride,W/stride]; sizes rounded up */
    record Features(NDArray low, NDArray high) {}

    Encoder(Parameters parameters, double width, int outputStride) {
        int channels = channels(32 * width);
        stem = new ConvBatchNorm(parameters, "features.0.0", "features.0.1", 3, channels, 3, 2, 1, 1, true);
        int reached = 2;
        int dilation = 1;
        int low = 0;
        for (int[] stage : STAGES) {
            int out = channels(stage[1] * width);
            for (int i = 0; i < stage[2]; i++) {
                int wanted = i == 0 ? stage[3] : 1;
                int stride = reached * wanted > outputStride ? 1 : wanted;
                String name = "features." + (blocks.size() + 1);
                blocks.add(new InvertedResidual(parameters, name, channels, out, stage[0], stride, dilation,
                        wanted == 1 && channels == out));
                reached *= stride;
                dilation *= wanted / stride;
                channels = out;
                low = blocks.size() == LOW ? out : low;
            }
        }
        lowChannels = low;
        highChannels = channels;
    }

    int lowChannels() { return lowChannels; }

    int highChannels() { return highChannels; }

    Features forward(NDArray images, boolean batchStatistics) {
        NDArray x = stem.forward(images, batchStatistics);
        NDArray low = x;
        for (int i = 0; i < blocks.size(); i++) {
            NDArray next = blocks.get(i).forward(x, batchStatistics);
            if (i != LOW) {
                x.close();
            }
            x = next;
            low = i == LOW - 1 ? x : low;
        }
        return new Features(low, x);
    }

    /** Nearest multiple of 8 that loses at most a tenth, as the published networks round their widths. */
    static int channels(double wanted) {
        int rounded = Math.max(8, (int) (wanted + 4) / 8 * 8);
        return rounded < 0.9 * wanted ? rounded + 8 : rounded;
    }
}
