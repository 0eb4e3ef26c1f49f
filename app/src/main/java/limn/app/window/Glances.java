package limn.app.window;

import java.util.Optional;
import limn.annotator.format.ImageFiles;
import limn.annotator.format.ImageFormatException;
import limn.annotator.format.Size;
import limn.annotator.model.ImageItem;
import limn.annotator.store.Project;
import limn.annotator.view.Pyramid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Coarse pictures of images that are about to be decoded: a fraction of the pixels where the file gives that sooner, else the small
 * picture of the gallery if it is kept. Any thread.
 */
final class Glances {
    /** Smaller images are decoded before anybody could look at a coarse one, pixels. */
    private static final long FROM = 3_000_000;
    private static final Logger LOG = LoggerFactory.getLogger(Glances.class);

    private final Project project;
    private final Thumbnails thumbnails;

    Glances(Project project, Thumbnails thumbnails) {
        this.project = project;
        this.thumbnails = thumbnails;
    }

    /** Slow, but much less than decoding; whatever is wrong with the file is left to that. */
    Optional<Pyramid> of(ImageItem item) {
        if ((long) item.width() * item.height() < FROM) {
            return Optional.empty();
        }
        try {
            return ImageFiles.glance(project.file(item), new Size(item.width(), item.height()))
                    .or(() -> thumbnails.kept(item))
                    .map(small -> Pyramid.coarse(item.width(), item.height(), small));
        } catch (ImageFormatException unreadable) {
            LOG.debug("no first glance at {}", item.name(), unreadable);
            return Optional.empty();
        }
    }
}
