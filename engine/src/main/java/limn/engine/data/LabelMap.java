package limn.engine.data;

/** The label of each pixel of one image. Treat the array as read-only. @param labels 0..C-1, 254 unlabelled, 255 void; row by row */
public record LabelMap(int width, int height, byte[] labels) {
    /** Undecided: no loss, may receive a pseudo label. */
    public static final int UNLABELLED = 254;
    /** Ambiguous or padding: no loss, no pseudo label, no score. */
    public static final int VOID = 255;

    public LabelMap {
        if (width < 1 || height < 1 || labels.length != (long) width * height) {
            throw new IllegalArgumentException(
                    "expected " + width + " x " + height + " labels but got " + labels.length);
        }
    }
}
