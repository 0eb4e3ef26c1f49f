package limn.engine.net;

import java.util.ArrayList;
import java.util.List;

/** MobileNetV2 (Sandler and others 2018) up to the 320-channel block, with torchvision's names. */
final class MobileNetV2 {
    /** Expansion, channels, blocks, stride of each stage: table 2 of the paper. */
    private static final int[][] STAGES = {{1, 16, 1, 1}, {6, 24, 2, 2}, {6, 32, 3, 2}, {6, 64, 4, 2}, {6, 96, 3, 1},
            {6, 160, 3, 2}, {6, 320, 1, 1}};
    /** The block whose output has stride 4. */
    private static final int LOW = 3;

    private MobileNetV2() {}

    /** @param width multiplier of the channels @param outputStride 16 or 8 */
    static Encoder encoder(Parameters parameters, double width, int outputStride) {
        int channels = channels(32 * width);
        LocalUnit stem = new ConvBatchNorm(parameters, "features.0.0", "features.0.1", 3, channels,
                new Kernel(3, 2, 1, 1),
                Activation.RELU6);
        List<LocalUnit> blocks = new ArrayList<>();
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
        return new Encoder(List.of(stem), blocks.subList(0, LOW), blocks.subList(LOW, blocks.size()), low, channels);
    }

    /** Nearest multiple of 8 that loses at most a tenth, as the published networks round their widths. */
    static int channels(double wanted) {
        int rounded = Math.max(8, (int) (wanted + 4) / 8 * 8);
        return rounded < 0.9 * wanted ? rounded + 8 : rounded;
    }
}
