package limn.app.window;

/**
 * Work that goes on, for the status row.
 *
 * @param name which work; a later value of the same name replaces an earlier one
 * @param fraction 0..1, or negative if not known
 * @param over whether it has ended
 * @param cancel what the stop button does
 */
record Progress(String name, String text, double fraction, boolean over, Runnable cancel) {
    static Progress ended(String name) { return new Progress(name, "", 1, true, () -> {}); }
}
