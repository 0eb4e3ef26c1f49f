package limn.engine.net;

/** What follows a norm. */
enum Activation {
    NONE, RELU, RELU6;

    /** The number that the operators know it by. */
    int code() { return ordinal(); }
}
