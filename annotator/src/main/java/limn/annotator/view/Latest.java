package limn.annotator.view;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/**
 * One question at a time to the background, of which only the newest is of interest: asking anew or {@link #cancel} makes the one
 * before outdated. Its answer is never delivered, and one that has not begun never begins. JavaFX thread only, but for the work.
 */
final class Latest {
    /** Shared by all canvases: slow tools of one hand do not need more, and training wants the other cores. */
    private static final ExecutorService WORKERS = Executors.newFixedThreadPool(2,
            Thread.ofPlatform().daemon().name("canvas-", 0).factory());

    private final Executor workers;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy", false);
    private AtomicBoolean outdated = new AtomicBoolean();

    Latest() { this(WORKERS); }

    Latest(Executor workers) { this.workers = workers; }

    /** Whether an answer is being waited for. */
    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /**
     * Asks; whatever was asked before is outdated.
     *
     * @param work runs in the background and is told whether it is outdated; looks often, and then returns anything or throws
     *            {@link CancellationException}. What else it throws is thrown again in the JavaFX thread
     * @param then gets the answer in the JavaFX thread, unless it is outdated by then
     */
    <T> void ask(Function<BooleanSupplier, T> work, Consumer<T> then) {
        cancel();
        var mine = new AtomicBoolean();
        outdated = mine;
        busy.set(true);
        CompletableFuture.supplyAsync(() -> {
            if (mine.get()) {
                throw new CancellationException();
            }
            return work.apply(mine::get);
        }, workers).whenComplete((answer, error) -> Platform.runLater(() -> {
            if (!mine.get()) {
                busy.set(false);
                if (error != null) {
                    throw new IllegalStateException("a tool could not compute its proposal", error);
                }
                then.accept(answer);
            }
        }));
    }

    /** What was asked is of no interest any more. */
    void cancel() {
        outdated.set(true);
        busy.set(false);
    }
}
