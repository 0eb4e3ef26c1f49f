package limn.app.window;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
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
    private final Consumer<Runnable> afterSaving;
    private final PictureCache pictures;
    private final Function<ImageItem, Optional<Pyramid>> glances;
    private final LabelSource labels;
    private AtomicBoolean outdated = new AtomicBoolean();

    /**
     * @param afterSaving runs something when all that was changed so far is on disk
     * @param glances coarse pictures, behind
     */
    ImageOpening(Jobs jobs, Consumer<Runnable> afterSaving, PictureCache pictures,
            Function<ImageItem, Optional<Pyramid>> glances, LabelSource labels) {
        this.jobs = jobs;
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
        jobs.cancel("glance");
        afterSaving.accept(() -> {
            if (!pictures.has(item.id())) {
                jobs.run("glance", () -> glance(item, mine::get), seen -> seen.ifPresent(coarse), failed);
            }
            jobs.run("picture", () -> new Opened(item, pictures.get(item, mine::get), labels.of(item)), opened -> {
                jobs.cancel("glance");
                whole.accept(opened);
            }, failure -> {
                jobs.cancel("glance");
                failed.accept(failure);
            });
        });
    }

    private Optional<Opened> glance(ImageItem item, BooleanSupplier unwanted) throws IOException {
        Optional<Pyramid> seen = unwanted.getAsBoolean() || pictures.has(item.id())
                ? Optional.empty()
                : glances.apply(item);
        return seen.isEmpty() || unwanted.getAsBoolean()
                ? Optional.empty()
                : Optional.of(new Opened(item, seen.get(), labels.of(item)));
    }

    /** Decodes what may be wanted next. */
    void expect(List<ImageItem> items) { pictures.expect(items); }
}
