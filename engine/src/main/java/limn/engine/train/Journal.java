package limn.engine.train;

import java.io.IOException;
import java.time.Instant;
import java.util.function.Consumer;
import limn.engine.run.Event;
import limn.engine.run.EventLog;
import limn.engine.run.Logged;
import limn.engine.run.RunFolder;

/** Where the loop says what happens: into the run's log, and to one listener in this process. */
final class Journal {
    private final RunFolder folder;
    private final Consumer<Logged> listener;
    private long step;

    Journal(RunFolder folder, Consumer<Logged> listener) {
        this.folder = folder;
        this.listener = listener;
    }

    /** The step of the newest event. */
    long step() { return step; }

    void say(long at, Event event) throws IOException {
        step = at;
        EventLog.append(folder.events(), at, event);
        listener.accept(new Logged(at, Instant.now(), event));
    }
}
