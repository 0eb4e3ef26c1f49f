package limn.engine.net;

import ai.djl.ndarray.NDArray;
import limn.engine.tensor.Torch;

/** The largest of 3x3 places, every second place: the end of a residual network's stem. */
record MaxPool() implements LocalUnit {
    @Override
    public NDArray forward(NDArray x, boolean batchStatistics) { return Torch.call("max_pool", x); }

    @Override
    public <V> V write(GraphWriter<V> graph, V x) { return graph.maxPool(x); }

    @Override
    public ReceptiveField field() { return new ReceptiveField(1, 2); }
}
