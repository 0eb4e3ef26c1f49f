package limn.app.window;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Work in the background, by name: of jobs of one name only the newest shows its result, older ones that have not begun are left
 * out. Results and failures are handed over in the window's thread. What may take longer than a person waits for a picture is given to
 * {@link #runLong}, so that pictures never wait for it.
 */
final class Jobs implements AutoCloseable {
    private final ExecutorService workers = Executors.newFixedThreadPool(2,
            Thread.ofPlatform().daemon().name("worker-", 1).factory());
    private final ExecutorService longWorkers = Executors
            .newCachedThreadPool(Thread.ofPlatform().daemon().name("long-worker-", 1).factory());
    private final Map<String, AtomicLong> newest = new ConcurrentHashMap<>();
    private final java.util.concurrent.atomic.AtomicInteger waiting = new java.util.concurrent.atomic.AtomicInteger();
    private final Executor window;

    /** @param window runs what is given in the window's thread */
    Jobs(Executor window) { this.window = window; }

    /** Work for a moment: an image, a table, a file. */
    <T> void run(String name, Callable<T> work, Consumer<T> done, Consumer<Exception> failed) {
        run(workers, name, work, done, failed);
    }

    /** Work that goes through a whole project, or waits for another process; of one name one at a time. */
    <T> void runLong(String name, Callable<T> work, Consumer<T> done, Consumer<Exception> failed) {
        run(longWorkers, name, work, done, failed);
    }

    private <T> void run(ExecutorService by, String name, Callable<T> work, Consumer<T> done,
            Consumer<Exception> failed) {
        AtomicLong counter = newest.computeIfAbsent(name, n -> new AtomicLong());
        long mine = counter.incrementAndGet();
        if (by.isShutdown()) {
            return;
        }
        waiting.incrementAndGet();
        Runnable job = () -> {
            try {
                if (counter.get() == mine) {
                    T result = work.call();
                    hand(counter, mine, () -> done.accept(result));
                }
            } catch (Exception failure) {
                hand(counter, mine, () -> failed.accept(failure));
            } finally {
                waiting.decrementAndGet();
            }
        };
        by.execute(by == longWorkers ? oneByOne(counter, job) : job);
    }

    private static Runnable oneByOne(Object lock, Runnable job) {
        return () -> {
            synchronized (lock) {
                job.run();
            }
        };
    }

    /** Whether nothing is waiting or being worked on. */
    boolean isIdle() { return waiting.get() == 0; }

    private void hand(AtomicLong counter, long mine, Runnable show) {
        window.execute(() -> {
            if (counter.get() == mine) {
                show.run();
            }
        });
    }

    /** Makes the running job of this name show nothing. */
    void cancel(String name) {
        newest.computeIfAbsent(name, n -> new AtomicLong()).incrementAndGet();
    }

    @Override
    public void close() {
        workers.shutdownNow();
        longWorkers.shutdownNow();
    }
}
