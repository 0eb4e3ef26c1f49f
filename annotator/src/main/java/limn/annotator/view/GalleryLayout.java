package limn.annotator.view;

import java.util.ArrayList;
import java.util.List;

/**
 * Where the cells of a gallery lie: rows of equal cells with a margin around, in pixels from the top of the first row. Immutable.
 *
 * @param count cells
 * @param tile width of a cell's picture
 * @param width of the view
 */
record GalleryLayout(int count, double tile, double width) {
    static final double GAP = 12;
    static final double FOOT = 40;

    int columns() { return Math.max(1, (int) Math.floor((width - GAP) / (tile + GAP))); }

    int rows() { return (count + columns() - 1) / columns(); }

    /** The picture is three quarters as high as wide. */
    double pictureHeight() { return Math.rint(tile * 0.75); }

    double cellHeight() { return pictureHeight() + FOOT; }

    double rowHeight() { return cellHeight() + GAP; }

    double height() { return rows() * rowHeight() + GAP; }

    double x(int index) {
        double free = width - columns() * (tile + GAP) - GAP;
        double stretch = count < columns() ? 0 : free / (columns() + 1);
        return Math.floor(GAP + stretch + index % columns() * (tile + GAP + stretch));
    }

    double y(int index) { return GAP + index / columns() * rowHeight(); }

    /** First cell of the first row that any of [top, top + height) shows. */
    int firstVisible(double top) {
        return Math.clamp((long) Math.floor((top - GAP) / rowHeight()), 0, rows()) * columns();
    }

    /** The cell after the last one that [.., bottom) shows. */
    int endVisible(double bottom) {
        long row = (long) Math.ceil((bottom - GAP) / rowHeight());
        return (int) Math.clamp(row * columns(), 0, count);
    }

    /** A rectangle between two corners, in pixels from the top of the first row. */
    record Box(double x1, double y1, double x2, double y2) {
        double left() { return Math.min(x1, x2); }

        double right() { return Math.max(x1, x2); }

        double top() { return Math.min(y1, y2); }

        double bottom() { return Math.max(y1, y2); }
    }

    /** The cells that a box touches, in order. */
    List<Integer> within(Box box) {
        var touched = new ArrayList<Integer>();
        for (int i = firstVisible(box.top()); i < endVisible(box.bottom()); i++) {
            boolean beside = x(i) > box.right() || x(i) + tile < box.left();
            boolean above = y(i) > box.bottom() || y(i) + cellHeight() < box.top();
            if (!beside && !above) {
                touched.add(i);
            }
        }
        return touched;
    }

    /** The cell at a place, or -1. */
    int at(double px, double py) {
        int row = (int) Math.floor((py - GAP) / rowHeight());
        for (int i = Math.max(0, row * columns()); i < Math.min(count, (row + 1) * columns()); i++) {
            if (px >= x(i) && px < x(i) + tile && py >= y(i) && py < y(i) + cellHeight()) {
                return i;
            }
        }
        return -1;
    }
}
