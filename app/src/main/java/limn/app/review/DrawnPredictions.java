package limn.app.review;

import java.io.IOException;
import java.util.List;
import limn.annotator.model.ClassCatalog;
import limn.annotator.model.ImageItem;
import limn.annotator.model.LabelClass;
import limn.annotator.model.Mask;
import limn.annotator.model.Tags;
import limn.engine.run.RunFolder;

/** Predictions that no network made, in the folder of a run: to measure the review with. */
public final class DrawnPredictions {
    private final PredictionFolder folder;
    private final ClassCatalog classes;

    /** Begins. @param step of the training that there would have been */
    public DrawnPredictions(RunFolder run, long step, ClassCatalog classes) throws IOException {
        this.classes = classes;
        folder = new PredictionFolder(run);
        folder.begin(PredictionFolder.Head.of(step, classes.classes().stream().map(LabelClass::name).toList()));
    }

    /** Adds an image. @param mask as it is painted @param labels of each pixel @param confidence of each pixel, 0..255 */
    public void add(ImageItem item, Mask mask, Tags tags, byte[] labels, byte[] confidence) throws IOException {
        long decided = (long) item.width() * item.height() - mask.histogram()[Mask.UNLABELLED];
        folder.add(new PredictedImage(item.id().value(), item.width(), item.height(), decided, Proposing.stamp(tags),
                Proposing.mean(confidence), -1, Proposing.spots(mask, labels, confidence), List.of(),
                Proposing.seen(labels)), labels, labels, confidence, classes);
    }
}
