package limn.engine.recipe;

import ai.djl.ndarray.NDArray;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import limn.engine.loss.ImageTagLoss;
import limn.engine.loss.PixelCrossEntropy;
import limn.engine.loss.PseudoLabelCrossEntropy;
import limn.engine.net.Network;
import limn.engine.tensor.Torch;
import org.jspecify.annotations.Nullable;

/**
 * Cross entropy on labelled pixels: L = L_sup. In retraining on pseudo masks each label counts as much as it is sure, and tags may
 * go on to teach: L = L_sup + w * L_image. An averaged copy of the network may follow it.
 */
final class Supervised implements Method {
    private final Network student;
    private final @Nullable Teacher average;
    private final String name;
    private final double imageWeight;

    /** @param name of the network @param imageWeight factor of the loss on tags; 0 leaves it out */
    Supervised(Recipe recipe, Network student, String name, double imageWeight) {
        this.name = name;
        this.student = student;
        this.imageWeight = imageWeight;
        average = recipe.is("average") ? new Teacher(student, recipe.number("emaMax"), false) : null;
    }

    @Override
    public Objective objective(TensorBatch labelled, @Nullable TensorBatch weak, long step) {
        NDArray logits = Method.logits(student, labelled.images(), true);
        NDArray weights = labelled.weights();
        NDArray pixels = weights == null
                ? PixelCrossEntropy.of(logits, labelled.labels())
                : PseudoLabelCrossEntropy.of(logits, labelled.labels(), weights);
        var terms = new LinkedHashMap<String, NDArray>(Map.of("supervised", pixels));
        if (imageWeight > 0) {
            terms.put("image", ImageTagLoss.of(logits, labelled.present(), labelled.known()));
        }
        NDArray image = terms.get("image");
        NDArray total = image == null ? pixels : pixels.add(Torch.times(image, imageWeight));
        return new Objective(total, terms, pixels.getManager().create(0f),
                wanted -> LabelledScene.of(labelled, logits, "student", wanted));
    }

    @Override
    public List<Member> students() { return List.of(new Member(name, student)); }

    @Override
    public Optional<Member> teacher() { return Optional.ofNullable(average).map(Teacher::member); }

    @Override
    public void updated(long step) {
        if (average != null) {
            average.follow(student, step);
        }
    }

    @Override
    public void close() {
        student.close();
        if (average != null) {
            average.close();
        }
    }
}
