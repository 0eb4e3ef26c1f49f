package limn.engine.recipe;

import ai.djl.ndarray.NDArray;
import limn.engine.loss.ClassAwareCrossEntropy;
import limn.engine.loss.ImageTagLoss;
import limn.engine.loss.PixelCrossEntropy;
import limn.engine.tensor.Torch;
import limn.engine.tensor.Torch.PseudoLabels;

/**
 * The losses of progressive cross training from the scores of both networks (YudeWang/Learning-Pseudo-Label b3d4b13, training step).
 * The first images of a batch are the strong half: they have labelled pixels. The others are the weak half. Each loss is computed when
 * it is asked for.
 *
 * @param hybrid [N,C,H,W] scores of hybrid-Net @param pseudo [N,C,H,W] scores of pseudo-Net
 * @param both the batch, strong half first @param half images in the strong half
 * @param classAware whether only possible classes compete on the strong half
 * @param weights [weak] of the images of the weak half by the dynamic evaluation
 * @param byHybrid labels that hybrid-Net gives the weak half @param byPseudo those of pseudo-Net
 */
record CrossTerms(NDArray hybrid, NDArray pseudo, TensorBatch both, int half, boolean classAware, NDArray weights,
        PseudoLabels byHybrid, PseudoLabels byPseudo) {

    /**
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
        NDArray graded = pseudo.get(first).stopGradient();
        grades.update(both.labels().get(first),
                Torch.pseudoLabels(graded, both.possible().get(first).gt(0.5f)).labels());
        return new CrossTerms(hybrid, pseudo, both, half, classAware, grades.weights(present), byHybrid, byPseudo);
    }

    /** @return [] cross entropy of hybrid-Net on the strong half */
    NDArray strong() {
        return strong(hybrid, both.part(0, half), classAware);
    }

    /** @param scores of hybrid-Net, [>=N,C,H,W] @param labelled N images @return [] */
    static NDArray strong(NDArray scores, TensorBatch labelled, boolean classAware) {
        NDArray said = scores.get(":" + labelled.names().size());
        return classAware
                ? ClassAwareCrossEntropy.of(said, labelled.labels(), labelled.possible())
                : PixelCrossEntropy.of(said, labelled.labels());
    }

    /** @return [] image-level loss of hybrid-Net, whole batch, over known tags */
    NDArray image() {
        return ImageTagLoss.of(hybrid, both.present(), both.known());
    }

    /** H2P. @return [] class-aware cross entropy of pseudo-Net against hybrid-Net's labels, weak half */
    NDArray toPseudo() {
        return ClassAwareCrossEntropy.of(pseudo.get(half + ":"), byHybrid.labels(), both.possible().get(half + ":"));
    }

    /** P2H. @return [] the same of hybrid-Net against pseudo-Net's labels, each image with its weight */
    NDArray toHybrid() {
        return ClassAwareCrossEntropy.weighted(hybrid.get(half + ":"), byPseudo.labels(),
                both.possible().get(half + ":"), weights);
    }
}
