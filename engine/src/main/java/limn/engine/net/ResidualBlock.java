package limn.engine.net;

import ai.djl.ndarray.NDArray;
import java.util.List;
import limn.engine.tensor.Torch;
import org.jspecify.annotations.Nullable;

/**
 * The blocks of residual networks (He and others 2016): two 3x3 convolutions, or three convolutions of which the middle one is 3x3 and
 * has the stride, as torchvision has it. ReLU after the sum.
 */
final class ResidualBlock implements LocalUnit {
    /** How many times wider a bottleneck is after its last convolution than before. */
    static final int EXPANSION = 4;

    private final List<LocalUnit> units;
    private final @Nullable LocalUnit downsample;

    private ResidualBlock(List<LocalUnit> units, @Nullable LocalUnit downsample) {
        this.units = units;
        this.downsample = downsample;
    }

    /**
     * @param in channels before
     * @param channels of the 3x3 kernels
     * @param entered geometry of the kernel that has the stride: its dilation is that of the features which enter
     * @param dilation that of the features which leave
     */
    static ResidualBlock basic(Parameters parameters, String name, int in, int channels, Kernel entered,
            int dilation) {
        List<LocalUnit> units = List.of(
                unit(parameters, name, 1, in, channels, entered, Activation.RELU),
                unit(parameters, name, 2, channels, channels, Kernel.dilated(dilation), Activation.NONE));
        return new ResidualBlock(units, downsample(parameters, name, in, channels, entered.stride()));
    }

    /** @param channels of the 3x3 kernel; {@link #EXPANSION} times as many leave @param entered see {@link #basic} */
    static ResidualBlock bottleneck(Parameters parameters, String name, int in, int channels, Kernel entered) {
        int out = EXPANSION * channels;
        List<LocalUnit> units = List.of(
                unit(parameters, name, 1, in, channels, Kernel.POINT, Activation.RELU),
                unit(parameters, name, 2, channels, channels, entered, Activation.RELU),
                unit(parameters, name, 3, channels, out, Kernel.POINT, Activation.NONE));
        return new ResidualBlock(units, downsample(parameters, name, in, out, entered.stride()));
    }

    @Override
    public NDArray forward(NDArray x, boolean batchStatistics) {
        try (NDArray residual = Unit.chain(units, x, batchStatistics)) {
            if (downsample == null) {
                return Torch.call("add_relu", residual, x);
            }
            try (NDArray shortcut = downsample.forward(x, batchStatistics)) {
                return Torch.call("add_relu", residual, shortcut);
            }
        }
    }

    @Override
    public <V> V write(GraphWriter<V> graph, V x) {
        V shortcut = downsample == null ? x : downsample.write(graph, x);
        return graph.relu(graph.add(Unit.writeChain(units, graph, x), shortcut));
    }

    @Override
    public ReceptiveField field() {
        ReceptiveField field = ReceptiveField.of(units);
        return downsample == null ? field : field.beside(downsample.field());
    }

    private static LocalUnit unit(Parameters parameters, String name, int number, int in, int out, Kernel kernel,
            Activation activation) {
        return new ConvBatchNorm(parameters, name + ".conv" + number, name + ".bn" + number, in, out, kernel,
                activation);
    }

    private static @Nullable LocalUnit downsample(Parameters parameters, String name, int in, int out,
            int stride) {
        return in == out && stride == 1
                ? null
                : new ConvBatchNorm(parameters, name + ".downsample.0", name + ".downsample.1", in, out,
                        new Kernel(1, stride, 1, 1), Activation.NONE);
    }
}
