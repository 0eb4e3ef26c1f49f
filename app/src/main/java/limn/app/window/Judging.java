package limn.app.window;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongConsumer;
import limn.annotator.model.ImageId;
import limn.annotator.store.Project;
import limn.annotator.store.Verdict;

/** Sends verdicts on predicted regions to the writer, behind all that was changed before, and tells the views. */
final class Judging {
    private final ProjectModel model;

    Judging(ProjectModel model) { this.model = model; }

    /** One action of a person: one step to undo. @param done told in the writer's thread when it is on disk. In the window's thread */
    void judge(List<Verdict> verdicts, long activeMillis, LongConsumer done) {
        store(verdicts, words(verdicts.size(), verdicts), 0, activeMillis, done);
        model.steps().changed();
    }

    /** How a step is named. @param count how many regions it has in all */
    static List<String> words(int count, List<Verdict> verdicts) {
        Set<String> classes = new LinkedHashSet<>();
        verdicts.forEach(v -> classes.add(v.className()));
        return List.of(String.valueOf(count), String.join(", ", classes));
    }

    /** Part of a large action. @param step 0 for the first part, then what came of it @return the step, or 0 if it was taken back */
    CompletableFuture<Long> part(List<Verdict> verdicts, long step) {
        var stored = new CompletableFuture<Long>();
        store(verdicts, words(verdicts.size(), verdicts), step, 0, stored::complete);
        return stored;
    }

    /** All parts of a large action are stored. */
    void ended(long step, List<String> words) {
        model.afterSaving(() -> model.project().verdicts().rename(step, words));
        model.inWindow(model.steps()::changed);
    }

    private void store(List<Verdict> verdicts, List<String> words, long step, long activeMillis, LongConsumer done) {
        Set<ImageId> images = new LinkedHashSet<>();
        verdicts.forEach(v -> images.add(v.image()));
        model.afterSaving(() -> {
            Project project = model.project();
            long stored = project.verdicts().judge(verdicts, words, step, activeMillis);
            if (verdicts.getFirst().accepted()) {
                model.afterSaving(() -> model.judged(images)); // apart: what is stored must not be stored again if this fails
            }
            done.accept(stored);
        });
    }
}
