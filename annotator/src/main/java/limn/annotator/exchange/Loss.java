package limn.annotator.exchange;

import java.util.List;

/**
 * Something in a project that a format cannot carry.
 *
 * @param amount pixels, for tags the number of tags
 * @param images how many images it concerns
 * @param names the classes it concerns, if it is about classes
 * @param choices what may become of it: words, see {@link Choices}; a class of the project may be named too where it is about pixels
 */
public record Loss(Kind kind, long amount, int images, List<String> names, List<String> choices) {
    /** What is lost. */
    public enum Kind {
        /** Pixels that never count. */
        VOID,
        /** Pixels that nobody decided, in masks that have decided ones. */
        UNLABELLED,
        /** Classes of which the format does not know the name. */
        OTHER_CLASSES,
        /** States of tags. */
        TAGS
    }

    public Loss {
        names = List.copyOf(names);
        choices = List.copyOf(choices);
    }
}
