package limn.app.window;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import javafx.scene.Node;
import limn.annotator.model.ImageId;
import limn.annotator.model.ImageItem;
import limn.annotator.model.Split;
import limn.annotator.review.LabellingClock;
import limn.annotator.view.ThumbnailSource;
import limn.annotator.view.ViewTexts;
import limn.app.review.Predicted;
import limn.app.review.Proposed;
import limn.app.review.TagEffects;
import limn.app.review.Wanted;
import limn.app.text.Texts;
import limn.app.train.RunCatalog;
import limn.app.window.review.ReviewPane;
import limn.engine.run.RunFolder;
import org.jspecify.annotations.Nullable;

/**
 * The view of Results in which people accept, refuse and fix what the chosen run predicts, region by region, and find the tags that
 * forbid it something: images for training only, since accepted predictions of validation images would let the network measure itself.
 */
final class ReviewView implements ResultsView, ReviewPane.Desk {
    private final Desk desk;
    private final Texts texts;
    private final BiConsumer<ImageId, Callable<Optional<Predictions.Suggestion>>> fix;
    private final ReviewPane pane;
    private final LabelTime time;
    private final PredictingChild child;
    private final AcceptingMany bulk;
    private final ForbiddenReview forbidden;
    private final RegionReview regions;
    private ReviewMode mode;
    private Wanted wanted = Wanted.ALL;
    private @Nullable RunFolder run;
    private @Nullable Predicted predicted;
    private @Nullable PredictionThumbnails small;
    private boolean isShown;
    private int missing;

    /** @param fix opens an image in the editor with the prediction as proposal */
    ReviewView(Desk desk, PictureCache pictures, ThumbnailSource thumbnails,
            BiConsumer<ImageId, Callable<Optional<Predictions.Suggestion>>> fix) {
        this.desk = desk;
        this.fix = fix;
        texts = desk.texts();
        pane = new ReviewPane(texts, ViewTexts.of(texts.locale()), this);
        pane.gallery().setThumbnailSource(thumbnails);
        var judging = new Judging(desk.model());
        time = new LabelTime(desk.model(), LabellingClock.ofMachine());
        time.watch(pane);
        forbidden = new ForbiddenReview(desk, pane, pictures, time);
        regions = new RegionReview(desk, pane, pictures, judging, time, forbidden);
        mode = regions;
        regions.turn(true);
        child = new PredictingChild(desk, "propose", new PredictingChild.Words("window.proposals.begin",
                "window.proposals.working", "window.proposals.cancelled", "window.proposals.died"), pane::setPredicting,
                folder -> {
                    if (folder.equals(run)) {
                        read(folder);
                    }
                });
        bulk = new AcceptingMany(desk, judging, this::acceptingMany, this::acceptedMany);
        ReviewActions.add(this, pane, desk);
        desk.model().onRows(new RowListener() {
            @Override
            public void changed(Collection<ImageId> ids) { again(ids); }

            @Override
            public void painted(Collection<ImageId> ids) { again(ids); }

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

    private record Read(Predicted predicted, Map<ImageId, List<Proposed>> known, TagEffects effects) {}

    private void read(RunFolder folder) {
        List<ImageItem> images = images();
        desk.model().afterSaving(() -> desk.jobs().run("review", () -> {
            var project = desk.model().project();
            return Predicted.read(folder, project).map(found -> new Read(found,
                    found.unchanged(images, project.facts().counts(), project.verdicts().refused()),
                    new TagEffects(found, images.stream().map(ImageItem::id).toList(), project.allTags())));
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
        List<ImageId> seen = images.stream().map(ImageItem::id).filter(read.predicted()::has).toList();
        missing = images.size() - seen.size();
        forbidden.take(read.predicted(), read.effects(), wanted);
        regions.take(read.predicted(), seen, read.known(), wanted);
        refresh();
        regions.recount();
    }

    /** Labels of images are others. */
    private void again(Collection<ImageId> ids) {
        regions.changed(ids);
        forbidden.changed(ids);
        if (isShown && predicted != null) {
            sayStale();
            forbidden.refresh();
            regions.recount();
        }
    }

    private void refresh() {
        sayStale();
        mode.refresh();
    }

    private void sayStale() {
        pane.showStale(missing > 0
                ? texts.get("window.proposals.missing", missing)
                : forbidden.retagged() > 0 ? texts.get("window.proposals.retagged", forbidden.retagged()) : "");
    }

    /** Why nothing can be done to what is at hand now, or "". */
    String obstacle() {
        return isFilled() ? mode.obstacle() : texts.get("keys.nothingToReview");
    }

    /** Why the class that tags forbid most in the image at hand cannot be said to be there, or "". */
    String presentObstacle() {
        return isFilled() ? forbidden.obstacle(mode.image()) : texts.get("keys.nothingForbidden");
    }

    /** The class that tags forbid most in the image at hand is there. */
    void present() {
        mode.image().ifPresent(forbidden::present);
    }

    /** Whether there are predictions to be looked at. */
    boolean isFilled() { return isShown && predicted != null; }

    void turnForbidden() { pane.turnForbidden(); }

    @Override
    public void forbidden(boolean on) {
        mode.turn(false);
        mode = on ? forbidden : regions;
        mode.turn(true);
        if (predicted != null) {
            refresh();
        }
    }

    void judge(ReviewReach reach, boolean accept) { mode.judge(reach, accept); }

    void step(boolean forward) { mode.step(forward); }

    void peek(boolean bare) { pane.peek(bare); }

    /** Opens the image in the editor, with what the run says of it as proposal. */
    void fix() {
        Predicted of = predicted;
        mode.image().flatMap(desk.model()::image).ifPresent(item -> {
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
        forbidden.wanted(now);
        regions.wanted(now);
        refresh();
    }

    @Override
    public void chosen(ImageId image) { mode.goTo(image); }

    @Override
    public void acceptAll() {
        Predicted of = predicted;
        if (of != null && mode == regions && obstacle().isEmpty()) {
            bulk.start(of, regions.waiting(), wanted);
        }
    }

    private void acceptingMany() {
        pane.setAccepting(true);
        regions.pause(true);
    }

    private void acceptedMany(Optional<BulkAccept.Result> result) {
        pane.setAccepting(false);
        regions.pause(false);
        if (predicted != null) {
            result.ifPresent(regions::acceptedMany);
            regions.recount();
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
