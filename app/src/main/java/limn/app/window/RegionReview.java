package limn.app.window;

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
import limn.annotator.store.Verdict;
import limn.annotator.view.GalleryItem;
import limn.app.review.Predicted;
import limn.app.review.Proposed;
import limn.app.review.ReviewQueue;
import limn.app.review.Wanted;
import limn.app.text.Texts;
import limn.app.window.review.ReviewPane;
import org.jspecify.annotations.Nullable;

/** The part of the review that goes from region to region: accepts and refuses them, and keeps up with labels that change. Window's thread only. */
final class RegionReview implements ReviewMode {
    private static final int PORTION = 16;
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
    private Wanted wanted = Wanted.ALL;
    private @Nullable Predicted predicted;
    private boolean isOn;
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
        areas.clear();
        outdated.clear();
        queue.begin(seen);
        queue.filter(wants());
        known.forEach(queue::put);
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

    /** Looks at images whose labels have changed, a few at a time. */
    void recount() {
        Predicted of = predicted;
        if (of == null || outdated.isEmpty()) {
            return;
        }
        List<ImageItem> some = outdated.stream().limit(PORTION).flatMap(id -> desk.model().image(id).stream()).toList();
        desk.model().afterSaving(() -> desk.jobs().run("review-recount", () -> {
            var found = new HashMap<ImageId, List<Predicted.Area>>();
            for (ImageItem item : some) {
                found.put(item.id(), of.regions(desk.model().project(), item));
            }
            return found;
        }, found -> {
            if (of == predicted) {
                some.forEach(item -> outdated.remove(item.id()));
                found.forEach((id, list) -> queue.put(id, list.stream().map(Predicted.Area::proposed).toList()));
                queue.current().map(Proposed::image).filter(found::containsKey)
                        .ifPresent(id -> areas.put(id, found.getOrDefault(id, List.of())));
                if (!touched) {
                    queue.rewind(); // what is first was not known before
                }
                refresh();
                recount();
            }
        }, desk::failed));
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

    /** So many regions were accepted at once. */
    void acceptedMany(int regions) {
        accepted += regions;
        refresh();
    }
}
