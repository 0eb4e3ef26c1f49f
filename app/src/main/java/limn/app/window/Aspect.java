package limn.app.window;

/** What of a project changed, so that views redo no more than they must. */
enum Aspect {
    IMAGES, CLASSES, TAGS, MASKS
}
