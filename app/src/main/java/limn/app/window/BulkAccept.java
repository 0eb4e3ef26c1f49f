package limn.app.window;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import limn.annotator.model.ClassCatalog;
import limn.annotator.model.ImageItem;
import limn.annotator.model.Tags;
import limn.annotator.store.Verdict;
import limn.app.review.Predicted;
import limn.app.review.Wanted;

/**
 * Accepts every wanted region of many images as one step, a few images at a time: strokes of a person go in between, and a kill loses
 * nothing. Stopped, it keeps what it did so far, to be undone at once. For a background thread.
 */
final class BulkAccept implements Callable<BulkAccept.Result> {
    /** What was accepted. @param step to undo, 0 if nothing was accepted */
    record Result(int regions, int images, long step, boolean stopped) {}

    private static final int PORTION = 16;
    private final ProjectModel model;
    private final Judging judging;
    private final Predicted predicted;
    private final Map<ImageItem, Tags> images;
    private final Wanted wanted;
    private final BiConsumer<Integer, Integer> progress;
    private final ClassCatalog classes;
    private final AtomicBoolean cancelled = new AtomicBoolean();

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
        var portion = new ArrayList<Verdict>();
        var all = new ArrayList<Verdict>();
        int touched = 0;
        int done = 0;
        int inPortion = 0;
        long step = 0;
        boolean goOn = true;
        for (var entry : images.entrySet()) {
            if (cancelled.get() || !goOn) {
                break;
            }
            int before = portion.size();
            for (Predicted.Area area : predicted.regions(model.project(), entry.getKey())) {
                if (wanted.accepts(area.proposed(), entry.getValue(), predicted.disagreement(entry.getKey().id()))) {
                    portion.add(predicted.verdict(area, true, classes));
                }
            }
            touched += portion.size() > before ? 1 : 0;
            inPortion++;
            if (inPortion == PORTION && !portion.isEmpty()) {
                long stored = stored(List.copyOf(portion), step);
                goOn = stored != 0;
                step = goOn ? stored : step;
                all.addAll(portion);
                portion.clear();
                inPortion = 0;
            }
            progress.accept(++done, images.size());
        }
        if (!portion.isEmpty() && goOn) {
            step = Math.max(step, stored(List.copyOf(portion), step));
            all.addAll(portion);
        }
        if (step != 0) {
            judging.ended(step, Judging.words(all.size(), all));
        }
        return new Result(all.size(), touched, step, done < images.size());
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
