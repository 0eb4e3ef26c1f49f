package limn.app.window;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.image.Image;
import limn.annotator.format.Picture;
import limn.annotator.model.ClassCatalog;
import limn.annotator.model.ImageId;
import limn.annotator.model.ImageItem;
import limn.annotator.model.LabelClass;
import limn.annotator.model.Mask;
import limn.annotator.view.ThumbnailSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Masks as small pictures to lie over the small pictures of images: class colours half clear, void in stripes, unlabelled clear. Each
 * pixel is the mask's value in the middle of what it stands for. Made in one thread, the newest request first.
 */
final class MaskThumbnails implements ThumbnailSource, AutoCloseable {
    /** Longer side, pixels. */
    private static final int SIDE = 320;
    private static final int CLEAR = 0xA0 << 24;
    private static final int STRIPE = 0xC0FFFFFF;
    private static final int BETWEEN_STRIPES = 0xC0303030;
    private static final Logger LOG = LoggerFactory.getLogger(MaskThumbnails.class);

    private final ProjectModel model;
    private final NewestFirst<ImageId> requests = new NewestFirst<>("mask-thumbnail", 1,
            failure -> LOG.warn("a small mask failed", failure));

    MaskThumbnails(ProjectModel model) { this.model = model; }

    @Override
    public void request(ImageItem item, Consumer<Optional<Image>> done) {
        int[] colours = colours(model.classes());
        requests.ask(item.id(),
                () -> done.accept(Optional.of(Thumbnails.image(small(model.project().loadMask(item), colours)))));
    }

    /** The ARGB of each mask value but void. */
    static int[] colours(ClassCatalog classes) {
        var colours = new int[256];
        for (LabelClass c : classes.classes()) {
            colours[c.index()] = CLEAR | c.rgb();
        }
        return colours;
    }

    static Picture small(Mask mask, int[] colours) {
        double step = Math.max(1, Math.max(mask.width(), mask.height()) / (double) SIDE);
        int width = Math.max(1, (int) Math.round(mask.width() / step));
        int height = Math.max(1, (int) Math.round(mask.height() / step));
        var argb = new int[width * height];
        for (int y = 0; y < height; y++) {
            int my = Math.min(mask.height() - 1, (int) ((y + 0.5) * mask.height() / height));
            for (int x = 0; x < width; x++) {
                int mx = Math.min(mask.width() - 1, (int) ((x + 0.5) * mask.width() / width));
                int value = mask.at(mx, my);
                argb[y * width + x] = value == Mask.VOID
                        ? (x + y & 4) == 0 ? STRIPE : BETWEEN_STRIPES
                        : colours[value];
            }
        }
        return new Picture(width, height, argb);
    }

    @Override
    public void cancel(ImageId image) { requests.withdraw(image); }

    boolean isIdle() { return requests.isIdle(); }

    @Override
    public void close() { requests.close(); }
}
