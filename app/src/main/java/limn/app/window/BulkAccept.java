package limn.app.window;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import limn.annotator.model.ClassCatalog;
import limn.annotator.model.ImageId;
import limn.annotator.model.ImageItem;
import limn.annotator.model.Tags;
import limn.annotator.model.ValueCounts;
import limn.annotator.store.ProjectStep;
import limn.annotator.store.StepKind;
import limn.annotator.store.Verdict;
import limn.app.review.Predicted;
import limn.app.review.Proposed;
import limn.app.review.Wanted;

/**
 * Accepts every wanted region of many images as one step, a few images at a time: strokes of a person go in between, and a kill loses
 * nothing. Stopped, it keeps what it did so far, to be undone at once. For a background thread.
 */
final class BulkAccept implements Callable<BulkAccept.Result> {
    /**
     * What was accepted.
     *
     * @param step to undo, 0 if nothing was accepted
     * @param name of that step
     * @param left the regions that wait still, of the images that were gone through
     */
    record Result(int regions, int images, long step, ProjectStep.Name name, boolean stopped,
            Map<ImageId, Left> left) {}

    /** What waits still in an image. @param decided pixels of it, once everything is stored */
    record Left(long decided, List<Proposed> regions) {}

    private static final int PORTION = 16;
    private final ProjectModel model;
    private final Judging judging;
    private final Predicted predicted;
    private final Map<ImageItem, Tags> images;
    private final Wanted wanted;
    private final BiConsumer<Integer, Integer> progress;
    private final ClassCatalog classes;
    private final AtomicBoolean cancelled = new AtomicBoolean();
    private final List<Verdict> portion = new ArrayList<>();
    private final Map<ImageId, Left> portionLeft = new HashMap<>();
    private final Map<ImageId, Left> left = new HashMap<>();
    private final Set<String> names = new LinkedHashSet<>();
    private int regions;
    private int touched;
    private long step;

    /** @param images with their tags, in order @param progress told how many of how many images are done, in the job's thread */
    BulkAccept(ProjectModel model, Judging judging, Predicted predicted, Map<ImageItem, Tags> images, Wanted wanted,
            BiConsumer<Integer, Integer> progress) {
        this.model = model;
        this.judging = judging;
        this.predicted = predicted;
        this.images = images;
        this.wanted = wanted;
        this.progress = progress;
        classes = model.classes();
    }

    void cancel() { cancelled.set(true); }

    @Override
    public Result call() throws Exception {
        int done = 0;
        boolean goOn = true;
        for (var entry : images.entrySet()) {
            if (cancelled.get() || !goOn) {
                break;
            }
            look(entry.getKey(), entry.getValue());
            done++;
            if (done % PORTION == 0) {
                goOn = store();
            }
            progress.accept(done, images.size());
        }
        if (goOn) {
            store();
        }
        List<String> words = List.of(String.valueOf(regions), String.join(", ", names));
        if (step != 0) {
            judging.ended(step, words);
        }
        return new Result(regions, touched, step, new ProjectStep.Name(StepKind.ACCEPT, words), done < images.size(),
                left);
    }

    /** Finds the wanted regions of an image. */
    private void look(ImageItem item, Tags tags) throws IOException {
        var others = new ArrayList<Proposed>();
        int before = portion.size();
        long decided = model.project().facts().counts(item.id()).orElse(ValueCounts.NONE).decided();
        for (Predicted.Area area : predicted.regions(model.project(), item)) {
            if (wanted.accepts(area.proposed(), tags, predicted.disagreement(item.id()))) {
                portion.add(predicted.verdict(area, true, classes));
                decided += area.pixels().count();
            } else {
                others.add(area.proposed());
            }
        }
        touched += portion.size() > before ? 1 : 0;
        portionLeft.put(item.id(), new Left(decided, others));
    }

    /** Stores what was found since the last time; the areas are not kept. @return whether it may go on */
    private boolean store() throws InterruptedException, ExecutionException {
        if (!portion.isEmpty()) {
            long stored = stored(List.copyOf(portion), step);
            if (stored == 0) {
                return false;
            }
            step = stored;
            regions += portion.size();
            portion.forEach(v -> names.add(v.className()));
            portion.clear();
        }
        left.putAll(portionLeft);
        portionLeft.clear();
        return true;
    }

    /** Waits until they are on disk, so that the queue of the writer stays short. */
    private long stored(List<Verdict> verdicts, long step) throws InterruptedException, ExecutionException {
        CompletableFuture<Long> stored = judging.part(verdicts, step);
        while (true) {
            try {
                return stored.get(200, TimeUnit.MILLISECONDS);
            } catch (TimeoutException waiting) {
                if (cancelled.get()) {
                    return step; // the disk may be full: they wait in the queue like every stroke
                }
            }
        }
    }
}
