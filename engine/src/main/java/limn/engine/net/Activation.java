package limn.engine.net;

/** What follows a norm. */
enum Activation {
    NONE, RELU, RELU6;

    /** The number that the operators know it by. */
    int code() { return ordinal(); }

    <V> V write(GraphWriter<V> graph, V x) {
        return switch (this) {
            case NONE -> x;
            case RELU -> graph.relu(x);
            case RELU6 -> graph.relu6(x);
        };
    }
}
