package limn.annotator.smart;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import limn.annotator.edit.Point;
import limn.annotator.edit.Selection;
import limn.annotator.format.Picture;
import limn.annotator.model.Region;
import org.jspecify.annotations.Nullable;

/**
 * The cells of one picture at one cell size, to be painted instead of pixels. Found tile by tile when a stroke comes near; a tile is looked
 * at with what lies around it, so that the cells of its own pixels are whole, and cells of two tiles may overlap at their border. The
 * latest tiles are kept. Needs no OpenCV. Any thread, one at a time; a window looks without waiting by
 * {@link #known}.
 */
public final class Superpixels {
    /** Samples along each side of a tile, about: whole cells. */
    private static final int TILE = 384;
    /** Cells around a tile that are looked at with it. */
    private static final int AROUND = 2;
    /** A cell is looked at with about so many samples along each side. */
    private static final int CELL = 24;
    private static final int KEPT = 40;

    private final Picture picture;
    private final int cell;
    private final int shrink;
    /** Of a cell, samples. */
    private final int width;
    /** Of a tile, pixels. */
    private final int side;
    private final Map<Long, Tile> tiles = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Tile> eldest) { return size() > KEPT; }
    };

    private record Tile(Crop crop, int[] labels) {
        int at(double x, double y) { return labels[crop.row(y) * crop.width() + crop.column(x)]; }
    }

    /** @param cell width of a cell in pixels of the picture, at least 4 */
    public Superpixels(Picture picture, int cell) {
        if (cell < 4) {
            throw new IllegalArgumentException("a cell must be at least 4 pixels wide but is " + cell);
        }
        this.picture = picture;
        this.cell = cell;
        this.shrink = Math.max(1, cell / CELL);
        this.width = Math.max(2, cell / shrink);
        this.side = Math.max(1, TILE / width) * width * shrink;
    }

    public int cell() { return cell; }

    /**
     * The cells that a stroke goes over.
     *
     * @param stroke points of the picture; those outside of it have no cell
     * @throws java.util.concurrent.CancellationException if the result is no longer wanted
     */
    public Selection under(List<Point> stroke, BooleanSupplier cancelled) { return select(stroke, true, cancelled); }

    /** The cells that a stroke goes over, as far as their tiles are found already: for showing at once. */
    public Selection known(List<Point> stroke) {
        return select(stroke, false, () -> false);
    }

    private Selection select(List<Point> stroke, boolean find, BooleanSupplier cancelled) {
        var chosen = new LinkedHashMap<Tile, BitSet>();
        for (int i = 0; i < stroke.size(); i++) {
            Point from = stroke.get(Math.max(0, i - 1));
            Point to = stroke.get(i);
            int steps = 1 + (int) (Math.hypot(to.x() - from.x(), to.y() - from.y()) / Math.max(1, cell / 8.0));
            for (int step = 1; step <= steps; step++) {
                choose(chosen, from.x() + (to.x() - from.x()) * step / steps,
                        from.y() + (to.y() - from.y()) * step / steps, find, cancelled);
            }
        }
        Selection all = Selection.NOTHING;
        for (Map.Entry<Tile, BitSet> part : chosen.entrySet()) {
            all = all.plus(selection(part.getKey(), part.getValue(), cancelled));
        }
        return all;
    }

    private void choose(Map<Tile, BitSet> chosen, double x, double y, boolean find, BooleanSupplier cancelled) {
        if (x < 0 || y < 0 || x >= picture.width() || y >= picture.height()) {
            return;
        }
        int column = (int) x / side;
        int row = (int) y / side;
        Tile tile = find ? found(column, row, cancelled) : kept(column, row);
        if (tile != null) {
            chosen.computeIfAbsent(tile, t -> new BitSet()).set(tile.at(x, y));
        }
    }

    private @Nullable Tile kept(int column, int row) {
        synchronized (tiles) {
            return tiles.get((long) row << 32 | column);
        }
    }

    private Tile found(int column, int row, BooleanSupplier cancelled) {
        Tile kept = kept(column, row);
        if (kept != null) {
            return kept;
        }
        int around = AROUND * width * shrink;
        Crop crop = Crop.shrunk(picture, Region.of(column * side - around, row * side - around,
                (column + 1) * side + around, (row + 1) * side + around), shrink);
        var tile = new Tile(crop, Slic.labels(crop, width, cancelled));
        synchronized (tiles) {
            tiles.put((long) row << 32 | column, tile);
        }
        return tile;
    }

    private Selection selection(Tile tile, BitSet cells, BooleanSupplier cancelled) {
        var chosen = new byte[tile.labels().length];
        for (int i = 0; i < chosen.length; i++) {
            chosen[i] = (byte) (cells.get(tile.labels()[i]) ? 1 : 0);
        }
        return Refinement.selection(tile.crop(), picture, chosen, cancelled);
    }
}
