package limn.engine.recipe;

import ai.djl.ndarray.NDArray;
import limn.engine.net.Network;

/**
 * The mean teacher of a student (Tarvainen and Valpola 2017): a copy that follows by exponential moving average. It predicts in eval
 * mode and averages running statistics too; as published for ClassMix it predicts in train mode and averages parameters only.
 */
final class Teacher implements AutoCloseable {
    private final Network network;
    private final double largest;
    private final boolean asPublished;

    /** @param largest momentum that the warm-up 1 - 1/(step+1) leads to */
    Teacher(Network student, double largest, boolean asPublished) {
        network = student.copy();
        this.largest = largest;
        this.asPublished = asPublished;
    }

    Method.Member member() { return new Method.Member("teacher", network); }

    /** @param images [N,3,H,W] float32, 0..1 @return [N,C,H,W], without gradient */
    NDArray logits(NDArray images) {
        return Method.logits(network, images, asPublished);
    }

    /**
     * Whether it says of a single image what it says in training. The published teacher does not: its running statistics are those of
     * batches that it saw with all its older weights, and only batches have been its judges.
     */
    boolean isSteady() { return !asPublished || network.spec().isPerImage(); }

    /** After the student's update. */
    void follow(Network student, long step) {
        Ema.update(network, student, Ema.alpha(step, largest), !asPublished);
    }

    /** Whether the momentum has reached its largest value: before, the teacher is little more than the student. */
    boolean isSettled(long step) {
        return 1 - 1.0 / (step + 1) >= largest;
    }

    @Override
    public void close() { network.close(); }
}
