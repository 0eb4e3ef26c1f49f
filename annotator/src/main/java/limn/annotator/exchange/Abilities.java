package limn.annotator.exchange;

import java.util.Set;

/**
 * What a format can carry. What it cannot is said before an export, see {@link Losses}.
 *
 * @param labels how pixels are labelled
 * @param voids whether void is a value of its own
 * @param unlabelled whether pixels that nobody decided stay apart from all others
 * @param tags which states of tags it carries
 * @param names the only names of classes that it knows; empty if it takes any
 * @param needsImages whether it makes no sense without the image files
 */
public record Abilities(Labels labels, boolean voids, boolean unlabelled, Tags tags, Set<String> names,
        boolean needsImages) {
    /** How pixels are labelled. */
    public enum Labels {
        /** Not at all: tags only. */
        NONE,
        /** A picture whose values are classes. */
        VALUES,
        /** Areas with a name each. */
        AREAS
    }

    /** Which states of tags are carried. */
    public enum Tags {
        /** None. */
        NONE,
        /** Present only: absent and unknown become the same. */
        PRESENT,
        /** All three. */
        ALL
    }

    public Abilities { names = Set.copyOf(names); }

    /** A picture of values with void and without unlabelled, for any classes. */
    static Abilities values(Tags tags) {
        return new Abilities(Labels.VALUES, true, false, tags, Set.of(), false);
    }

    /** Named areas: what no area covers is unlabelled; void has no name. */
    static Abilities areas(Tags tags) {
        return new Abilities(Labels.AREAS, false, true, tags, Set.of(), false);
    }

    Abilities withImages() { return new Abilities(labels, voids, unlabelled, tags, names, true); }

    Abilities withVoid() { return new Abilities(labels, true, unlabelled, tags, names, needsImages); }

    Abilities withNames(Set<String> known) {
        return new Abilities(labels, voids, unlabelled, tags, known, needsImages);
    }
}
