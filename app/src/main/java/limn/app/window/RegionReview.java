package limn.app.window;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import limn.annotator.model.ImageId;
import limn.annotator.model.ImageItem;
import limn.annotator.model.LabelClass;
import limn.annotator.model.TagState;
import limn.annotator.model.Tags;
import limn.annotator.model.ValueCounts;
import limn.annotator.store.Verdict;
import limn.annotator.view.GalleryItem;
import limn.app.review.Predicted;
import limn.app.review.Proposed;
import limn.app.review.ReviewQueue;
import limn.app.review.WaitingRegions;
import limn.app.review.Wanted;
import limn.app.text.Texts;
import limn.app.window.review.ReviewPane;
import org.jspecify.annotations.Nullable;

/** The part of the review that goes from region to region: accepts and refuses them, and keeps up with labels that change. Window's thread only. */
final class RegionReview implements ReviewMode {
    /** Longer than this nobody waits for what was found so far. */
    private static final long PATIENCE = Duration.ofMillis(400).toNanos();
    private final Desk desk;
    private final Texts texts;
    private final PictureCache pictures;
    private final ReviewPane pane;
    private final Judging judging;
    private final LabelTime time;
    private final ForbiddenReview forbidden;
    private final ReviewQueue queue = new ReviewQueue();
    /** The pixels of the regions of the images at hand, by image. */
    private final Map<ImageId, List<Predicted.Area>> areas = new LinkedHashMap<>();
    private final Set<ImageId> outdated = new LinkedHashSet<>();
    private WaitingRegions found = new WaitingRegions();
    private Wanted wanted = Wanted.ALL;
    private @Nullable Predicted predicted;
    private boolean isOn;
    private boolean isPaused;
    private boolean touched;
    private int accepted;
    private int refused;

    RegionReview(Desk desk, ReviewPane pane, PictureCache pictures, Judging judging, LabelTime time,
            ForbiddenReview forbidden) {
        this.desk = desk;
        this.pane = pane;
        this.pictures = pictures;
        this.judging = judging;
        this.time = time;
        this.forbidden = forbidden;
        texts = desk.texts();
    }

    /** Predictions are shown. @param seen the images that have one, in order @param known regions of some of them */
    void take(Predicted of, List<ImageId> seen, Map<ImageId, List<Proposed>> known, Wanted now) {
        predicted = of;
        wanted = now;
        touched = false;
        found = new WaitingRegions();
        areas.clear();
        outdated.clear();
        queue.begin(seen);
        queue.filter(wants());
        queue.putAll(known);
        seen.stream().filter(id -> !known.containsKey(id)).forEach(outdated::add);
    }

    private Predicate<Proposed> wants() {
        Wanted now = wanted;
        Predicted of = predicted;
        return region -> of != null
                && now.accepts(region, desk.model().tags(region.image()), of.disagreement(region.image()));
    }

    @Override
    public void turn(boolean on) { isOn = on; }

    /** Labels of images are others: what waits there may be, too. */
    void changed(Collection<ImageId> ids) {
        for (ImageId id : ids) {
            if (queue.contains(id)) {
                outdated.add(id);
                areas.remove(id);
            }
        }
    }

    /** What is known anew. @param areas of those that had to be looked at */
    private record Found(Map<ImageId, List<Proposed>> regions, Map<ImageId, List<Predicted.Area>> areas) {}

    /** Looks at images whose labels have changed: first at all that are as they were when they were predicted, then at some of the others. */
    void recount() {
        Predicted of = predicted;
        if (of == null || outdated.isEmpty() || isPaused) {
            return;
        }
        var pixels = new HashMap<ImageId, ValueCounts>();
        List<ImageItem> all = outdated.stream().flatMap(id -> desk.model().image(id).stream()).toList();
        if (all.isEmpty()) {
            outdated.clear(); // the project has none of them any more
            return;
        }
        all.forEach(item -> pixels.put(item.id(), desk.model().ledger().pixels(item.id())));
        WaitingRegions before = found;
        desk.model()
                .afterSaving(() -> desk.jobs().runLong("review-recount", () -> look(of, all, pixels, before), now -> {
                    if (of == predicted) {
                        outdated.removeAll(now.regions().keySet());
                        queue.putAll(now.regions());
                        queue.current().map(Proposed::image).filter(now.areas()::containsKey)
                                .ifPresent(id -> areas.put(id, now.areas().getOrDefault(id, List.of())));
                        if (!touched) {
                            queue.rewind(); // what is first was not known before
                        }
                        refresh();
                        recount();
                    }
                }, desk::failed));
    }

    private Found look(Predicted of, List<ImageItem> all, Map<ImageId, ValueCounts> pixels, WaitingRegions before)
            throws IOException {
        Set<ImageId> refused = desk.model().project().verdicts().refused();
        var same = new HashMap<>(of.unchanged(all, pixels, refused));
        all.stream().map(ImageItem::id).filter(id -> !refused.contains(id)).forEach(
                id -> before.of(id, pixels.getOrDefault(id, ValueCounts.NONE).decided())
                        .ifPresent(r -> same.put(id, r)));
        if (!same.isEmpty()) {
            return new Found(same, Map.of());
        }
        var regions = new HashMap<ImageId, List<Proposed>>();
        var looked = new HashMap<ImageId, List<Predicted.Area>>();
        long end = System.nanoTime() + PATIENCE;
        for (ImageItem item : all) {
            List<Predicted.Area> here = of.regions(desk.model().project(), item);
            List<Proposed> waiting = here.stream().map(Predicted.Area::proposed).toList();
            regions.put(item.id(), waiting);
            before.put(item.id(), pixels.getOrDefault(item.id(), ValueCounts.NONE).decided(), waiting);
            looked.clear(); // their pixels are large: those of the last image are enough, others are read when they are at hand
            looked.put(item.id(), here);
            if (System.nanoTime() > end) {
                break;
            }
        }
        return new Found(regions, looked);
    }

