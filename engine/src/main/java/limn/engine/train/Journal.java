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

    Journal(RunFolder folder, Consumer<Logged> listener) {
        this.folder = folder;
        this.listener = listener;
    }

    void say(long step, Event event) throws IOException {
        EventLog.append(folder.events(), step, event);
        listener.accept(new Logged(step, Instant.now(), event));
    }
}
