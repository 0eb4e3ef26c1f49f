package limn.annotator.view;

import java.util.Set;
import limn.annotator.model.ImageItem;
import limn.annotator.model.Tags;

/**
 * One picture of the gallery.
 *
 * @param tags what a person said of the classes
 * @param masked whether any pixel is labelled
 * @param labelledShare how much of the picture is labelled, 0..1; negative if nobody counted
 * @param suggested classes that a network sees in it and of which nothing is known; shown outlined
 */
public record GalleryItem(ImageItem item, Tags tags, boolean masked, double labelledShare, Set<Integer> suggested) {
    public GalleryItem { suggested = Set.copyOf(suggested); }

    public GalleryItem(ImageItem item, Tags tags, boolean masked) { this(item, tags, masked, -1, Set.of()); }

    public GalleryItem(ImageItem item, Tags tags, boolean masked, double labelledShare) {
        this(item, tags, masked, labelledShare, Set.of());
    }

    public GalleryItem withTags(Tags changed) {
        return new GalleryItem(item, changed, masked, labelledShare, suggested);
    }
}
