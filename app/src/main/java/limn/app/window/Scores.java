package limn.app.window;

import limn.app.evaluate.Scoring;

import limn.app.evaluate.ModelScore;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import limn.annotator.model.ImageId;
import limn.annotator.model.ImageItem;
import limn.annotator.model.Tags;
import limn.annotator.store.Project;
import limn.engine.run.RunFolder;
import org.jspecify.annotations.Nullable;

/**
 * Lets the network of a run look at images, one after the other behind the window's back, and keeps what it says in the folder of the
 * run. Lives as long as the project is open. Mutable, in the window's thread only.
 */
final class Scores {
    /** How far a look at images has come. */
    record Look(int done, int all) {
        boolean isOver() { return done >= all; }
    }

    private static final String JOB = "scores";
    /** What is known so far is written and shown after so many images. */
    private static final int PORTION = 16;

    private final ProjectModel model;
    private final Jobs jobs;
    private final Predictions predictions;
    private final Set<ImageId> changed = new HashSet<>();
    private final AtomicReference<@Nullable Object> wanted = new AtomicReference<>();
    private Consumer<ScoreTable> listener = table -> {};
    private ScoreTable table = ScoreTable.EMPTY;
    private @Nullable RunFolder run;

    Scores(ProjectModel model, Jobs jobs, Predictions predictions) {
        this.model = model;
        this.jobs = jobs;
        this.predictions = predictions;
    }

    /** One listener, told of each new table. */
    void onChange(Consumer<ScoreTable> told) { listener = told; }

    ScoreTable table() { return table; }

    Set<Integer> suggested(ImageId id, Tags tags) { return table.suggested(id, tags); }

    /** The labels of an image have changed: what was said of it compared with older ones. */
    void labelsChanged(ImageId id) {
        if (table.of(id).isSeen()) {
            changed.add(id);
        }
    }

    /** How many images were seen with labels that are others now. */
    int stale() { return changed.size(); }

    boolean isStale(ImageId id) { return changed.contains(id); }

    /** All runs with a network, newest first. */
    void runs(Consumer<List<RunFolder>> done, Consumer<Exception> failed) {
        jobs.run("score-runs", predictions::models, done, failed);
    }

    /** What is known of a run's network is what counts from now on. */
    void choose(RunFolder chosen, Consumer<Exception> failed) {
        stop();
        Project project = model.project();
        jobs.run("score-read", () -> {
            ScoreTable read = ScoreFile.read(chosen, stamp(project, chosen));
            return new Read(read, stale(project, read));
        }, read -> {
            run = chosen;
            changed.clear();
            changed.addAll(read.stale());
            put(read.table());
        }, failed);
    }

    /** Class indices mean something else now: what was said of the old ones does not count. */
    void classesChanged(Consumer<Exception> failed) {
        RunFolder of = run;
        stop();
        put(ScoreTable.EMPTY);
        if (of != null) {
            model.afterSaving(() -> model.inWindow(() -> choose(of, failed)));
        }
    }

    /** Another network, or other meanings of class indices, give another number. */
    private static long stamp(Project project, RunFolder run) throws IOException {
        return Predictions.written(run) * 4096 + project.history().meaning() % 4096;
    }

    private record Read(ScoreTable table, Set<ImageId> stale) {}

    private static Set<ImageId> stale(Project project, ScoreTable read) {
        var stale = new HashSet<ImageId>();
        if (!read.scores().isEmpty()) {
            for (ImageItem item : project.images()) {
                ModelScore score = read.of(item.id());
                if (score.isSeen() && score.labels() != Scoring.labels(project.tags(item.id()),
                        project.loadMask(item))) {
                    stale.add(item.id());
                }
            }
        }
        return stale;
    }

    private void put(ScoreTable next) {
        table = next;
        listener.accept(next);
    }

    /** Lets the network look at images. What was seen stays when it is stopped. @param progress told after each portion */
    void look(List<ImageItem> images, Consumer<Look> progress, Consumer<Exception> failed) {
        RunFolder of = run;
        if (of != null && !images.isEmpty()) {
            var ticket = new Object();
            wanted.set(ticket);
            portion(of, images, 0, ticket, progress, failed);
        }
    }

    private void portion(RunFolder of, List<ImageItem> images, int from, Object ticket, Consumer<Look> progress,
            Consumer<Exception> failed) {
        progress.accept(new Look(from, images.size()));
        if (from >= images.size() || wanted.get() != ticket) {
            return;
        }
        int to = Math.min(images.size(), from + PORTION);
        ScoreTable before = table;
        jobs.run(JOB, () -> see(of, images.subList(from, to), before, ticket), seen -> {
            images.subList(from, to).forEach(i -> changed.remove(i.id()));
            put(seen);
            portion(of, images, to, ticket, progress, failed);
        }, failure -> {
            progress.accept(new Look(images.size(), images.size()));
            if (!(failure instanceof CancellationException)) {
                failed.accept(failure);
            }
        });
    }

    private ScoreTable see(RunFolder of, List<ImageItem> images, ScoreTable before, Object ticket) throws IOException {
        var seen = new HashMap<ImageId, ModelScore>();
        for (ImageItem item : new ArrayList<>(images)) {
            if (wanted.get() != ticket) {
                throw new CancellationException();
            }
            seen.put(item.id(), predictions.look(of, item));
        }
        ScoreTable after = before.with(Map.copyOf(seen));
        ScoreFile.write(of, after);
        return after;
    }

    /** Ends a look at images after the one at hand. */
    void stop() { wanted.set(null); }
}
