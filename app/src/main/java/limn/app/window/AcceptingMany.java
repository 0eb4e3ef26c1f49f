package limn.app.window;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import limn.annotator.model.ImageItem;
import limn.annotator.model.Tags;
import limn.app.review.Predicted;
import limn.app.review.Wanted;
import limn.app.text.Texts;
import limn.app.window.parts.LatestOnPulse;
import org.jspecify.annotations.Nullable;

/** Accepts many regions behind the window's back, with progress in the status row and undo in the message at the end. Window's thread only. */
final class AcceptingMany {
    private static final String JOB = "review-accept";
    private final Desk desk;
    private final Texts texts;
    private final Judging judging;
    private final Runnable begun;
    private final Consumer<Optional<BulkAccept.Result>> ended;
    private @Nullable BulkAccept going;

    /** @param ended told what was accepted; empty if it failed */
    AcceptingMany(Desk desk, Judging judging, Runnable begun, Consumer<Optional<BulkAccept.Result>> ended) {
        this.desk = desk;
        this.judging = judging;
        this.begun = begun;
        this.ended = ended;
        texts = desk.texts();
    }

    /** Begins; does nothing while it goes on. @param images with their tags, in order */
    void start(Predicted predicted, Map<ImageItem, Tags> images, Wanted wanted) {
        if (going != null || images.isEmpty()) {
            return;
        }
        var latest = new LatestOnPulse<int[]>(desk.model()::inWindow, at -> show(at[0], at[1]));
        var job = new BulkAccept(desk.model(), judging, predicted, images, wanted,
                (done, all) -> latest.offer(new int[]{done, all}));
        going = job;
        begun.run();
        show(0, images.size());
        desk.jobs().runLong(JOB, job, this::done, failure -> {
            over(Optional.empty());
            desk.failed(failure);
        });
    }

    private void show(int done, int all) {
        BulkAccept now = going;
        if (now != null) {
            desk.progress().accept(new Progress(JOB, texts.get("window.proposals.accepting", done, all),
                    (double) done / all, false, now::cancel));
        }
    }

    private void done(BulkAccept.Result result) {
        over(Optional.of(result));
        Notice notice = Notice.of(Notice.Level.DONE,
                texts.get(result.stopped() ? "window.proposals.stopped" : "window.proposals.accepted",
                        result.regions(), result.images()));
        desk.notices().accept(result.step() == 0
                ? notice
                : notice.withAction(texts.get("window.undo"),
                        () -> StepWords.undo(desk, result.step(), result.name())));
    }

    private void over(Optional<BulkAccept.Result> result) {
        going = null;
        desk.progress().accept(Progress.ended(JOB));
        ended.accept(result);
    }

    void close() {
        BulkAccept now = going;
        if (now != null) {
            now.cancel();
        }
    }
}
