package limn.app.window;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import limn.annotator.model.ImageId;
import limn.annotator.model.ImageItem;
import limn.annotator.model.Tags;
import limn.annotator.view.GalleryItem;
import limn.app.window.gallery.GalleryRow;
import limn.app.window.gallery.NameRanks;
import limn.app.window.gallery.ShownRows;

/**
 * What the gallery shows: the rows of the project that pass the filter, in order. A few changed rows are taken over one by one; all
 * rows are gone over behind the window's back if they are many. Mutable, in the window's thread only.
 */
final class GalleryFeed {
    /** Up to so many rows are filtered and sorted at once: it takes less than a few milliseconds. */
    private static final int FEW = 4_000;
    /** Beyond one changed row in so many it is quicker to begin anew. */
    private static final int SHARE = 50;
    private static final String JOB = "gallery";
    private static final String NAMES = "gallery-names";

    private final Desk desk;
    private final BiConsumer<List<GalleryItem>, Integer> show;
    private final ArrayList<GalleryRow> rows = new ArrayList<>();
    private final Map<ImageId, Integer> places = new HashMap<>();
    /** Rows as they were when a query began that has not come back, by their ids. */
    private final Map<ImageId, GalleryRow> sinceQuery = new HashMap<>();
    private ShownRows shown = ShownRows.of(ShownRows.Query.ALL, List.of());
    private ShownRows.Query wanted = ShownRows.Query.ALL;
    private ScoreTable scores = ScoreTable.EMPTY;
    private boolean asking;

    /** @param show takes what is to be shown and how many images there are */
    GalleryFeed(Desk desk, BiConsumer<List<GalleryItem>, Integer> show) {
        this.desk = desk;
        this.show = show;
        desk.model().onRows(new RowListener() {
            @Override
            public void changed(Collection<ImageId> ids) { rowsChanged(ids); }

            @Override
            public void painted(Collection<ImageId> ids) { rowsChanged(ids); }

            @Override
            public void reloaded() { reload(); }
        });
    }

    /** Reads all rows from the model. */
    void reload() {
        rows.clear();
        places.clear();
        for (ImageItem item : desk.model().images()) {
            places.put(item.id(), rows.size());
            GalleryItem now = item(item);
            rows.add(new GalleryRow(rows.size(), now, scores.of(item.id())));
        }
        ask();
        rankNames();
    }

    /** Sorts the names of many images before somebody asks for that: it takes longer than any other order. */
    private void rankNames() {
        desk.jobs().cancel(NAMES);
        if (rows.size() > FEW) {
            List<GalleryRow> snapshot = List.copyOf(rows);
            desk.jobs().run(NAMES, () -> NameRanks.of(snapshot), ranks -> {
                for (int i = 0; i < ranks.length; i++) {
                    rows.get(i).setNameRank(ranks[i]);
                }
            }, desk::failed);
        }
    }

    void ask(ShownRows.Query query) {
        wanted = query;
        ask();
    }

    /** What a network says has changed. */
    void setScores(ScoreTable table) {
        ScoreTable before = scores;
        scores = table;
        var ids = new HashSet<ImageId>();
        table.scores().forEach((id, score) -> {
            if (before.of(id) != score) {
                ids.add(id);
            }
        });
        before.scores().keySet().stream().filter(id -> !table.scores().containsKey(id)).forEach(ids::add);
        rowsChanged(ids);
    }

    boolean isEmpty() { return rows.isEmpty(); }

    int size() { return rows.size(); }

    /** What is shown now, in order. */
    List<GalleryRow> shown() { return shown.rows(); }

    private GalleryItem item(ImageItem item) {
        Tags tags = desk.model().tags(item.id());
        if (scores.scores().isEmpty()) {
            return new GalleryItem(item, tags, desk.model().isMasked(item.id()));
        }
        return new GalleryItem(item, tags, desk.model().isMasked(item.id()), -1, scores.suggested(item.id(), tags));
    }

    private void rowsChanged(Collection<ImageId> ids) {
        boolean many = ids.size() > Math.max(64, rows.size() / SHARE);
        var changed = new LinkedHashMap<GalleryRow, GalleryRow>();
        for (ImageId id : ids) {
            Integer place = places.get(id);
            var item = desk.model().image(id);
            if (place != null && item.isPresent()) {
                GalleryRow before = rows.get(place);
                GalleryRow now = before.with(item(item.get()), scores.of(id));
                rows.set(place, now);
                if (!many) {
                    changed.put(now, before);
                    sinceQuery.putIfAbsent(id, before);
                }
            }
        }
        if (many) {
            ask();
        } else if (!asking) { // else the result of the query is brought up to date when it comes
            sinceQuery.clear();
            shown.change(changed);
            tell();
        }
    }

    private void ask() {
        sinceQuery.clear();
        ShownRows.Query query = wanted;
        if (rows.size() <= FEW || query.equals(ShownRows.Query.ALL)) {
            desk.jobs().cancel(JOB);
            arrived(ShownRows.of(query, rows));
            return;
        }
        asking = true;
        List<GalleryRow> snapshot = List.copyOf(rows);
        desk.jobs().run(JOB, () -> ShownRows.of(query, snapshot), this::arrived, failure -> {
            asking = false;
            desk.failed(failure);
        });
    }

    private void arrived(ShownRows result) {
        asking = false;
        shown = result;
        var late = new LinkedHashMap<GalleryRow, GalleryRow>();
        sinceQuery.forEach((id, before) -> late.put(rows.get(places.getOrDefault(id, 0)), before));
        sinceQuery.clear();
        shown.change(late);
        tell();
    }

    private void tell() { show.accept(shown.items(), rows.size()); }
}
