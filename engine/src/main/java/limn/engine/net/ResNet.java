package limn.engine.net;

import java.util.ArrayList;
import java.util.List;

/**
 * Residual networks (He and others 2016, table 1) up to the last stage, with torchvision's names; the deep stem of three 3x3
 * convolutions (ResNet-C of He and others 2019; here 64, 64 and 128 wide) has timm's. As in both, the first 3x3 kernel of a stage that
 * is dilated instead of strided keeps the dilation of the stage before. torchvision does not dilate blocks of two convolutions; here,
 * as in timm, their second kernel has the new dilation, so that it sees what it saw on the coarser grid.
 *
 * @param blocks of each stage
 * @param bottleneck whether they have three convolutions
 * @param deepStem whether three 3x3 convolutions stand for the 7x7 one
 */
record ResNet(List<Integer> blocks, boolean bottleneck, boolean deepStem) {
    /** Channels of the 3x3 kernels of each stage. */
    private static final int[] CHANNELS = {64, 128, 256, 512};

    ResNet { blocks = List.copyOf(blocks); }

    /** @param name one of {@link NetSpec#ENCODERS} */
    static ResNet of(String name) {
        return switch (name) {
            case "resnet18" -> new ResNet(List.of(2, 2, 2, 2), false, false);
            case "resnet34" -> new ResNet(List.of(3, 4, 6, 3), false, false);
            case "resnet50" -> new ResNet(List.of(3, 4, 6, 3), true, false);
            case "resnet101" -> new ResNet(List.of(3, 4, 23, 3), true, false);
            case "resnet50s" -> new ResNet(List.of(3, 4, 6, 3), true, true);
            case "resnet101s" -> new ResNet(List.of(3, 4, 23, 3), true, true);
            default -> throw new IllegalArgumentException("no encoder " + name);
        };
    }

    /** @param outputStride 16 or 8 */
    Encoder encoder(Parameters parameters, int outputStride) {
        List<LocalUnit> stem = stem(parameters);
        List<LocalUnit> shallow = new ArrayList<>();
        shallow.add(new MaxPool());
        List<LocalUnit> deep = new ArrayList<>();
        int reached = Encoder.LOW_STRIDE;
        int dilation = 1;
        for (int stage = 0; stage < CHANNELS.length; stage++) {
            int wanted = stage == 0 ? 1 : 2;
            int stride = reached * wanted > outputStride ? 1 : wanted;
            Kernel entry = new Kernel(3, stride, dilation, 1);
            reached *= stride;
            dilation *= wanted / stride;
            (stage == 0 ? shallow : deep).addAll(stage(parameters, stage, entry, dilation));
        }
        return new Encoder(stem, shallow, deep, out(0), out(CHANNELS.length - 1));
    }

    private List<LocalUnit> stem(Parameters parameters) {
        Kernel small = Kernel.of(3);
        Activation relu = Activation.RELU;
        return deepStem
                ? List.of(
                        new ConvBatchNorm(parameters, "conv1.0", "conv1.1", 3, 64, new Kernel(3, 2, 1, 1), relu),
                        new ConvBatchNorm(parameters, "conv1.3", "conv1.4", 64, 64, small, relu),
                        new ConvBatchNorm(parameters, "conv1.6", "bn1", 64, stemChannels(), small, relu))
                : List.of(new ConvBatchNorm(parameters, "conv1", "bn1", 3, stemChannels(), new Kernel(7, 2, 1, 1),
                        relu));
    }

    private int stemChannels() { return deepStem ? 128 : 64; }

    /** @param entry geometry of the first 3x3 kernel; all later ones have stride 1 and the dilation */
    private List<LocalUnit> stage(Parameters parameters, int stage, Kernel entry, int dilation) {
        List<LocalUnit> made = new ArrayList<>();
        for (int i = 0; i < blocks.get(stage); i++) {
            String name = "layer" + (stage + 1) + "." + i;
            int in = i > 0 ? out(stage) : stage > 0 ? out(stage - 1) : stemChannels();
            Kernel kernel = i > 0 ? Kernel.dilated(dilation) : entry;
            made.add(bottleneck
                    ? ResidualBlock.bottleneck(parameters, name, in, CHANNELS[stage], kernel)
                    : ResidualBlock.basic(parameters, name, in, CHANNELS[stage], kernel, dilation));
        }
        return made;
    }

    private int out(int stage) { return CHANNELS[stage] * (bottleneck ? ResidualBlock.EXPANSION : 1); }
}
