package limn.engine.recipe;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import limn.engine.loss.PseudoLabelCrossEntropy;

/** An image with labels, what a network says of it, and where it is wrong. */
final class LabelledScene {
    private LabelledScene() {}

    /** What the other half of a step shows; a labelled image that is wanted by name and is not in it is shown by itself. */
    static List<Scene> or(List<Scene> others, TensorBatch labelled, NDArray logits, String network, Wanted wanted) {
        return others.isEmpty() && wanted instanceof Wanted.Image ? of(labelled, logits, network, wanted) : others;
    }

    /** @param logits of the images of the batch and perhaps of more, [>=N,C,H,W] @param network name of the view of its answer */
    static List<Scene> of(TensorBatch labelled, NDArray logits, String network, Wanted wanted) {
        OptionalInt found = wanted.in(labelled);
        if (found.isEmpty()) {
            return List.of();
        }
        int i = found.getAsInt();
        String only = i + ":" + (i + 1);
        NDArray loss = PseudoLabelCrossEntropy.perPixel(logits.get(only), labelled.labels().get(only)).get(0);
        return List.of(new Scene("labelled", List.of(new Scene.Origin("image", true, i)), List.of(), Map.of(),
                List.of(new View.Photo("image", "image", labelled.images().get(i)),
                        new View.Labels("mask", "image", labelled.labels().get(i)),
                        new View.Labels(network, "image", logits.get(i).argMax(0)),
                        new View.Amounts("loss", "image", loss))));
    }
}
