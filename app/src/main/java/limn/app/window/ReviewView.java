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
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import javafx.scene.Node;
import limn.annotator.model.ImageId;
import limn.annotator.model.ImageItem;
import limn.annotator.model.LabelClass;
import limn.annotator.model.Split;
import limn.annotator.model.TagState;
import limn.annotator.model.Tags;
import limn.annotator.review.LabellingClock;
import limn.annotator.store.Verdict;
import limn.annotator.view.GalleryItem;
import limn.annotator.view.ThumbnailSource;
import limn.annotator.view.ViewTexts;
import limn.app.review.Predicted;
import limn.app.review.Proposed;
import limn.app.review.ReviewQueue;
import limn.app.review.Wanted;
import limn.app.text.Texts;
import limn.app.train.RunCatalog;
import limn.app.window.review.ReviewPane;
import limn.engine.run.RunFolder;
import org.jspecify.annotations.Nullable;

/**
 * The view of Results in which people accept, refuse and fix what the chosen run predicts, region by region: images for training only,
 * since accepted predictions of validation images would let the network measure itself.
 */
final class ReviewView implements ResultsView, ReviewPane.Desk {
    private static final int PORTION = 16;
    private final Desk desk;
    private final Texts texts;
    private final PictureCache pictures;
    private final BiConsumer<ImageId, Callable<Optional<Predictions.Suggestion>>> fix;
    private final ReviewPane pane;
    private final ReviewQueue queue = new ReviewQueue();
    private final Judging judging;
    private final LabelTime time;
    private final PredictingChild child;
    private final AcceptingMany bulk;
    /** The pixels of the regions of the images at hand, by image. */
    private final Map<ImageId, List<Predicted.Area>> areas = new LinkedHashMap<>();
    private final Set<ImageId> outdated = new LinkedHashSet<>();
    private Wanted wanted = Wanted.ALL;
    private @Nullable RunFolder run;
    private @Nullable Predicted predicted;
    private @Nullable PredictionThumbnails small;
    private boolean isShown;
    private boolean touched;
    private int accepted;
    private int refused;

    /** @param fix opens an image in the editor with the prediction as proposal */
    ReviewView(Desk desk, PictureCache pictures, ThumbnailSource thumbnails,
            BiConsumer<ImageId, Callable<Optional<Predictions.Suggestion>>> fix) {
        this.desk = desk;
        this.pictures = pictures;
        this.fix = fix;
        texts = desk.texts();
        pane = new ReviewPane(texts, ViewTexts.of(texts.locale()), this);
        pane.gallery().setThumbnailSource(thumbnails);
        judging = new Judging(desk.model());
        time = new LabelTime(desk.model(), LabellingClock.ofMachine());
        time.watch(pane);
        child = new PredictingChild(desk, "propose", new PredictingChild.Words("window.proposals.begin",
                "window.proposals.working", "window.proposals.cancelled", "window.proposals.died"), pane::setPredicting,
                folder -> {
                    if (folder.equals(run)) {
                        read(folder);
                    }
                });
        bulk = new AcceptingMany(desk, judging, () -> pane.setAccepting(true), this::acceptedMany);
        ReviewActions.add(this, pane, desk);
        desk.model().onRows(new ProjectModel.RowListener() {
            @Override
            public void changed(Collection<ImageId> ids) { again(ids); }

            @Override
            public void painted(ImageId id) { again(List.of(id)); }

            @Override
            public void reloaded() {
                RunFolder of = run;
                predicted = null;
                if (isShown && of != null) {
                    read(of);
                }
            }
        });
    }

    @Override
    public String id() { return "review"; }

    @Override
    public String icon() { return "mdi2c-check-all"; }

    @Override
    public Node node() { return pane; }

    @Override
    public void show(Optional<RunCatalog.Entry> chosen) {
        RunFolder folder = chosen.map(RunCatalog.Entry::folder).orElse(null);
        boolean again = isShown && folder != null && folder.equals(run) && predicted != null;
        isShown = true;
        run = folder;
        if (folder == null) {
            pane.showNone(texts.get("window.evaluation.noRun"), false);
        } else if (!chosen.get().hasBest() && !chosen.get().hasLast()) {
            pane.showNone(texts.get("window.evaluation.noNetwork"), false);
        } else if (!again) {
            read(folder);
        }
    }

    @Override
    public void left() {
        if (isShown) {
            time.left();
            desk.model().maskChangedElsewhere(); // the editor may show one that was accepted into
        }
        isShown = false;
    }

    private record Read(Predicted predicted, Map<ImageId, List<Proposed>> known) {}

