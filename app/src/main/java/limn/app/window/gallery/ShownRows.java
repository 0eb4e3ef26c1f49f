package limn.app.window.gallery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import limn.annotator.view.GalleryItem;

/**
 * The images that pass a filter, in an order, kept true as single images change: at every time the same as filtering and ordering
 * all of them anew. Mutable, one thread at a time.
 */
public final class ShownRows {
    /** What the gallery is asked to show. */
    public record Query(ImageFilter filter, ImageOrder order) {
        public static final Query ALL = new Query(ImageFilter.ALL, ImageOrder.ADDED);
    }

    private final Query query;
    private final Comparator<GalleryRow> order;
    private final ArrayList<GalleryRow> rows;

    private ShownRows(Query query, ArrayList<GalleryRow> rows) {
        this.query = query;
        this.order = query.order().comparator();
        this.rows = rows;
    }

    /** Filters and orders all. @param all in the order of their places */
    public static ShownRows of(Query query, List<GalleryRow> all) {
        if (query.equals(Query.ALL)) {
            return new ShownRows(query, new ArrayList<>(all));
        }
        var passing = new ArrayList<GalleryRow>();
        for (GalleryRow row : all) {
            if (query.filter().matches(row)) {
                passing.add(row);
            }
        }
        if (query.order().equals(ImageOrder.ADDED)) {
            return new ShownRows(query, passing); // they came in this order
        }
        return new ShownRows(query,
                query.order().isByRank(passing) ? byRank(query.order(), passing) : byName(query, passing));
    }

    /** Sorts numbers instead of rows: the rank above, the place among the passing below. */
    private static ArrayList<GalleryRow> byRank(ImageOrder order, List<GalleryRow> passing) {
        var keys = new long[passing.size()];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = (long) order.rank(passing.get(i)) << Integer.SIZE | i;
        }
        Arrays.sort(keys);
        var sorted = new ArrayList<GalleryRow>(keys.length);
        for (long key : keys) {
            sorted.add(passing.get((int) key));
        }
        return sorted;
    }

    private static ArrayList<GalleryRow> byName(Query query, List<GalleryRow> passing) {
        var sorted = passing.toArray(new GalleryRow[0]);
        Arrays.parallelSort(sorted, query.order().comparator());
        return new ArrayList<>(Arrays.asList(sorted));
    }

    Query query() { return query; }

    public List<GalleryRow> rows() { return Collections.unmodifiableList(rows); }

    /** The same as a list of its own for the gallery. */
    public List<GalleryItem> items() {
        var items = new GalleryItem[rows.size()];
        for (int i = 0; i < items.length; i++) {
            items[i] = rows.get(i).shown();
        }
        return Collections.unmodifiableList(Arrays.asList(items));
    }

    /** Takes over changed rows. @param before each changed row as it was, by what it is now */
    public void change(Map<GalleryRow, GalleryRow> before) {
        before.values().forEach(this::remove);
        before.keySet().stream().filter(query.filter()::matches).forEach(this::insert);
    }

    private void remove(GalleryRow row) {
        int at = Collections.binarySearch(rows, row, order);
        if (at >= 0) {
            rows.remove(at);
        }
    }

    private void insert(GalleryRow row) {
        int at = Collections.binarySearch(rows, row, order);
        rows.add(at < 0 ? -at - 1 : at, row);
    }
}
