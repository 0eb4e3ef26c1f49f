package limn.engine.net;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import limn.engine.tensor.Torch;

/**
 * The head of DeepLab-v2 (Chen and others 2018, "ASPP-L" of section 3.2 as its followers train it): the sum of four dilated 3x3
 * convolutions of the deepest features. No features of lower layers, so logits are as coarse as the encoder's output. A well-known
 * implementation returns inside its loop and adds only the first two; here all four count.
 */
final class DeepLabV2 implements Decoder {
    private static final int[] RATES = {6, 12, 18, 24};
    private static final double DEVIATION = 0.01;

    private final List<Branch> branches = new ArrayList<>();
    private final int stride;

    private record Branch(NDArray kernel, NDArray bias, int rate) {
        NDArray forward(NDArray x) { return Torch.call("convolve", x, kernel, bias, 1, rate, rate, 1); }

        <V> V write(GraphWriter<V> graph, V x) { return graph.convolve(x, Kernel.dilated(rate).with(kernel, bias)); }
    }

    DeepLabV2(Parameters parameters, NetSpec spec, int classCount, Encoder encoder) {
        stride = spec.outputStride();
        parameters.group(Weight.Group.HEAD);
        for (int rate : RATES) {
            String name = "head." + branches.size();
            branches.add(new Branch(
                    parameters.normal(name + ".weight", DEVIATION, classCount, encoder.highChannels(), 3, 3),
                    parameters.constant(name + ".bias", 0, classCount), rate));
        }
    }

    @Override
    public int stride() { return stride; }

    @Override
    public NDArray forward(Encoder.Features features, boolean batchStatistics) {
        NDArray sum = branches.getFirst().forward(features.high());
        for (Branch branch : branches.subList(1, branches.size())) {
            try (NDArray before = sum; NDArray more = branch.forward(features.high())) {
                sum = Torch.call("add", before, more);
            }
        }
        return sum;
    }

    @Override
    public <V> V write(GraphWriter<V> graph, Encoder.Written<V> features) {
        V sum = branches.getFirst().write(graph, features.high());
        for (Branch branch : branches.subList(1, branches.size())) {
            sum = graph.add(sum, branch.write(graph, features.high()));
        }
        return sum;
    }
}