    private void read(RunFolder folder) {
        List<ImageItem> images = images();
        desk.model().afterSaving(() -> desk.jobs().run("review", () -> {
            var project = desk.model().project();
            return Predicted.read(folder, project).map(found -> new Read(found,
                    found.unchanged(images, project.facts().counts(), project.verdicts().refused())));
        }, read -> read.ifPresentOrElse(now -> take(folder, now, images), () -> {
            predicted = null;
            pane.showNone(texts.get("window.proposals.none"), true);
        }), failure -> {
            pane.showNone(Failures.words(texts, failure), true);
            desk.failed(failure);
        }));
    }

    /** The images for training: others measure. */
    private List<ImageItem> images() {
        return desk.model().images().stream().filter(i -> i.split() == Split.TRAIN).toList();
    }

    private void take(RunFolder folder, Read read, List<ImageItem> images) {
        if (!folder.equals(run)) {
            return;
        }
        predicted = read.predicted();
        touched = false;
        areas.clear();
        outdated.clear();
        PredictionThumbnails before = small;
        var made = new PredictionThumbnails(read.predicted(), desk.model().classes());
        small = made;
        pane.gallery().setClasses(desk.model().classes());
        pane.gallery().setMaskSource(made);
        if (before != null) {
            before.close();
        }
        pane.setClasses(desk.model().classes().classes());
        wanted = pane.wanted();
        List<ImageItem> seen = images.stream().filter(i -> read.predicted().has(i.id())).toList();
        queue.begin(seen.stream().map(ImageItem::id).toList());
        queue.filter(wants());
        read.known().forEach(queue::put);
        seen.stream().map(ImageItem::id).filter(id -> !read.known().containsKey(id)).forEach(outdated::add);
        int missing = images.size() - seen.size();
        pane.showStale(missing > 0 ? texts.get("window.proposals.missing", missing) : "");
        refresh();
        recount();
    }

    private Predicate<Proposed> wants() {
        Wanted now = wanted;
        Predicted of = predicted;
        return region -> of != null
                && now.accepts(region, desk.model().tags(region.image()), of.disagreement(region.image()));
    }

    /** Labels of images are others: what waits there may be, too. */
    private void again(Collection<ImageId> ids) {
        for (ImageId id : ids) {
            if (queue.contains(id)) {
                outdated.add(id);
                areas.remove(id);
            }
        }
        recount();
    }

    /** Looks at images whose labels have changed, a few at a time. */
    private void recount() {
        Predicted of = predicted;
        if (of == null || outdated.isEmpty() || !isShown) {
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

    private void refresh() {
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
        if (queue.current().filter(region::equals).isEmpty()) {
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
                        : "");
        time.opened(region.image());
        queue.following().flatMap(desk.model()::image).ifPresent(next -> pictures.expect(List.of(next)));
    }

    /** Why nothing can be done to a region now, or "". */
    String obstacle() {
        if (!isShown || predicted == null || queue.current().isEmpty()) {
            return texts.get("keys.nothingToReview");
        }
        return desk.model().project().isReadOnly() ? texts.get("keys.readOnly") : "";
    }

    /** Accepts or refuses; one step to undo. What is not ready yet is left as it is. */
    void judge(ReviewReach reach, boolean accept) {
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

    void step(boolean forward) {
        touched = true;
        queue.step(forward);
        showCurrent();
    }

    void peek(boolean bare) { pane.peek(bare); }

    /** Opens the image in the editor, with what the run says of it as proposal. */
    void fix() {
        Predicted of = predicted;
        queue.current().map(Proposed::image).flatMap(desk.model()::image).ifPresent(item -> {
            if (of != null) {
                fix.accept(item.id(), () -> Optional.of(new Predictions.Suggestion(of.labels(item).toBytes(),
                        of.run().name(), of.step(), List.of())));
            }
        });
    }

    @Override
    public void predict() {
        RunFolder of = run;
        if (of != null) {
            child.start(of);
        }
    }

    @Override
    public void wanted(Wanted now) {
        wanted = now;
        queue.filter(wants());
        refresh();
    }

    @Override
    public void chosen(ImageId image) {
        touched = true;
        queue.goTo(image);
        showCurrent();
    }

    @Override
    public void acceptAll() {
        Predicted of = predicted;
        if (of != null && obstacle().isEmpty()) {
            var images = new LinkedHashMap<ImageItem, Tags>();
            queue.images().forEach(id -> desk.model().image(id).ifPresent(i -> images.put(i, desk.model().tags(id))));
            bulk.start(of, images, wanted);
        }
    }

    private void acceptedMany(int regions) {
        pane.setAccepting(false);
        accepted += regions;
        if (predicted != null) {
            refresh();
        }
    }

    /** The project is closed. */
    void close() {
        child.close();
        bulk.close();
        PredictionThumbnails pictured = small;
        if (pictured != null) {
            pictured.close();
        }
    }
}
