package limn.annotator.review;

import limn.annotator.model.ImageId;

/** Something about one class of one image that cannot be right, or that somebody should look at. */
public sealed interface Conflict {
    ImageId image();

    int classId();

    /** The class is painted and tagged absent. */
    record PaintedButAbsent(ImageId image, int classId, long pixels) implements Conflict {}

    /** The class is tagged present, every pixel of the image is decided, none has the class. */
    record TaggedButNowhere(ImageId image, int classId) implements Conflict {}

    /** The class is tagged absent, a network is sure to see it. @param confidence 0..1 */
    record AbsentButSure(ImageId image, int classId, double confidence) implements Conflict {}

    /** Nobody has said whether the class is there, a network is sure to see it. @param confidence 0..1 */
    record UnknownButSure(ImageId image, int classId, double confidence) implements Conflict {}

    /** The kinds, in the order in which they are to be looked at. */
    enum Kind {
        PAINTED_BUT_ABSENT, TAGGED_BUT_NOWHERE, ABSENT_BUT_SURE, UNKNOWN_BUT_SURE
    }

    default Kind kind() {
        return switch (this) {
            case PaintedButAbsent c -> Kind.PAINTED_BUT_ABSENT;
            case TaggedButNowhere c -> Kind.TAGGED_BUT_NOWHERE;
            case AbsentButSure c -> Kind.ABSENT_BUT_SURE;
            case UnknownButSure c -> Kind.UNKNOWN_BUT_SURE;
        };
    }
}
