package limn.engine.recipe;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import limn.engine.loss.PixelCrossEntropy;
import limn.engine.net.Network;
import org.jspecify.annotations.Nullable;

/** Cross entropy on labelled pixels, nothing else: L = L_sup. */
final class Supervised implements Method {
    private final Network student;

    Supervised(Network student) { this.student = student; }

    @Override
    public Objective objective(TensorBatch labelled, @Nullable TensorBatch unlabelled, long step) {
        NDArray logits = Method.logits(student, labelled.images(), true);
        NDArray loss = PixelCrossEntropy.of(logits, labelled.labels());
        return new Objective(loss, Map.of("supervised", loss), loss.getManager().create(0f),
                () -> List.of(new View.Photo("image", labelled.images().get(0)),
                        new View.Labels("mask", labelled.labels().get(0)),
                        new View.Labels("student", logits.get(0).argMax(0))));
    }

    @Override
    public Optional<Network> teacher() { return Optional.empty(); }
}