    @Override
    public void refresh() {
        if (!isOn) {
            return;
        }
        List<ImageId> waiting = queue.images();
        pane.showImages(waiting.stream().flatMap(id -> desk.model().image(id).stream())
                .map(item -> new GalleryItem(item, desk.model().tags(item.id()), desk.model().isMasked(item.id())))
                .toList());
        pane.showCount(queue.left(), waiting.size(),
                accepted + refused == 0 ? "" : texts.get("window.proposals.tally", accepted, refused));
        showCurrent();
    }

    private void showCurrent() {
        Optional<Proposed> current = queue.current();
        Predicted of = predicted;
        if (current.isEmpty() || of == null) {
            pane.showWords(texts.get(outdated.isEmpty() ? "window.proposals.done" : "window.proposals.counting"));
            return;
        }
        Proposed region = current.get();
        pane.select(region.image());
        Optional<List<Predicted.Area>> known = Optional.ofNullable(areas.get(region.image()));
        desk.model().image(region.image()).ifPresent(item -> desk.jobs().run("review-region",
                () -> RegionDrawing.of(of, desk.model().project(), pictures, item, region, known),
                drawn -> drawn(region, drawn), desk::failed));
    }

    private void drawn(Proposed region, RegionDrawing.Drawn drawn) {
        if (!isOn || queue.current().filter(region::equals).isEmpty()) {
            return;
        }
        areas.keySet().removeIf(id -> !id.equals(region.image()));
        areas.put(region.image(), drawn.areas());
        if (drawn.pictures().isEmpty()) { // the index is older than the labels
            queue.put(region.image(), drawn.areas().stream().map(Predicted.Area::proposed).toList());
            refresh();
            return;
        }
        LabelClass c = desk.model().classes().get(region.classId());
        Tags tags = desk.model().tags(region.image());
        String name = desk.model().image(region.image()).map(ImageItem::name).orElse("");
        pane.show(drawn.pictures().get().marked(), drawn.pictures().get().bare(), c,
                texts.get("window.proposals.details", Math.round(100 * region.confidence()),
                        String.format(texts.locale(), "%,d", region.pixels()), name),
                region.classId() < tags.classCount() && tags.of(region.classId()) == TagState.ABSENT
                        ? texts.get("window.proposals.denied")
                        : forbidden.words(region.image()));
        time.opened(region.image());
        queue.following().flatMap(desk.model()::image).ifPresent(next -> pictures.expect(List.of(next)));
    }

    @Override
    public Optional<ImageId> image() { return queue.current().map(Proposed::image); }

    @Override
    public String obstacle() {
        if (predicted == null || queue.current().isEmpty()) {
            return texts.get("keys.nothingToReview");
        }
        return desk.model().project().isReadOnly() ? texts.get("keys.readOnly") : "";
    }

    /** Accepts or refuses; one step to undo. What is not ready yet is left as it is. */
    @Override
    public void judge(ReviewReach reach, boolean accept) {
        Predicted of = predicted;
        Optional<Proposed> current = queue.current();
        if (of == null || current.isEmpty()) {
            return;
        }
        Proposed here = current.get();
        var verdicts = new ArrayList<Verdict>();
        var done = new ArrayList<Proposed>();
        for (Predicted.Area area : areas.getOrDefault(here.image(), List.of())) {
            Proposed p = area.proposed();
            if (reach.reaches(p, here) && queue.of(here.image()).contains(p)) {
                verdicts.add(of.verdict(area, accept, desk.model().classes()));
                done.add(p);
            }
        }
        if (!verdicts.isEmpty()) {
            touched = true;
            accepted += accept ? verdicts.size() : 0;
            refused += accept ? 0 : verdicts.size();
            judging.judge(List.copyOf(verdicts), time.stroke(), step -> {});
            queue.remove(done);
            refresh();
        }
    }

    @Override
    public void step(boolean forward) {
        touched = true;
        queue.step(forward);
        showCurrent();
    }

    void wanted(Wanted now) {
        wanted = now;
        queue.filter(wants());
    }

    @Override
    public void goTo(ImageId image) {
        touched = true;
        queue.goTo(image);
        showCurrent();
    }

    /** All images with a region that waits and is wanted, with their tags, in order. */
    Map<ImageItem, Tags> waiting() {
        var images = new LinkedHashMap<ImageItem, Tags>();
        queue.images().forEach(id -> desk.model().image(id).ifPresent(i -> images.put(i, desk.model().tags(id))));
        return images;
    }

    /** Many regions were accepted at once. */
    void acceptedMany(BulkAccept.Result result) {
        accepted += result.regions();
        outdated.removeAll(result.left().keySet());
        var left = new HashMap<ImageId, List<Proposed>>();
        result.left().forEach((image, now) -> {
            left.put(image, now.regions());
            found.put(image, now.decided(), now.regions());
        });
        queue.putAll(left);
        refresh();
    }

    /** Looks at no image whose labels have changed, until it may again. */
    void pause(boolean on) { isPaused = on; }
}
