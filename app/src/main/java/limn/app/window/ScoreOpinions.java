package limn.app.window;

import limn.app.evaluate.ModelScore;

import limn.annotator.model.ImageId;
import limn.annotator.review.ClassScores;

/** A table of scores as conflicts and what next ask it. */
record ScoreOpinions(ScoreTable table) implements ClassScores {
    @Override
    public double confidence(ImageId image, int classId) {
        ModelScore score = table.of(image);
        return score.isSeen() ? score.classes().getOrDefault(classId, 0f) : Double.NaN;
    }

    @Override
    public double uncertainty(ImageId image) { return 1 - table.of(image).confidence(); }

    @Override
    public double disagreement(ImageId image) {
        return Double.NaN; // one network looks at a time
    }
}
