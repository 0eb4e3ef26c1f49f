package limn.app.window;

import java.util.Map;
import limn.annotator.model.ImageId;
import limn.annotator.review.ClassScores;
import limn.app.evaluate.ModelScore;

/**
 * What networks think of images, as conflicts and what next ask it.
 *
 * @param table of one network
 * @param quarrels share of pixels of which two networks say different classes, of images that both have seen
 */
record ScoreOpinions(ScoreTable table, Map<ImageId, Double> quarrels) implements ClassScores {
    ScoreOpinions { quarrels = Map.copyOf(quarrels); }

    ScoreOpinions(ScoreTable table) { this(table, Map.of()); }

    @Override
    public double confidence(ImageId image, int classId) {
        ModelScore score = table.of(image);
        return score.isSeen() ? score.classes().getOrDefault(classId, 0f) : Double.NaN;
    }

    @Override
    public double uncertainty(ImageId image) { return 1 - table.of(image).confidence(); }

    @Override
    public double disagreement(ImageId image) { return quarrels.getOrDefault(image, Double.NaN); }
}
