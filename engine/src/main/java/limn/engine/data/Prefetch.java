package limn.engine.data;

import java.util.Objects;
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

    private record Made<T>(@Nullable T value, @Nullable Throwable error) {}

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
                    } catch (Throwable e) { // an Error too: a loader that dies silently would leave the training waiting for ever
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

    /** The next step's data; waits for it. Whatever its maker threw, errors too, is thrown here. */
    public T next() throws UnreadableSampleException, InterruptedException {
        long start = System.nanoTime();
        Made<T> made = queue.take();
        waitedNanos += System.nanoTime() - start;
        return switch (made.error()) {
            case UnreadableSampleException e -> throw e;
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case null -> Objects.requireNonNull(made.value(), "a batch is neither made nor failed");
            case Throwable e -> throw new IllegalStateException(e);
        };
    }

    /** How long {@link #next} has waited altogether, seconds. */
    public double waitedSeconds() {
        return waitedNanos / 1e9;
    }

    @Override
    public void close() { thread.interrupt(); }
}
