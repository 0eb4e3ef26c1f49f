package limn.engine.net;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import limn.engine.tensor.Torch;

/** The block of MobileNetV2 (Sandler and others 2018): expand, depthwise, project, and a shortcut where shapes allow. */
final class InvertedResidual implements LocalUnit {
    private final List<LocalUnit> units = new ArrayList<>();
    private final boolean shortcut;

    InvertedResidual(Parameters parameters, String name, int in, int out, int expansion, int stride, int dilation,
            boolean shortcut) {
        int hidden = in * expansion;
        int unit = 0;
        if (expansion != 1) {
            units.add(new ConvBatchNorm(parameters, name + ".conv.0.0", name + ".conv.0.1", in, hidden, Kernel.POINT,
                    Activation.RELU6));
            unit = 1;
        }
        String depthwise = name + ".conv." + unit;
        units.add(new ConvBatchNorm(parameters, depthwise + ".0", depthwise + ".1", hidden, hidden,
                new Kernel(3, stride, dilation, hidden), Activation.RELU6));
        units.add(new ConvBatchNorm(parameters, name + ".conv." + (unit + 1), name + ".conv." + (unit + 2), hidden,
                out, Kernel.POINT, Activation.NONE));
        this.shortcut = shortcut;
    }

    @Override
    public NDArray forward(NDArray x, boolean batchStatistics) {
        NDArray y = Unit.chain(units, x, batchStatistics);
        if (!shortcut) {
            return y;
        }
        try (NDArray residual = y) {
            return Torch.call("add", x, residual);
        }
    }

    @Override
    public <V> V write(GraphWriter<V> graph, V x) {
        V y = Unit.writeChain(units, graph, x);
        return shortcut ? graph.add(x, y) : y;
    }

    @Override
    public ReceptiveField field() { return ReceptiveField.of(units); }
}
