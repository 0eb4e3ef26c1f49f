package limn.engine.recipe;

import ai.djl.ndarray.NDArray;
import java.util.Optional;
import limn.engine.net.Network;
import limn.engine.tensor.Torch;
import org.jspecify.annotations.Nullable;

/** A training method: given a batch and networks, the loss. Used by one thread, the training thread. */
public interface Method {
    /** The loss of a step, built inside a gradient collector. @param step 0-based */
    Objective objective(TensorBatch labelled, @Nullable TensorBatch unlabelled, long step);

    /** The averaged copy of the student, if the method has one; the loop averages it after every update. */
    Optional<Network> teacher();

    /** The method of a recipe around a student network. */
    static Method of(Recipe recipe, Network student) {
        return switch (recipe.method()) {
            case "supervised" -> new Supervised(student);
            case "classmix" -> new ClassMixRecipe(recipe, student, student.copy());
            default -> throw new IllegalArgumentException("no method " + recipe.method());
        };
    }

    /** Logits of every pixel. @param images [N,3,H,W] float32, 0..1 @return [N,C,H,W] */
    static NDArray logits(Network network, NDArray images, boolean training) {
        NDArray normalised = Torch.normalise(images.transpose(0, 2, 3, 1).mul(255f));
        return Torch.onGrid(network.forward(normalised, training), network.stride(), (int) images.getShape().get(2),
                (int) images.getShape().get(3));
    }
}
