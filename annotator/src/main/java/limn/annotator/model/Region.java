package limn.annotator.model;

/** A rectangle of pixels, possibly empty. x and y count from the top left corner of the image. */
public record Region(int x, int y, int width, int height) {
    public static final Region EMPTY = new Region(0, 0, 0, 0);

    public Region {
        if (width < 0 || height < 0) {
            throw new IllegalArgumentException("region must not have a negative size but is " + width + " x " + height);
        }
    }

    /** The smallest region that holds the half-open box [x0,x1) x [y0,y1); empty if the box is. */
    public static Region of(int x0, int y0, int x1, int y1) {
        return x1 <= x0 || y1 <= y0 ? EMPTY : new Region(x0, y0, x1 - x0, y1 - y0);
    }

    public int endX() { return x + width; }

    public int endY() { return y + height; }

    public boolean isEmpty() { return width == 0 || height == 0; }

    public Region intersect(Region other) {
        return of(Math.max(x, other.x), Math.max(y, other.y), Math.min(endX(), other.endX()),
                Math.min(endY(), other.endY()));
    }

    public Region union(Region other) {
        if (isEmpty()) {
            return other;
        }
        if (other.isEmpty()) {
            return this;
        }
        return of(Math.min(x, other.x), Math.min(y, other.y), Math.max(endX(), other.endX()),
                Math.max(endY(), other.endY()));
    }

    public boolean contains(int px, int py) { return px >= x && py >= y && px < endX() && py < endY(); }
}
