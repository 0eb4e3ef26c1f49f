package limn.app.window;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Platform;
import limn.annotator.exchange.Archive;
import limn.annotator.exchange.ClassMapping;
import limn.annotator.exchange.ForeignClass;
import limn.annotator.exchange.Format;
import limn.annotator.exchange.ImportSettings;
import limn.annotator.exchange.Importing;
import limn.annotator.exchange.Problems;
import limn.annotator.exchange.Source;
import limn.annotator.format.ImportReport;
import limn.annotator.store.Backup;
import limn.annotator.store.Project;
import limn.annotator.store.Watch;
import limn.app.text.ReasonWords;
import limn.app.text.Texts;
import limn.app.window.parts.LatestOnPulse;

/** Labels of another program on their way in: surveyed first, taken once a person has seen the classes. Slow parts run in the background. */
final class ImportJob {
    /** What was found. */
    record Survey(List<ForeignClass> classes, int images) {}

    private static final String NAME = "import";

    private final Project project;
    private final Format format;
    private final Path chosen;
    /** The copy of the project from before; written by the worker, read when it is done. */
    private volatile Optional<Backup> before = Optional.empty();
    private final AtomicBoolean cancelled = new AtomicBoolean();

    ImportJob(Project project, Format format, Path chosen) {
        this.project = project;
        this.format = format;
        this.chosen = chosen;
    }

    /** Is told how much of a file or folder was looked through. */
    @FunctionalInterface
    interface Told {
        /** Nobody listens. */
        Told NOBODY = (done, all) -> {};

        void of(int done, int all);
    }

    /** Looks which classes and how many images there are. For a background thread. @throws CancellationException once cancelled */
    Survey survey(Told told) throws IOException {
        var problems = new Problems();
        try (Source source = format.reader().orElseThrow().open(place(problems), problems, watch(told))) {
            return new Survey(source.classes(), source.images());
        }
    }

    private Watch watch(Told told) {
        return (done, of) -> {
            told.of(done, of);
            return !cancelled.get();
        };
    }

    private Path place(Problems problems) throws IOException {
        return Archive.is(chosen)
                ? Archive.unpacked(chosen, Archive.placeIn(project.folder(), chosen), problems)
                : chosen;
    }

    /** Takes everything in the background and tells of it. */
    void begin(AddImages adding, ClassMapping mapping, ImportSettings settings) {
        Desk desk = adding.desk();
        Texts texts = desk.texts();
        var latest = new LatestOnPulse<Progress>(Platform::runLater, desk.progress());
        desk.progress().accept(new Progress(NAME, texts.get("window.import.working", "", ""), -1, false, this::cancel));
        cancelled.set(false);
        Watch watch = watch((done, of) -> latest.offer(new Progress(NAME,
                texts.get("window.import.working", done, of == 0 ? "" : "/ " + of), of == 0 ? -1 : (double) done / of,
                false, this::cancel)));
        desk.model().afterSaving(() -> desk.jobs().runLong(NAME, () -> take(mapping, settings, watch), report -> {
            over(desk);
            desk.notices().accept(adding.withUndo(told(desk.texts(), report), before));
        }, failure -> {
            over(desk);
            if (failure instanceof CancellationException) {
                desk.notices().accept(Notice.of(Notice.Level.INFO, texts.get("window.import.cancelled")));
            } else {
                desk.failed(failure);
            }
        }));
    }

    /** Ends what it does as soon as it may. */
    void cancel() { cancelled.set(true); }

    private ImportReport take(ClassMapping mapping, ImportSettings settings, Watch watch) throws IOException {
        var problems = new Problems();
        before = project.backups().beforeImport();
        Path place = place(problems);
        try (Source source = format.reader().orElseThrow().open(place, problems, watch(Told.NOBODY))) {
            return Importing.run(project, source, mapping, settings, place, watch, problems);
        }
    }

    private static void over(Desk desk) {
        desk.model().refreshMasks();
        Platform.runLater(() -> desk.progress().accept(Progress.ended(NAME)));
    }

    private static Notice told(Texts texts, ImportReport report) {
        var words = new ReasonWords(texts);
        var level = report.skipped().isEmpty() ? Notice.Level.DONE : Notice.Level.WARNING;
        var lines = new java.util.ArrayList<String>();
        report.skipped().forEach(s -> lines.add(s.file() + ": " + words.of(s.reason())));
        report.notices().forEach(s -> lines.add(s.file() + ": " + words.of(s.reason())));
        return Notice.of(level, texts.get("window.import.done", report.images(), report.masks(), report.tagged(),
                report.skipped().size())).withDetails(String.join("\n", lines));
    }
}
