package limn.app.window;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.image.Image;
import limn.annotator.format.ImageFiles;
import limn.annotator.format.Picture;
import limn.annotator.model.ClassCatalog;
import limn.annotator.model.ImageItem;
import limn.annotator.model.LabelClass;
import limn.annotator.model.Mask;
import limn.app.train.RunCatalog;
import limn.app.window.runs.SameImage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Small pictures of an image under labels: those that people painted, or that a run predicts. One after the other, the newest wish wins. */
final class PredictedPictures implements SameImage.Source {
    private static final Logger LOG = LoggerFactory.getLogger(PredictedPictures.class);
    /** Longer side, pixels. */
    private static final int SIDE = 480;
    private static final int KEPT = 64;
    /** How strong colours lie over the image, of 256. */
    private static final int STRENGTH = 140;
    private final Desk desk;
    private final Predictions predictions;
    private final ExecutorService worker = Executors
            .newSingleThreadExecutor(Thread.ofPlatform().daemon().name("same image").factory());
    private final AtomicInteger turn = new AtomicInteger();
    private final AtomicInteger waiting = new AtomicInteger();
    private final Map<String, Picture> kept = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Picture> eldest) { return size() > KEPT; }
    };

    PredictedPictures(Desk desk, Predictions predictions) {
        this.desk = desk;
        this.predictions = predictions;
    }

    @Override
    public void painted(ImageItem image, Consumer<Optional<Image>> done) {
        ClassCatalog classes = desk.model().classes();
        run(() -> {
            Mask mask = desk.model().project().loadMask(image);
            return over(image, mask.toBytes(), mask.width(), mask.height(), classes);
        }, done);
    }

    @Override
    public void predicted(RunCatalog.Entry run, ImageItem image, Consumer<Optional<Image>> done) {
        if (!run.hasBest()) {
            done.accept(Optional.empty());
            return;
        }
        ClassCatalog classes = desk.model().classes();
        run(() -> {
            String key = run.folder().name() + " " + Predictions.written(run.folder()) + " " + image.id() + classes;
            Picture known = kept.get(key);
            if (known == null) {
                byte[] labels = predictions.labels(run.folder(), image);
                known = over(image, labels, image.width(), image.height(), classes);
                kept.put(key, known);
            }
            return known;
        }, done);
    }

    private void run(Callable<Picture> work, Consumer<Optional<Image>> done) {
        int mine = turn.get();
        waiting.incrementAndGet();
        worker.execute(() -> {
            try {
                if (mine == turn.get()) {
                    Picture made = work.call();
                    Platform.runLater(() -> done.accept(Optional.of(Thumbnails.image(made))));
                }
            } catch (Exception failure) {
                LOG.warn("no picture of labels", failure);
                Platform.runLater(() -> done.accept(Optional.empty()));
            } finally {
                waiting.decrementAndGet();
            }
        });
    }

    private Picture over(ImageItem item, byte[] labels, int width, int height, ClassCatalog classes)
            throws IOException {
        Picture image = ImageFiles.thumbnail(desk.model().project().file(item), SIDE);
        int[] argb = image.argb().clone();
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < image.width(); x++) {
                int value = labels[(int) ((y + 0.5) * height / image.height()) * width
                        + (int) ((x + 0.5) * width / image.width())] & 0xFF;
                if (value < classes.size()) {
                    LabelClass c = classes.get(value);
                    argb[y * image.width() + x] = mixed(argb[y * image.width() + x], c.rgb());
                }
            }
        }
        return new Picture(image.width(), image.height(), argb);
    }

    private static int mixed(int under, int over) {
        int mixed = 0xFF;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int a = under >> shift & 255;
            int b = over >> shift & 255;
            mixed = mixed << 8 | a + (b - a) * STRENGTH / 256;
        }
        return mixed;
    }

    @Override
    public void forget() { turn.incrementAndGet(); }

    boolean isIdle() { return waiting.get() == 0; }
}
