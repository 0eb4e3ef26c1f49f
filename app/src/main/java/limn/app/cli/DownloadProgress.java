package limn.app.cli;

import java.time.Duration;
import java.time.Instant;
import limn.app.weights.Download;

/** Tells a person how far a download is: one line that is rewritten on a terminal, a line every few seconds elsewhere. */
final class DownloadProgress implements Download.Progress {
    private static final Duration TERMINAL = Duration.ofMillis(200);
    private static final Duration FILE = Duration.ofSeconds(5);
    private final Console console;
    private final String name;
    private Instant shown = Instant.EPOCH;
    private boolean open;

    DownloadProgress(Console console, String name) {
        this.console = console;
        this.name = name;
    }

    @Override
    public void at(long done, long total) {
        Duration pause = console.isTerminal() ? TERMINAL : FILE;
        if (done != total && Duration.between(shown, Instant.now()).compareTo(pause) < 0) {
            return;
        }
        shown = Instant.now();
        String of = total < 0 ? "?" : Weights.megabytes(total / 1e6);
        String line = console.texts().get("cli.weights.progress", name, Weights.megabytes(done / 1e6), of);
        if (console.isTerminal()) {
            console.err().print("\r" + line + "    ");
            console.err().flush();
            open = true;
        } else {
            console.err().println(line);
        }
    }

    /** Leaves the line that is being rewritten. */
    void end() {
        if (open) {
            console.err().println();
            open = false;
        }
    }
}
