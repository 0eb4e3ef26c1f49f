package limn.app.cli;

import java.time.Duration;
import java.time.Instant;
import limn.annotator.store.Watch;

/** Tells a person how far work on many images is. */
final class WatchLine {
    private final Console console;
    private final RewrittenLine line;

    WatchLine(Console console) {
        this.console = console;
        line = new RewrittenLine(console, Duration.ofSeconds(10));
        line.begin(Instant.now());
    }

    /** A watch that says the words of a key with the numbers done and of. */
    Watch on(String key) {
        return (done, of) -> {
            Instant now = Instant.now();
            if (line.isDue(now)) {
                line.show(now, console.texts().get(key, done, of));
            }
            return true;
        };
    }

    void end() { line.end(); }
}
