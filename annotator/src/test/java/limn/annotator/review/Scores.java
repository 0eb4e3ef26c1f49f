package limn.annotator.review;

import java.util.HashMap;
import java.util.Map;
import limn.annotator.model.ImageId;

/** A network that says what a test told it. */
final class Scores implements ClassScores {
    private final Map<String, Double> said = new HashMap<>();

    Scores sure(long image, int classId, double confidence) {
        said.put(image + "/" + classId, confidence);
        return this;
    }

    Scores unsure(long image, double uncertainty) {
        said.put(image + "?", uncertainty);
        return this;
    }

    Scores quarrel(long image, double share) {
        said.put(image + "!", share);
        return this;
    }

    @Override
    public double confidence(ImageId image, int classId) {
        return said.getOrDefault(image.value() + "/" + classId, Double.NaN);
    }

    @Override
    public double uncertainty(ImageId image) { return said.getOrDefault(image.value() + "?", Double.NaN); }

    @Override
    public double disagreement(ImageId image) { return said.getOrDefault(image.value() + "!", Double.NaN); }
}
