package limn.annotator.model;

/**
 * What an image cost.
 *
 * @param maskMillis time in which somebody worked on its mask, without pauses
 * @param tagMillis time in which somebody worked on its tags alone, without pauses
 * @param strokes finished changes of the mask
 */
public record Effort(long maskMillis, long tagMillis, int strokes) {
    public static final Effort NONE = new Effort(0, 0, 0);

    public Effort {
        if (maskMillis < 0 || tagMillis < 0 || strokes < 0) {
            throw new IllegalArgumentException("effort is not negative but is " + maskMillis + " ms, " + tagMillis
                    + " ms, " + strokes + " strokes");
        }
    }

    /** Time at the mask alone. */
    public static Effort mask(long millis) { return new Effort(millis, 0, 0); }

    /** Time at the tags alone. */
    public static Effort tags(long millis) { return new Effort(0, millis, 0); }

    public Effort plus(Effort other) {
        return new Effort(maskMillis + other.maskMillis, tagMillis + other.tagMillis, strokes + other.strokes);
    }

    public long totalMillis() { return maskMillis + tagMillis; }

    public boolean isNone() { return equals(NONE); }
}
