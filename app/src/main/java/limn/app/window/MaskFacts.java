package limn.app.window;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import limn.annotator.model.ImageId;
import limn.annotator.model.ImageItem;
import limn.annotator.model.ValueCounts;
import limn.annotator.store.Project;

/** What views show of a mask. @param masked whether any pixel is labelled @param item as it is now */
record MaskFacts(ImageId image, boolean masked, ValueCounts pixels, Optional<ImageItem> item) {
    /** So many are handed over together. */
    private static final int PORTION = 256;

    /** Slow. */
    static MaskFacts read(Project project, ImageId id) {
        return new MaskFacts(id, project.hasMask(id), project.facts().counts(id).orElse(ValueCounts.NONE),
                project.image(id));
    }

    /** Reads those of many images and hands them over, some at a time. Slow. */
    static void inPortions(Project project, Collection<ImageId> ids, Consumer<List<MaskFacts>> taker) {
        var some = new ArrayList<MaskFacts>();
        for (ImageId id : ids) {
            some.add(read(project, id));
            if (some.size() == PORTION) {
                taker.accept(List.copyOf(some));
                some.clear();
            }
        }
        if (!some.isEmpty()) {
            taker.accept(List.copyOf(some));
        }
    }
}
