package limn.app.cli;

import java.time.Duration;
import java.time.Instant;
import limn.app.weights.Download;

/** Tells a person how far a download is. */
final class DownloadProgress implements Download.Progress {
    private final Console console;
    private final String name;
    private final RewrittenLine progress;

    DownloadProgress(Console console, String name) {
        this.console = console;
        this.name = name;
        progress = new RewrittenLine(console, Duration.ofSeconds(5));
    }

    @Override
    public void at(long done, long total) {
        Instant now = Instant.now();
        if (done == total || progress.isDue(now)) {
            String of = total < 0 ? "?" : Weights.megabytes(total / 1e6);
            progress.show(now,
                    console.texts().get("cli.weights.progress", name, Weights.megabytes(done / 1e6), of));
        }
    }

    /** Leaves the line that is being rewritten. */
    void end() { progress.end(); }
}
