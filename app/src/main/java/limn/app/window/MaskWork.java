package limn.app.window;

/**
 * Work on all masks, while which nothing else is to be changed.
 *
 * @param done images that are dealt with
 * @param of all of them; 0 while that is not known
 * @param cancel leaves everything as it was
 */
record MaskWork(boolean active, int done, int of, Runnable cancel) {
    static final MaskWork NONE = new MaskWork(false, 0, 0, () -> {});
}
