package limn.engine.net;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import limn.engine.tensor.Torch;

/**
 * Atrous spatial pyramid pooling of DeepLab-v3 (Chen and others 2017, section 3.3): a 1x1 convolution, three dilated ones and the
 * average over the image, side by side, projected to as many channels as each of them has. No dropout.
 */
final class Aspp {
    private static final int[] RATES_AT_16 = {6, 12, 18};

    private final List<Unit> branches = new ArrayList<>();
    private final Unit pool;
    private final Unit project;

    /** @param outputStride of the features; at 8 the rates double */
    Aspp(Parameters parameters, String norm, int in, int channels, int outputStride) {
        branches.add(Unit.of(norm, parameters, "decoder.aspp.0", in, channels, Kernel.POINT));
        for (int rate : RATES_AT_16) {
            branches.add(Unit.of(norm, parameters, "decoder.aspp." + branches.size(), in, channels,
                    Kernel.dilated(rate * 16 / outputStride)));
        }
        pool = Unit.of(norm, parameters, "decoder.aspp.pool", in, channels, Kernel.POINT);
        project = Unit.of(norm, parameters, "decoder.aspp.project", (branches.size() + 1) * channels, channels,
                Kernel.POINT);
    }

    /** @param x [N,in,h,w] @return [N,channels,h,w] */
    NDArray forward(NDArray x, boolean batchStatistics) {
        List<NDArray> parts = new ArrayList<>();
        try {
            branches.forEach(branch -> parts.add(branch.forward(x, batchStatistics)));
            parts.add(pooled(x, batchStatistics));
            try (NDArray all = Torch.callIn(x.getManager(), "concat", parts)) {
                return project.forward(all, batchStatistics);
            }
        } finally {
            parts.forEach(NDArray::close);
        }
    }

    <V> V write(GraphWriter<V> graph, V x) {
        List<V> parts = new ArrayList<>();
        branches.forEach(branch -> parts.add(branch.write(graph, x)));
        parts.add(graph.everywhere(pool.write(graph, graph.mean(x)), x));
        return project.write(graph, graph.concat(parts));
    }

    /** One image alone has one value per channel, which has no variance: the running statistics serve then. */
    private NDArray pooled(NDArray x, boolean batchStatistics) {
        try (NDArray average = Torch.call("pool", x);
                NDArray seen = pool.forward(average, batchStatistics && x.getShape().get(0) > 1)) {
            return Torch.call("expand_like", seen, x);
        }
    }
}
