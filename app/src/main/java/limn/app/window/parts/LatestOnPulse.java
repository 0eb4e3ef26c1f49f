package limn.app.window.parts;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Hands values from any thread to the window's thread, newest first: a slow window skips values instead of queueing them. */
public final class LatestOnPulse<T> {
    private final AtomicReference<@Nullable T> pending = new AtomicReference<>();
    private final Executor window;
    private final Consumer<T> show;

    public LatestOnPulse(Executor window, Consumer<T> show) {
        this.window = window;
        this.show = show;
    }

    public void offer(T value) {
        if (pending.getAndSet(value) == null) {
            window.execute(() -> {
                T newest = pending.getAndSet(null);
                if (newest != null) {
                    show.accept(newest);
                }
            });
        }
    }
}
