package limn.engine.data;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Prepares the batches of coming steps on one thread of its own, a few ahead. Owned by the training loop, which closes it.
 *
 * @param <T> what a step needs
 */
public final class Prefetch<T> implements AutoCloseable {
    /** Makes what a step needs. */
    @FunctionalInterface
    public interface Maker<T> { T make(long step) throws UnreadableSampleException; }

    private record Made<T>(@Nullable T value, @Nullable Exception error) {}

    private final BlockingQueue<Made<T>> queue = new ArrayBlockingQueue<>(4);
    private final Thread thread;
    private long waitedNanos;

    public Prefetch(long firstStep, long endStep, Maker<T> maker) {
        thread = Thread.ofPlatform().daemon().name("limn-loader").start(() -> {
            try {
                for (long step = firstStep; step < endStep; step++) {
                    Made<T> made;
                    try {
                        made = new Made<>(maker.make(step), null);
                    } catch (UnreadableSampleException | RuntimeException e) {
                        made = new Made<>(null, e);
                    }
                    queue.put(made);
                    if (made.error() != null) {
                        return;
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** The next step's data; waits for it. */
    public T next() throws UnreadableSampleException, InterruptedException {
        long start = System.nanoTime();
        Made<T> made = queue.take();
        waitedNanos += System.nanoTime() - start;
        if (made.error() instanceof UnreadableSampleException e) {
            throw e;
        }
        if (made.error() instanceof RuntimeException e) {
            throw e;
        }
        T value = made.value();
        if (value == null) {
            throw new IllegalStateException("a batch is neither made nor failed");
        }
        return value;
    }

    /** How long {@link #next} has waited altogether, seconds. */
    public double waitedSeconds() {
        return waitedNanos / 1e9;
    }

    @Override
    public void close() { thread.interrupt(); }
}
