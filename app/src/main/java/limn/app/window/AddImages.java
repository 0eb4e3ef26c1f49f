package limn.app.window;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import limn.annotator.format.ImportReport;
import limn.annotator.store.Backup;
import limn.app.text.ReasonWords;
import limn.app.text.Texts;

/**
 * Asks for a folder and adds its images to the open project, in the background; the notice afterwards offers to take it back.
 *
 * @param again opens a project
 * @param restore brings a copy of a project back
 */
record AddImages(Desk desk, Consumer<Path> again, BiConsumer<Path, Backup> restore) implements Runnable {
    private static final String JOB = "add images";
    @Override
    public void run() {
        if (mayWrite()) {
            desk.folders().choose(desk.texts().get("window.images.add")).ifPresent(this::add);
        }
    }

    private void add(Path folder) {
        Texts texts = desk.texts();
        desk.progress().accept(new Progress(JOB, texts.get("window.images.adding"), -1, false, () -> {}));
        desk.model().afterSaving(() -> desk.jobs().runLong(JOB,
                () -> ImagesFolder.add(desk.model().project(), folder, name -> {}), added -> {
                    desk.progress().accept(Progress.ended(JOB));
                    desk.model().refresh();
                    desk.notices().accept(notice(added));
                }, failure -> {
                    desk.progress().accept(Progress.ended(JOB));
                    desk.failed(failure);
                }));
    }

    private Notice notice(ImagesFolder.Added added) {
        var words = new ReasonWords(desk.texts());
        ImportReport report = added.report();
        Notice notice = Notice
                .of(report.skipped().isEmpty() ? Notice.Level.DONE : Notice.Level.WARNING,
                        desk.texts().get("window.images.added", report.images(), report.skipped().size()))
                .withDetails(String.join("\n", report.skipped().stream()
                        .map(s -> s.file() + ": " + words.of(s.reason())).toList()));
        return withUndo(notice, added.before());
    }

    /** A notice of an import that offers to bring back what was before it. */
    Notice withUndo(Notice notice, Optional<Backup> before) {
        Path folder = desk.model().project().folder();
        return before.map(b -> notice.withAction(desk.texts().get("window.undo"),
                () -> restore.accept(folder, b))).orElse(notice);
    }

    /** Whether the project can be written; says why not if it cannot. */
    boolean mayWrite() {
        boolean locked = desk.model().project().isReadOnly();
        if (locked) {
            desk.notices().accept(LookOnly.notice(desk.texts(), desk.model().project(), again));
        }
        return !locked;
    }
}
