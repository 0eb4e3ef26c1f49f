package limn.app.window;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import limn.annotator.format.ImageFiles;
import limn.annotator.format.Picture;
import limn.annotator.format.ThumbnailFolder;
import limn.annotator.model.ImageId;
import limn.annotator.model.ImageItem;
import limn.annotator.store.Project;
import limn.annotator.view.ThumbnailSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Small pictures of a project: from its folder of thumbnails, else from the files of the images, and then kept there. Made in two
 * threads, what was asked for last first; what scrolled out of sight is not begun.
 */
final class Thumbnails implements ThumbnailSource, AutoCloseable {
    /** What the folder of a project may have, bytes: 100,000 small pictures and some. */
    static final long BUDGET = 2L << 30;
    /** Longer side, pixels: the largest size of the gallery. */
    private static final int SIDE = 320;
    private static final int THREADS = 2;
    private static final Logger LOG = LoggerFactory.getLogger(Thumbnails.class);

    private final Project project;
    private final ThumbnailFolder kept;
    private final NewestFirst<ImageId> requests = new NewestFirst<>("thumbnail", THREADS,
            failure -> LOG.warn("a small picture failed", failure));

    Thumbnails(Project project) {
        this.project = project;
        kept = new ThumbnailFolder(project.thumbnails(), BUDGET);
    }

    @Override
    public void request(ImageItem item, Consumer<Optional<Image>> done) {
        requests.ask(item.id(), () -> done.accept(picture(item).map(Thumbnails::image)));
    }

    private Optional<Picture> picture(ImageItem item) {
        Path file = project.file(item);
        try {
            String digest = project.digest(item.id());
            if (digest.isBlank()) {
                return Optional.of(ImageFiles.thumbnail(file, SIDE));
            }
            Optional<Picture> known = kept.read(digest, SIDE, Files.getLastModifiedTime(file));
            if (known.isPresent()) {
                return known;
            }
            Picture made = ImageFiles.thumbnail(file, SIDE);
            keep(digest, made);
            return Optional.of(made);
        } catch (IOException unreadable) {
            LOG.warn("no small picture of {}", file, unreadable);
            return Optional.empty();
        }
    }

    /** The small picture of an image if it was made before. Reads a file. */
    Optional<Picture> kept(ImageItem item) {
        try {
            String digest = project.digest(item.id());
            return digest.isBlank()
                    ? Optional.empty()
                    : kept.read(digest, SIDE, Files.getLastModifiedTime(project.file(item)));
        } catch (IOException unreadable) {
            LOG.debug("no small picture of {}", item.name(), unreadable);
            return Optional.empty();
        }
    }

    /** A full or protected disk costs speed, nothing else. */
    private void keep(String digest, Picture made) {
        if (project.isReadOnly()) {
            return;
        }
        try {
            kept.write(digest, SIDE, made);
        } catch (IOException unwritable) {
            LOG.warn("a small picture is not kept in {}", project.thumbnails(), unwritable);
        }
    }

    static Image image(Picture picture) {
        var image = new WritableImage(picture.width(), picture.height());
        image.getPixelWriter().setPixels(0, 0, picture.width(), picture.height(), PixelFormat.getIntArgbInstance(),
                picture.argb(), 0, picture.width());
        return image;
    }

    @Override
    public void cancel(ImageId image) { requests.withdraw(image); }

    /** Whether nothing is being decoded. */
    boolean isIdle() { return requests.isIdle(); }

    @Override
    public void close() { requests.close(); }
}
