package limn.app.window;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javafx.scene.image.Image;
import limn.annotator.model.ImageItem;
import limn.annotator.model.Region;
import limn.annotator.store.Project;
import limn.app.review.Predicted;
import limn.app.review.Proposed;
import limn.app.review.RegionPicture;

/** Makes the picture of a predicted region, and finds the regions of its image on the way. For background threads. */
final class RegionDrawing {
    private static final int SIDE = 1000;

    /** @param areas all regions of the image @param pictures with the region and without; empty if it is not there any more */
    record Drawn(List<Predicted.Area> areas, Optional<Pictures> pictures) {}

    record Pictures(Image marked, Image bare) {}

    private RegionDrawing() {}

    /** @param ready the regions of the image if they are known */
    static Drawn of(Predicted predicted, Project project, PictureCache pictures, ImageItem item, Proposed region,
            Optional<List<Predicted.Area>> ready) throws IOException {
        List<Predicted.Area> known = ready.isPresent() ? ready.get() : predicted.regions(project, item);
        Optional<Predicted.Area> area = known.stream().filter(a -> a.proposed().equals(region)).findFirst();
        if (area.isEmpty()) {
            return new Drawn(known, Optional.empty());
        }
        Region part = EvaluationView.around(region.bounds(), item);
        var cut = pictures.get(item, () -> false).cut(part, Math.min(SIDE, 6 * Math.max(part.width(), part.height())));
        int rgb = project.classes().get(region.classId()).rgb();
        return new Drawn(known, Optional.of(new Pictures(
                Thumbnails.image(RegionPicture.of(cut, part, area.get().pixels(), rgb)), Thumbnails.image(cut))));
    }
}
