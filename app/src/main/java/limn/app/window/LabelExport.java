package limn.app.window;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Platform;
import limn.annotator.exchange.Choices;
import limn.annotator.exchange.Exporting;
import limn.annotator.exchange.Format;
import limn.annotator.store.Watch;
import limn.app.text.ReasonWords;
import limn.app.text.Texts;
import limn.app.window.parts.LatestOnPulse;

/** Writes labels in a format into the project's folder of exports, in the background, and tells of it. */
final class LabelExport {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuu-MM-dd-HHmmss", Locale.ROOT);
    private static final String NAME = "export labels";

    private final Desk desk;
    private final Format format;
    private final Choices choices;
    private final boolean images;
    private final AtomicBoolean cancelled = new AtomicBoolean();

    LabelExport(Desk desk, Format format, Choices choices, boolean images) {
        this.desk = desk;
        this.format = format;
        this.choices = choices;
        this.images = images;
    }

    void begin() {
        Texts texts = desk.texts();
        Path target = desk.model().project().folder().resolve("export")
                .resolve(STAMP.format(LocalDateTime.now()) + "-" + format.id());
        var latest = new LatestOnPulse<Progress>(Platform::runLater, desk.progress());
        desk.progress().accept(progress(0, 0));
        Watch watch = (done, of) -> {
            latest.offer(progress(done, of));
            return !cancelled.get();
        };
        desk.model().afterSaving(() -> desk.jobs().runLong(NAME,
                () -> Exporting.run(desk.model().project(), format, target, choices, images, watch), this::done,
                failure -> {
                    over();
                    if (failure instanceof CancellationException) {
                        desk.notices().accept(Notice.of(Notice.Level.INFO, texts.get("window.export.cancelled")));
                    } else {
                        desk.failed(failure);
                    }
                }));
    }

    private Progress progress(int done, int of) {
        return new Progress(NAME, desk.texts().get("window.exchange.working", done, of),
                of == 0 ? -1 : (double) done / of, false, () -> cancelled.set(true));
    }

    private void over() { Platform.runLater(() -> desk.progress().accept(Progress.ended(NAME))); }

    private void done(Exporting.Report report) {
        over();
        var words = new ReasonWords(desk.texts());
        var level = report.skipped().isEmpty() ? Notice.Level.DONE : Notice.Level.WARNING;
        desk.notices().accept(Notice.of(level, desk.texts().get("window.export.there", report.folder()))
                .withDetails(String.join("\n", report.skipped().stream()
                        .map(s -> s.file() + ": " + words.of(s.reason())).toList())));
    }
}
