package limn.engine.net;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;

/**
 * From images to features at two depths. Where the output stride is reached, later strides become dilations: the same kernels look at
 * the same places, more densely.
 *
 * @param stem gives the first features, of stride 2
 * @param shallow goes on from there to stride 4
 * @param deep goes on from there to the output stride
 * @param lowChannels of the features of stride 4
 * @param highChannels of the deepest features
 */
record Encoder(List<LocalUnit> stem, List<LocalUnit> shallow, List<LocalUnit> deep, int lowChannels, int highChannels) {
    /** How many pixels lie between two low features. */
    static final int LOW_STRIDE = 4;

    Encoder {
        stem = List.copyOf(stem);
        shallow = List.copyOf(shallow);
        deep = List.copyOf(deep);
    }

    /** What stands for the features in a written network. */
    record Written<V>(V low, V high) {}

    /** @param low [N,lowChannels,H/4,W/4] @param high [N,highChannels,H/stride,W/stride]; sizes rounded up */
    record Features(NDArray low, NDArray high) {}

    /** The encoder of a network, with fresh weights. */
    static Encoder of(NetSpec spec, Parameters parameters) {
        return spec.encoder().equals("mobilenet_v2")
                ? MobileNetV2.encoder(parameters, spec.width(), spec.outputStride())
                : ResNet.of(spec.encoder()).encoder(parameters, spec.outputStride());
    }

    /** Where the deepest features look, in pixels; those of stride 4 look at less. */
    ReceptiveField field() {
        return ReceptiveField.of(stem).then(ReceptiveField.of(shallow)).then(ReceptiveField.of(deep));
    }

    <V> Written<V> write(GraphWriter<V> graph, V images) {
        V low = Unit.writeChain(shallow, graph, Unit.writeChain(stem, graph, images));
        return new Written<>(low, Unit.writeChain(deep, graph, low));
    }

    /** @param images [N,3,H,W] float32; its manager owns the result, the caller closes both parts */
    Features forward(NDArray images, boolean batchStatistics) {
        List<LocalUnit> toLow = new ArrayList<>(stem);
        toLow.addAll(shallow);
        NDArray low = Unit.chain(toLow, images, batchStatistics);
        return new Features(low, Unit.chain(deep, low, batchStatistics));
    }
}
