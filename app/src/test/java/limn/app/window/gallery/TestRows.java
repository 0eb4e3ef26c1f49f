package limn.app.window.gallery;

import limn.app.evaluate.ModelScore;

import java.util.Map;
import java.util.Set;
import limn.annotator.model.ImageId;
import limn.annotator.model.ImageItem;
import limn.annotator.model.ReviewState;
import limn.annotator.model.Split;
import limn.annotator.model.Tags;
import limn.annotator.view.GalleryItem;

/** Rows of a gallery for tests. */
public final class TestRows {
    private TestRows() {}

    public static GalleryRow named(int place, String name) {
        return row(place, name, Split.TRAIN, ReviewState.NEW, Tags.unknown(3), false, ModelScore.NONE);
    }

    public static GalleryRow row(int place, String name, Split split, ReviewState state, Tags tags, boolean masked,
            ModelScore score) {
        var item = new ImageItem(new ImageId(place + 1), name, name, 4, 4, split, state);
        return new GalleryRow(place, new GalleryItem(item, tags, masked, -1, Set.of()), score);
    }

    public static ModelScore score(float confidence, float disagreement) {
        return new ModelScore(confidence, disagreement, Map.of(), 0);
    }
}
