package limn.app.inspect;

import java.util.Arrays;

/** What tags forbade a network to say: the class it would have named, at the pixels where it may not. */
public final class TagEffect {
    private TagEffect() {}

    /**
     * @param free labels over all classes @param allowed labels among those that the tags leave
     * @return the free label where the two differ, else unlabelled
     */
    public static PaneValues forbidden(String name, PaneValues free, PaneValues allowed) {
        var labels = new int[free.raw().length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = free.raw()[i] == allowed.raw()[i] ? Labels.UNLABELLED : free.raw()[i];
        }
        return new PaneValues(name, free.role(), PaneValues.Kind.LABELS, free.width(), free.height(), labels, 255, 1,
                free.palette());
    }

    /** The share of pixels that are labelled, 0..1. */
    public static double share(PaneValues labels) {
        return labels.raw().length == 0
                ? 0
                : Arrays.stream(labels.raw()).filter(l -> l < Labels.UNLABELLED).count() / (double) labels.raw().length;
    }
}
