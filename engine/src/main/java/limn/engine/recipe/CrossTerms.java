package limn.engine.recipe;

import ai.djl.ndarray.NDArray;
import limn.engine.loss.ClassAwareCrossEntropy;
import limn.engine.loss.ImageTagLoss;
import limn.engine.loss.PixelCrossEntropy;
import limn.engine.tensor.Torch;
import limn.engine.tensor.Torch.PseudoLabels;

/**
 * The losses of progressive cross training from the scores of both networks (YudeWang/Learning-Pseudo-Label b3d4b13, training step).
 * The first images of a batch are the strong half: they have labelled pixels. The others are the weak half.
 *
 * @param strong [] class-aware cross entropy of hybrid-Net on the strong half
 * @param image [] image-level loss of hybrid-Net, whole batch, over known tags
 * @param toPseudo [] H2P: class-aware cross entropy of pseudo-Net against hybrid-Net's labels, weak half
 * @param toHybrid [] P2H: the same of hybrid-Net against pseudo-Net's labels, each image weighted by the dynamic evaluation
 * @param weights [weak] of the images of the weak half
 * @param byHybrid labels that hybrid-Net gives the weak half @param byPseudo those of pseudo-Net
 */
record CrossTerms(NDArray strong, NDArray image, NDArray toPseudo, NDArray toHybrid, NDArray weights,
        PseudoLabels byHybrid, PseudoLabels byPseudo) {

    /**
     * @param hybrid [N,C,H,W] scores of hybrid-Net @param pseudo [N,C,H,W] scores of pseudo-Net
     * @param both the batch, strong half first @param half images in the strong half
     * @param classAware whether only possible classes compete on the strong half
     * @param confirmed whether a pseudo label may only name a class that is known present, see {@link PseudoLabelling#confirmed}
     * @param grades J, updated here with the strong half before it is used
     */
    static CrossTerms of(NDArray hybrid, NDArray pseudo, TensorBatch both, int half, boolean classAware,
            boolean confirmed, DynamicEvaluation grades) {
        String first = ":" + half;
        String rest = half + ":";
        NDArray drawn = both.labels().get(rest);
        NDArray possible = both.possible().get(rest);
        NDArray present = both.present().get(rest);
        var byHybrid = PseudoLabelling.of(hybrid.get(rest), drawn, possible);
        var byPseudo = PseudoLabelling.of(pseudo.get(rest), drawn, possible);
        if (confirmed) {
            byHybrid = PseudoLabelling.confirmed(byHybrid, present);
            byPseudo = PseudoLabelling.confirmed(byPseudo, present);
        }

        NDArray labels = both.labels().get(first);
        NDArray strong = classAware
                ? ClassAwareCrossEntropy.of(hybrid.get(first), labels, both.possible().get(first))
                : PixelCrossEntropy.of(hybrid.get(first), labels);
        NDArray image = ImageTagLoss.of(hybrid, both.present(), both.known());
        NDArray toPseudo = ClassAwareCrossEntropy.of(pseudo.get(rest), byHybrid.labels(), possible);

        NDArray graded = pseudo.get(first).stopGradient();
        grades.update(labels, Torch.pseudoLabels(graded, both.possible().get(first).gt(0.5f)).labels());
        NDArray weights = grades.weights(present);
        NDArray toHybrid = ClassAwareCrossEntropy.weighted(hybrid.get(rest), byPseudo.labels(), possible, weights);
        return new CrossTerms(strong, image, toPseudo, toHybrid, weights, byHybrid, byPseudo);
    }
}
