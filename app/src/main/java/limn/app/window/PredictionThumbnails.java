package limn.app.window;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.image.Image;
import limn.annotator.model.ClassCatalog;
import limn.annotator.model.ImageId;
import limn.annotator.model.ImageItem;
import limn.annotator.view.ThumbnailSource;
import limn.app.review.Predicted;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Predictions of a run as small pictures to lie over the small pictures of images. Made in one thread, the newest request first. */
final class PredictionThumbnails implements ThumbnailSource, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PredictionThumbnails.class);
    private final NewestFirst<ImageId> requests = new NewestFirst<>("prediction-thumbnail", 1,
            failure -> LOG.warn("a small prediction failed", failure));
    private final Predicted predicted;
    private final int[] colours;

    PredictionThumbnails(Predicted predicted, ClassCatalog classes) {
        this.predicted = predicted;
        colours = MaskThumbnails.colours(classes);
    }

    @Override
    public void request(ImageItem item, Consumer<Optional<Image>> done) {
        requests.ask(item.id(), () -> done.accept(made(item)));
    }

    private Optional<Image> made(ImageItem item) {
        try {
            return Optional.of(Thumbnails.image(MaskThumbnails.small(predicted.labels(item), colours)));
        } catch (IOException unreadable) {
            LOG.warn("no small prediction of {}", item.name(), unreadable);
            return Optional.empty();
        }
    }

    @Override
    public void cancel(ImageId image) { requests.withdraw(image); }

    @Override
    public void close() { requests.close(); }
}
