package limn.app.window;

/** What of a project changed, so that views redo no more than they must. */
enum Aspect {
    IMAGES, CLASSES, TAGS, MASKS,
    /** Every mask may be another: class indices mean something else. */
    EVERY_MASK,
    /** Notes, effort. */
    FACTS
}
