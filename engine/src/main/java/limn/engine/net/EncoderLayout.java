package limn.engine.net;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Names and shapes of the tensors that an encoder is made of, as torchvision publishes them, and timm those of the deep stem: known
 * without building the network. Sources: Sandler and others 2018, table 2; He and others 2016, table 1; their names.
 */
public final class EncoderLayout {
    private static final String MOBILE = "mobilenet_v2";
    /** Expansion, channels, blocks of each stage of MobileNetV2. */
    private static final int[][] INVERTED = {{1, 16, 1}, {6, 24, 2}, {6, 32, 3}, {6, 64, 4}, {6, 96, 3}, {6, 160, 3},
            {6, 320, 1}};

    /** The two blocks that a ResNet may be made of. @param expansion channels after a block per channel within it */
    enum Block {
        /** Two 3x3 convolutions. */
        BASIC(1),
        /** 1x1, 3x3, 1x1, the last with four times the channels. */
        BOTTLENECK(4);

        private final int expansion;

        Block(int expansion) { this.expansion = expansion; }
    }

    private final Map<String, List<Long>> tensors = new LinkedHashMap<>();

    private EncoderLayout() {}

    /** The encoders, by name. */
    public static List<String> networks() { return NetSpec.ENCODERS; }

    /** The widths that an encoder is looked for in: 1 first, then all twentieths that a network may have. */
    static List<Double> widths(String network) {
        return network.equals(MOBILE)
                ? Stream.concat(Stream.of(1.0), IntStream.rangeClosed(2, 40).mapToObj(i -> i / 20.0)).toList()
                : List.of(1.0);
    }

    /**
     * Shapes of the tensors of an encoder by name, in the order of use.
     *
     * @param network one of {@link #networks()}
     * @param width multiplier of the channels of MobileNetV2
     */
    public static Map<String, List<Long>> of(String network, double width) {
        return switch (network) {
            case MOBILE -> mobileNetV2(width);
            case "resnet18" -> residual(false, Block.BASIC, 2, 2, 2, 2);
            case "resnet34" -> residual(false, Block.BASIC, 3, 4, 6, 3);
            case "resnet50" -> residual(false, Block.BOTTLENECK, 3, 4, 6, 3);
            case "resnet101" -> residual(false, Block.BOTTLENECK, 3, 4, 23, 3);
            case "resnet50s" -> residual(true, Block.BOTTLENECK, 3, 4, 6, 3);
            case "resnet101s" -> residual(true, Block.BOTTLENECK, 3, 4, 23, 3);
            default ->
                throw new IllegalArgumentException("network must be one of " + networks() + " but is " + network);
        };
    }

    /** The same, as wide as published at first. */
    public static Map<String, List<Long>> of(String network) {
        return of(network, 1);
    }

    /** A ResNet without its classifier. @param deepStem three 3x3 convolutions @param counts how many blocks each of its stages has */
    static Map<String, List<Long>> residual(boolean deepStem, Block block, int... counts) {
        var layout = new EncoderLayout();
        if (deepStem) {
            layout.unit("conv1.0", "conv1.1", 3, 64, 3);
            layout.unit("conv1.3", "conv1.4", 64, 64, 3);
            layout.unit("conv1.6", "bn1", 64, 128, 3);
        } else {
            layout.unit("conv1", "bn1", 3, 64, 7);
        }
        int in = deepStem ? 128 : 64;
        for (int stage = 0; stage < counts.length; stage++) {
            int inner = 64 << stage;
            for (int i = 0; i < counts[stage]; i++) {
                layout.residualBlock("layer" + (stage + 1) + "." + i, block, in, inner);
                in = inner * block.expansion;
            }
        }
        return layout.tensors;
    }

    private void residualBlock(String name, Block block, int in, int inner) {
        int out = inner * block.expansion;
        boolean basic = block == Block.BASIC;
        unit(name + ".conv1", name + ".bn1", in, inner, basic ? 3 : 1);
        unit(name + ".conv2", name + ".bn2", inner, inner, 3);
        if (!basic) {
            unit(name + ".conv3", name + ".bn3", inner, out, 1);
        }
        if (in != out) { // where the shortcut has to change channels; a stride alone comes with that too
            unit(name + ".downsample.0", name + ".downsample.1", in, out, 1);
        }
    }

    private static Map<String, List<Long>> mobileNetV2(double width) {
        var layout = new EncoderLayout();
        int in = MobileNetV2.channels(32 * width);
        layout.unit("features.0.0", "features.0.1", 3, in, 3);
        int counted = 1;
        for (int[] stage : INVERTED) {
            int out = MobileNetV2.channels(stage[1] * width);
            for (int i = 0; i < stage[2]; i++) {
                layout.inverted("features." + counted++ + ".conv.", in, stage[0], out);
                in = out;
            }
        }
        return layout.tensors;
    }

    private void inverted(String name, int in, int expansion, int out) {
        int hidden = in * expansion;
        int place = 0;
        if (expansion != 1) {
            unit(name + "0.0", name + "0.1", in, hidden, 1);
            place = 1;
        }
        unit(name + place + ".0", name + place + ".1", 1, hidden, 3);
        unit(name + (place + 1), name + (place + 2), hidden, out, 1);
    }

    /** A convolution and its batch norm. @param in channels that one kernel sees */
    private void unit(String convolution, String norm, long in, long out, long size) {
        tensors.put(convolution + ".weight", List.of(out, in, size, size));
        for (String part : List.of("weight", "bias", "running_mean", "running_var")) {
            tensors.put(norm + "." + part, List.of(out));
        }
    }
}
