package limn.app.window;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import limn.annotator.model.ImageItem;
import limn.annotator.model.Mask;
import limn.annotator.view.Pyramid;

/**
 * Brings an image to be labelled: if its picture has to be decoded first, a coarse one at once where there is one, so that a person sees
 * it and paints, and then the picture itself. Only the newest request is answered. JavaFX thread only.
 */
final class ImageOpening {
    /** What people made of an image. */
    record Labels(Mask mask, History.Names names) {
        static Labels of(ProjectModel model, ImageItem item) throws IOException {
            return new Labels(model.mask(item), History.Names.of(model.project(), item.id()));
        }
    }

    /** Finds the labels of an image, behind. */
    interface LabelSource { Labels of(ImageItem item) throws IOException; }

    /** An image with all that is needed to paint on it. */
    record Opened(ImageItem item, Pyramid pyramid, Labels labels) {}

    private final Jobs jobs;
    private final Executor window;
    private final Consumer<Runnable> afterSaving;
    private final PictureCache pictures;
    private final Function<ImageItem, Optional<Pyramid>> glances;
    private final LabelSource labels;
    private AtomicBoolean outdated = new AtomicBoolean();

    /**
     * @param window runs what is given in the window's thread
     * @param afterSaving runs something when all that was changed so far is on disk
     * @param glances coarse pictures, behind
     */
    ImageOpening(Jobs jobs, Executor window, Consumer<Runnable> afterSaving, PictureCache pictures,
            Function<ImageItem, Optional<Pyramid>> glances, LabelSource labels) {
        this.jobs = jobs;
        this.window = window;
        this.afterSaving = afterSaving;
        this.pictures = pictures;
        this.glances = glances;
        this.labels = labels;
    }

    /**
     * Asks for an image.
     *
     * @param coarse told of the image before its picture is there, or never
     * @param whole told of the image with its picture
     */
    void open(ImageItem item, Consumer<Opened> coarse, Consumer<Opened> whole, Consumer<Exception> failed) {
        outdated.set(true);
        var mine = new AtomicBoolean();
        outdated = mine;
        afterSaving.accept(() -> jobs.run("picture", () -> load(item, mine::get, coarse), whole, failed));
    }

    /** The coarse picture first and then the other: both at once would make a person wait longer for anything to be seen. */
    private Opened load(ImageItem item, BooleanSupplier unwanted, Consumer<Opened> coarse) throws IOException {
        if (!unwanted.getAsBoolean() && !pictures.has(item.id())) {
            Optional<Pyramid> glance = glances.apply(item);
            if (glance.isPresent()) {
                var seen = new Opened(item, glance.get(), labels.of(item));
                window.execute(() -> {
                    if (!unwanted.getAsBoolean()) {
                        coarse.accept(seen);
                    }
                });
                return new Opened(item, pictures.get(item, unwanted), seen.labels());
            }
        }
        return new Opened(item, pictures.get(item, unwanted), labels.of(item));
    }

    /** Decodes what may be wanted next. */
    void expect(List<ImageItem> items) { pictures.expect(items); }
}
