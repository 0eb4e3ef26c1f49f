package limn.app.window;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import limn.annotator.format.ImageFiles;
import limn.annotator.format.Picture;
import limn.annotator.model.ImageId;
import limn.annotator.model.ImageItem;
import limn.annotator.store.Project;
import limn.annotator.view.ThumbnailSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Small pictures straight from the files of a project, decoded in two threads. What scrolled out of sight is not begun. */
final class Thumbnails implements ThumbnailSource, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Thumbnails.class);
    private static final int SIDE = 320;
    private final Project project;
    private final ExecutorService decoders = Executors.newFixedThreadPool(2,
            Thread.ofPlatform().daemon().name("thumbnail-", 1).factory());
    private final Map<ImageId, Boolean> wanted = new ConcurrentHashMap<>();
    private final AtomicInteger waiting = new AtomicInteger();

    Thumbnails(Project project) { this.project = project; }

    @Override
    public void request(ImageItem item, Consumer<Image> done) {
        wanted.put(item.id(), true);
        waiting.incrementAndGet();
        decoders.execute(() -> {
            try {
                if (wanted.remove(item.id()) != null) {
                    decode(project.file(item), done);
                }
            } finally {
                waiting.decrementAndGet();
            }
        });
    }

    private static void decode(Path file, Consumer<Image> done) {
        try {
            Picture picture = ImageFiles.thumbnail(file, SIDE);
            var image = new WritableImage(picture.width(), picture.height());
            image.getPixelWriter().setPixels(0, 0, picture.width(), picture.height(), PixelFormat.getIntArgbInstance(),
                    picture.argb(), 0, picture.width());
            done.accept(image);
        } catch (IOException unreadable) {
            LOG.warn("no small picture of {}", file, unreadable);
        }
    }

    @Override
    public void cancel(ImageId image) { wanted.remove(image); }

    /** Whether nothing is being decoded. */
    boolean isIdle() { return waiting.get() == 0; }

    @Override
    public void close() { decoders.shutdownNow(); }
}
