package limn.engine.net;

import ai.djl.ndarray.NDArray;
import limn.engine.tensor.Torch;

/**
 * Which classes an image shows at all, as a part of what each of its pixels may be: the mean of the deepest features gives a logit g
 * per class, and log sigmoid(g) joins the logits of every pixel. A class that the image does not show loses everywhere; one that it
 * shows is left to the pixels. Tags teach this part directly, masks through the pixels. Named after the image-level branch of
 * Zhang and others, Context Encoding, CVPR 2018, which uses such a branch as a loss only.
 */
final class ImageHead {
    private final NDArray kernel;
    private final NDArray bias;

    ImageHead(Parameters parameters, int channels, int classCount) {
        kernel = parameters.normal("image.weight", 0.01, classCount, channels, 1, 1);
        bias = parameters.constant("image.bias", 0, classCount);
    }

    /** @param logits [N,C,h,w] of the pixels @param deepest [N,channels,h',w'] @return [N,C,h,w] */
    NDArray forward(NDArray logits, NDArray deepest) {
        try (NDArray mean = Torch.call("pool", deepest);
                NDArray image = Torch.call("conv", mean, kernel, bias, false)) {
            return Torch.call("with_image", logits, image);
        }
    }

    <V> V write(GraphWriter<V> graph, V logits, V deepest) {
        V image = graph.convolve(graph.mean(deepest), Kernel.POINT.with(kernel, bias));
        return graph.add(logits, graph.logSigmoid(image));
    }
}
