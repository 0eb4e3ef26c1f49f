package limn.app.window;

import limn.app.review.Proposed;

/** How far a verdict reaches. */
enum ReviewReach {
    /** The region at hand. */
    REGION,
    /** All regions of its class in the image. */
    CLASS,
    /** All regions of the image. */
    IMAGE;

    boolean reaches(Proposed region, Proposed here) {
        return switch (this) {
            case REGION -> region.equals(here);
            case CLASS -> region.image().equals(here.image()) && region.classId() == here.classId();
            case IMAGE -> region.image().equals(here.image());
        };
    }
}
