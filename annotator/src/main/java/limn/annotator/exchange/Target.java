package limn.annotator.exchange;

import limn.annotator.model.ImageItem;
import limn.annotator.model.Mask;
import limn.annotator.store.NewImage;

/** The image that labels of a source are for. */
public sealed interface Target {
    int width();

    int height();

    String name();

    /** One that the project has. */
    record Known(ImageItem item) implements Target {
        @Override
        public int width() { return item.width(); }

        @Override
        public int height() { return item.height(); }

        @Override
        public String name() { return item.name(); }
    }

    /** One that it will get. */
    record Added(NewImage image) implements Target {
        @Override
        public int width() { return image.width(); }

        @Override
        public int height() { return image.height(); }

        @Override
        public String name() { return image.name(); }
    }

    /** Whether this is also the size that a source says; sources that say nothing say 0. */
    default boolean fits(long w, long h) {
        return w <= 0 && h <= 0 || w == width() && h == height();
    }

    /** Whether a mask has the size of the image. */
    default boolean fits(Mask mask) {
        return mask.width() == width() && mask.height() == height();
    }
}
