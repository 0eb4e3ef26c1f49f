package limn.annotator.exchange;

/** Takes runs of pixels in rows. */
@FunctionalInterface
interface Spans {
    /** The pixels [x0,x1) of row y. */
    void span(int y, int x0, int x1);
}
