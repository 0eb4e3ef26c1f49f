package limn.engine.recipe;

import ai.djl.ndarray.NDArray;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import limn.engine.net.Network;
import limn.engine.tensor.HostTensor;
import limn.engine.tensor.Torch;
import org.jspecify.annotations.Nullable;

/** A training method: given a batch and networks, the loss. Used by one thread, the training thread. Closing it closes its networks. */
public interface Method extends AutoCloseable {
    /** A network with the name that people know it by. */
    record Member(String name, Network network) {}

    /**
     * The loss of a step, built inside a gradient collector.
     *
     * @param labelled images with labelled pixels
     * @param weak the other images of the step; null if the method wants none
     * @param step 0-based
     */
    Objective objective(TensorBatch labelled, @Nullable TensorBatch weak, long step);

    /** The networks that learn; the run hands over the first. */
    List<Member> students();

    /** The averaged copy of the first student, if the method has one. */
    default Optional<Member> teacher() {
        return Optional.empty();
    }

    /** The network to ask about single images: the averaged copy where there is one that can be asked, else the first student. */
    default Member smoothest() {
        return teacher().orElse(students().getFirst());
    }

    /** Told after the update of the students of each step. */
    default void updated(long step) {}

    /** How well the method knows each class, 0..1; empty if it keeps no such account. */
    default List<Double> grades() {
        return List.of();
    }

    /** What else the next steps depend on, by name. */
    default Map<String, HostTensor> state() { return Map.of(); }

    default void load(Map<String, HostTensor> state) {}

    @Override
    void close();

    /** The method of a recipe; the caller closes it. @param networks makes its networks, each with other random draws */
    static Method of(Recipe recipe, Networks networks) throws IOException {
        return Methods.make(recipe, networks);
    }

    /** Ordinary training on masks and pseudo masks, which follows a method. It closes the network. */
    static Method retraining(Recipe recipe, Network student) {
        boolean withTags = recipe.learnsFromTags() && recipe.is("retrainTags");
        return new Supervised(recipe, student, "retrained", withTags ? recipe.number("imageWeight") : 0);
    }

    /** Makes networks that differ in what is drawn at random. */
    @FunctionalInterface
    interface Networks { Network make(int number) throws IOException; }

    /**
     * Logits of both halves of a batch, the strong half without gradient where that changes nothing: where a network does not look at
     * the statistics of its batch, images do not see each other.
     *
     * @return [strong+weak,C,H,W]
     */
    static NDArray graded(Network network, TensorBatch strong, TensorBatch weak) {
        if (!network.spec().isPerImage()) {
            return logits(network, strong.with(weak).images(), true);
        }
        NDArray judged = Torch.noGrad(() -> logits(network, strong.images(), true));
        return judged.concat(logits(network, weak.images(), true), 0);
    }

    /** Logits of two batches of one size, in one pass where images do not see each other: larger convolutions are faster ones. */
    static List<NDArray> both(Network network, NDArray first, NDArray second) {
        if (!network.spec().isPerImage()) {
            return List.of(logits(network, first, true), logits(network, second, true));
        }
        long n = first.getShape().get(0);
        NDArray all = logits(network, first.concat(second, 0), true);
        return List.of(all.get(":" + n), all.get(n + ":"));
    }

    /** Logits of every pixel. @param images [N,3,H,W] float32, 0..1 @return [N,C,H,W] */
    static NDArray logits(Network network, NDArray images, boolean training) {
        return logits(network, images, training, UnaryOperator.identity());
    }

    /** The same with features changed on their way to the decoder. @param onFeatures from [N,K,h,w] to [M,K,h,w] @return [M,C,H,W] */
    static NDArray logits(Network network, NDArray images, boolean training, UnaryOperator<NDArray> onFeatures) {
        NDArray normalised = Torch.normalise(images.transpose(0, 2, 3, 1).mul(255f));
        return Torch.onGrid(network.forward(normalised, training, onFeatures), network.stride(),
                (int) images.getShape().get(2), (int) images.getShape().get(3));
    }
}
