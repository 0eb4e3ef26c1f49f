package limn.app.window;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Requests worked on by a few threads, the newest first: what a person looks at now was asked for last. A request that has not begun
 * can be withdrawn. Thread-safe.
 */
final class NewestFirst<K> implements AutoCloseable {
    private final Map<K, Runnable> waiting = new HashMap<>();
    private final Deque<K> order = new ArrayDeque<>();
    private final Consumer<Throwable> failed;
    private int working;
    private boolean closed;

    /** @param failed told of what a request threw, in its thread */
    NewestFirst(String name, int threads, Consumer<Throwable> failed) {
        this.failed = failed;
        for (int i = 1; i <= threads; i++) {
            Thread.ofPlatform().daemon().name(name + "-" + i).priority(Thread.NORM_PRIORITY - 1).start(this::work);
        }
    }

    /** Asks for work; takes the place of a waiting request of the same key. */
    synchronized void ask(K key, Runnable work) {
        if (!closed) {
            if (waiting.put(key, work) != null) {
                order.remove(key);
            }
            order.addFirst(key);
            notifyAll();
        }
    }

    /** Withdraws a request that has not begun. */
    synchronized void withdraw(K key) {
        if (waiting.remove(key) != null) {
            order.remove(key);
        }
    }

    synchronized boolean isIdle() { return waiting.isEmpty() && working == 0; }

    private void work() {
        for (Runnable next = take(); next != null; next = take()) {
            try {
                next.run();
            } catch (RuntimeException | Error failure) {
                failed.accept(failure);
            } finally {
                done();
            }
        }
    }

    private synchronized @Nullable Runnable take() {
        while (order.isEmpty() && !closed) {
            try {
                wait();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return null;
            }
        }
        if (closed) {
            return null;
        }
        working++;
        return waiting.remove(order.removeFirst());
    }

    private synchronized void done() { working--; }

    @Override
    public synchronized void close() {
        closed = true;
        waiting.clear();
        order.clear();
        notifyAll();
    }
}
