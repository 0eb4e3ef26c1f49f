package limn.app.window;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import limn.annotator.model.ImageId;
import limn.annotator.model.ImageItem;
import limn.annotator.model.LabelClass;
import limn.app.window.command.Fuzzy;
import limn.app.window.command.PaletteEntry;
import limn.app.window.command.PaletteSource;
import org.jspecify.annotations.Nullable;

/** What the palette finds in a project while it is open: classes at once, images by name in the background. */
final class PaletteSources {
    private record Name(ImageItem item, String form) {}

    private record Hit(ImageItem item, int score) {}

    private final Desk desk;
    private final Consumer<ImageId> open;
    private final Consumer<Integer> paint;
    private @Nullable List<ImageItem> images;
    private @Nullable List<Name> names;

    /**
     * @param open what Enter does with an image
     * @param paint what Enter does with a class
     */
    PaletteSources(Desk desk, Consumer<ImageId> open, Consumer<Integer> paint) {
        this.desk = desk;
        this.open = open;
        this.paint = paint;
    }

    List<PaletteSource> all() { return List.of(this::classes, this::images); }

    private void classes(String query, int limit, Consumer<List<PaletteEntry>> found) {
        var entries = new ArrayList<PaletteEntry>();
        for (LabelClass c : desk.model().classes().classes()) {
            int score = Fuzzy.score(query, Fuzzy.form(c.name()));
            if (score > 0) {
                entries.add(new PaletteEntry("mdi2s-shape-outline", c.name(), desk.texts().get("palette.class"), "", "",
                        score + 40, () -> paint.accept(c.index())));
            }
        }
        entries.sort(Comparator.comparingInt(PaletteEntry::score).reversed());
        found.accept(List.copyOf(entries.subList(0, Math.min(limit, entries.size()))));
    }

    private void images(String query, int limit, Consumer<List<PaletteEntry>> found) {
        if (query.isEmpty()) {
            desk.jobs().cancel("palette");
            found.accept(List.of());
            return;
        }
        List<ImageItem> searched = images == null ? desk.model().images() : images;
        images = searched;
        desk.jobs().run("palette", () -> best(query, limit, searched), hits -> found.accept(hits.stream()
                .map(hit -> new PaletteEntry("mdi2i-image-outline", hit.item().name(),
                        desk.texts().get("palette.image"), "", "", hit.score(), () -> open.accept(hit.item().id())))
                .toList()), failure -> {
                    if (!(failure instanceof CancellationException)) {
                        desk.failed(failure);
                    }
                });
    }

    /** The names in the form for comparing, made once. */
    private synchronized List<Name> names(List<ImageItem> searched) {
        List<Name> known = names;
        if (known == null) {
            known = searched.stream().map(i -> new Name(i, Fuzzy.form(i.name()))).toList();
            names = known;
        }
        return known;
    }

    private List<Hit> best(String query, int limit, List<ImageItem> searched) {
        var best = new PriorityQueue<Hit>(Comparator.comparingInt(Hit::score));
        for (Name name : names(searched)) {
            int score = Fuzzy.score(query, name.form());
            if (score > 0 && (best.size() < limit || score > best.element().score())) {
                best.add(new Hit(name.item(), score));
                if (best.size() > limit) {
                    best.remove();
                }
            }
        }
        return best.stream().sorted(Comparator.comparingInt(Hit::score).reversed()).toList();
    }
}
