package limn.annotator.review;

import limn.annotator.model.TagState;

/** A way out of a conflict. */
public enum ConflictFix {
    /** The tag becomes what the mask says. */
    MASK_WINS,
    /** The mask becomes what the tag says: pixels of the class become unlabelled. */
    TAG_WINS,
    /** The tag becomes present, as the network suggests. */
    ACCEPT,
    /** The tag becomes absent, against the network. */
    REJECT;

    /** Whether this is a way out of that conflict. A missing region cannot be painted by a key, nor a tag confirmed twice. */
    public boolean fits(Conflict conflict) {
        return switch (conflict) {
            case Conflict.PaintedButAbsent c -> this == MASK_WINS || this == TAG_WINS;
            case Conflict.TaggedButNowhere c -> this == MASK_WINS;
            case Conflict.AbsentButSure c -> this == ACCEPT;
            case Conflict.UnknownButSure c -> this == ACCEPT || this == REJECT;
        };
    }

    /** The tag that the class has afterwards. */
    public TagState tagAfter(Conflict conflict) {
        return switch (this) {
            case MASK_WINS -> conflict instanceof Conflict.PaintedButAbsent ? TagState.PRESENT : TagState.ABSENT;
            case ACCEPT -> TagState.PRESENT;
            case TAG_WINS, REJECT -> TagState.ABSENT;
        };
    }
}
