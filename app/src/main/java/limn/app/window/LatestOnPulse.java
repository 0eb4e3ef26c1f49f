package limn.app.window;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/** Hands values from any thread to the FX thread, newest first: a slow window skips values instead of queueing them. */
final class LatestOnPulse<T> {
    private final AtomicReference<@Nullable T> pending = new AtomicReference<>();
    private final Consumer<T> show;

    LatestOnPulse(Consumer<T> show) { this.show = show; }

    void offer(T value) {
        if (pending.getAndSet(value) == null) {
            Platform.runLater(() -> {
                T newest = pending.getAndSet(null);
                if (newest != null) {
                    show.accept(newest);
                }
            });
        }
    }
}
