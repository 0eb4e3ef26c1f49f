package limn.app.cli;

import java.time.Duration;
import java.time.Instant;

/** One line that tells how far something is: rewritten on a terminal, printed anew every few seconds elsewhere. */
final class RewrittenLine {
    private static final Duration TERMINAL = Duration.ofMillis(200);

    private final Console console;
    private final Duration elsewhere;
    private Instant shown = Instant.EPOCH;
    private boolean open;

    /** @param elsewhere time between two lines where there is no terminal */
    RewrittenLine(Console console, Duration elsewhere) {
        this.console = console;
        this.elsewhere = elsewhere;
    }

    /** Work begins now: what is done before the first line is due needs none. */
    void begin(Instant now) {
        shown = now;
    }

    /** Whether it is time for a line. */
    boolean isDue(Instant now) {
        return Duration.between(shown, now).compareTo(console.isTerminal() ? TERMINAL : elsewhere) >= 0;
    }

    void show(Instant now, String line) {
        shown = now;
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
