package limn.annotator.view;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.image.Image;
import limn.annotator.model.ImageId;
import limn.annotator.model.ImageItem;

/** Where the gallery gets its small pictures from; decodes on threads of its own. */
@FunctionalInterface
public interface ThumbnailSource {
    /**
     * Asks for the small picture of an image.
     *
     * @param done takes the picture, on any thread, at most once; empty for what cannot be read
     */
    void request(ImageItem item, Consumer<Optional<Image>> done);

    /** The picture is out of sight: a request that has not begun need not be answered. */
    default void cancel(ImageId image) {}
}
