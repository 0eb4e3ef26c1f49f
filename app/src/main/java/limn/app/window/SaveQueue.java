package limn.app.window;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes changes to the project in the order they were made, in one thread of its own. A change that cannot be written stays at
 * the head of the queue, with all after it, until a retry succeeds: nothing is dropped and nothing overtakes.
 */
final class SaveQueue implements AutoCloseable {
    /** How things stand. @param waiting changes not on disk yet @param failure why the head could not be written */
    record State(int waiting, Instant saved, Optional<RuntimeException> failure) {}

    private final ExecutorService writer = Executors
            .newSingleThreadExecutor(Thread.ofPlatform().daemon().name("writer").factory());
    private final Deque<Runnable> queue = new ArrayDeque<>();
    private final Consumer<State> listener;
    private Instant saved = Instant.now();
    private @Nullable RuntimeException failure;

    /** @param listener told after each change of state, in the writer's thread or the caller's */
    SaveQueue(Consumer<State> listener) {
        this.listener = listener;
    }

    /** Adds a change; returns at once. */
    void add(Runnable change) {
        synchronized (queue) {
            queue.addLast(change);
        }
        tell();
        writer.execute(this::drain);
    }

    /** Tries again what could not be written. */
    void retry() { writer.execute(this::drain); }

    private void drain() {
        while (true) {
            Runnable head;
            synchronized (queue) {
                head = queue.peekFirst();
            }
            if (head == null) {
                return;
            }
            try {
                head.run();
            } catch (RuntimeException refused) {
                synchronized (queue) {
                    failure = refused;
                }
                tell();
                return;
            }
            synchronized (queue) {
                queue.removeFirst();
                failure = null;
                saved = Instant.now();
            }
            tell();
        }
    }

    private void tell() {
        State state;
        synchronized (queue) {
            state = new State(queue.size(), saved, Optional.ofNullable(failure));
        }
        listener.accept(state);
    }

    /** Waits until everything is written, for at most a time. Returns whether it is. */
    boolean flush(long seconds) {
        try {
            writer.submit(this::drain).get(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException slow) {
            return false;
        }
        synchronized (queue) {
            return queue.isEmpty();
        }
    }

    @Override
    public void close() {
        flush(10);
        writer.shutdown();
    }
}
