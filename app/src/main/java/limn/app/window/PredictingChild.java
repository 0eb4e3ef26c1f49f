package limn.app.window;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.application.Platform;
import limn.app.text.Texts;
import limn.app.train.WatchedCommand;
import limn.app.window.parts.LatestOnPulse;
import limn.engine.run.RunFolder;
import org.jspecify.annotations.Nullable;

/**
 * A command that lets the network of a run look at images, in a process of its own, with progress in the status row and words for
 * however it ends. One at a time. In the window's thread only.
 */
final class PredictingChild {
    /** The keys of what is said: at the beginning, of each image, when it was stopped, when it died without a word. */
    record Words(String begin, String working, String cancelled, String died) {}

    private final Desk desk;
    private final Texts texts;
    private final String command;
    private final Words words;
    private final Consumer<Boolean> going;
    private final Consumer<RunFolder> done;
    private @Nullable WatchedCommand running;
    private boolean starting;

    /**
     * @param command evaluate or propose
     * @param going told when it begins and ends
     * @param done told when it has written into the run folder
     */
    PredictingChild(Desk desk, String command, Words words, Consumer<Boolean> going, Consumer<RunFolder> done) {
        this.desk = desk;
        this.command = command;
        this.words = words;
        this.going = going;
        this.done = done;
        texts = desk.texts();
    }

    /** Starts it after all that was changed is on disk; does nothing while it runs. @param more words of its command line */
    void start(RunFolder of, String... more) {
        if (running != null || starting) {
            return;
        }
        starting = true;
        going.accept(true);
        show(texts.get(words.begin()), -1, () -> {});
        desk.model().afterSaving(() -> Platform.runLater(() -> launch(of, more)));
    }

    private void launch(RunFolder of, String... more) {
        starting = false;
        var latest = new LatestOnPulse<WatchedCommand.At>(Platform::runLater, at -> {
            WatchedCommand now = running;
            if (now != null) {
                show(texts.get(words.working(), at.done(), at.all()), (double) at.done() / at.all(), now::cancel);
            }
        });
        try {
            var line = new ArrayList<>(
                    List.of(command, desk.model().project().folder().toString(), "--run", of.path().toString()));
            line.addAll(List.of(more));
            WatchedCommand started = WatchedCommand.start(line,
                    latest::offer, end -> Platform.runLater(() -> ended(of, end)));
            running = started;
            show(texts.get(words.begin()), -1, started::cancel);
        } catch (IOException refused) {
            over();
            desk.failed(refused);
        }
    }

    private void ended(RunFolder of, WatchedCommand.End end) {
        running = null;
        over();
        if (end.isDone()) {
            done.accept(of);
        } else if (end.cancelled()) {
            desk.notices().accept(Notice.of(Notice.Level.INFO, texts.get(words.cancelled())));
        } else {
            String why = String.join(" ", List.of(end.said("error"), end.said("why"), end.said("next"))).strip();
            desk.notices().accept(Notice.of(Notice.Level.ERROR,
                    why.isEmpty() ? texts.get(words.died(), end.code()) : why)
                    .withDetails(String.join("\n", end.lastWords())));
        }
    }

    private void over() {
        going.accept(false);
        desk.progress().accept(Progress.ended(command));
    }

    private void show(String text, double share, Runnable cancel) {
        desk.progress().accept(new Progress(command, text, share, false, cancel));
    }

    /** The project is closed: what goes on is ended. */
    void close() {
        WatchedCommand now = running;
        if (now != null) {
            now.cancel();
        }
    }
}
