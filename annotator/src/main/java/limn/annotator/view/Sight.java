package limn.annotator.view;

/**
 * What a canvas looks at, whatever its size.
 *
 * @param x the column of the picture in the middle of the view
 * @param y the row of the picture in the middle of the view
 * @param zoom device pixels per pixel of the picture
 */
public record Sight(double x, double y, double zoom) {
    /** Whether both look at the same, but for what rounding makes of it. */
    boolean isNear(Sight other) {
        double most = 1e-6 * Math.max(1, Math.max(Math.abs(x), Math.abs(y)));
        return Math.abs(x - other.x) < most && Math.abs(y - other.y) < most
                && Math.abs(zoom - other.zoom) < 1e-9 * zoom;
    }
}
