package limn.app.train;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import limn.engine.run.EventLog;
import limn.engine.run.Logged;
import limn.engine.run.RunFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the log of one run in a thread of its own and hands over its state whenever it changed, four times a second at most.
 * Live, finished and foreign runs look alike. A run that says it is running while its process is gone becomes LOST.
 */
public final class RunFollower implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunFollower.class);
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final RunFolder folder;
    private final Consumer<RunState> listener;
    private final Thread thread;
    private volatile boolean closed;

    private RunFollower(RunFolder folder, Consumer<RunState> listener) {
        this.folder = folder;
        this.listener = listener;
        this.thread = Thread.ofPlatform().daemon().name("follow " + folder.name()).unstarted(this::follow);
    }

    /** Starts following. @param listener called in the follower's thread */
    public static RunFollower start(RunFolder folder, Consumer<RunState> listener) {
        var follower = new RunFollower(folder, listener);
        follower.thread.start();
        return follower;
    }

    private void follow() {
        var log = new RunLog();
        var reader = new EventLog.Follower(folder.events());
        var heard = new Heard(Instant.now());
        RunStatus told = null;
        try {
            while (!closed) {
                List<Logged> fresh = poll(reader);
                fresh.forEach(log::add);
                heard.looked(!fresh.isEmpty(), Instant.now());
                RunState state = heard.judged(log.state(), Instant.now());
                if (!fresh.isEmpty() || state.status() != told) {
                    told = state.status();
                    listener.accept(state);
                }
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Logged> poll(EventLog.Follower reader) {
        try {
            return reader.poll();
        } catch (IOException unreadable) {
            LOG.warn("cannot read {}", folder.events(), unreadable);
            return List.of();
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
