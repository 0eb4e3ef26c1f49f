package limn.app.window.chart;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javafx.application.Platform;
import limn.app.chart.Plotter;
import org.jspecify.annotations.Nullable;

/**
 * Has the curves of one chart drawn in the background: one picture at a time, and then the newest one that was asked for meanwhile.
 * All charts share one thread, which lives as long as the process. In the window's thread only.
 */
final class Painter {
    private static final ExecutorService THREAD = Executors
            .newSingleThreadExecutor(Thread.ofPlatform().daemon().name("charts").factory());

    private final Plotter plotter = new Plotter();
    private final Consumer<Plotter.Picture> done;
    private Plotter.@Nullable Order waiting;
    private boolean working;
    private int[] spare = new int[0];

    /** @param done gets each picture in the window's thread; its pixels may be used until it returns */
    Painter(Consumer<Plotter.Picture> done) {
        this.done = done;
    }

    void ask(Plotter.Order order) {
        if (working) {
            waiting = order;
            return;
        }
        working = true;
        int[] pixels = spare;
        THREAD.execute(() -> {
            try {
                Plotter.Picture picture = plotter.draw(order, pixels);
                Platform.runLater(() -> finished(picture));
            } catch (RuntimeException failure) {
                Platform.runLater(() -> {
                    working = false;
                    throw failure;
                });
            }
        });
    }

    private void finished(Plotter.Picture picture) {
        done.accept(picture);
        spare = picture.pixels();
        working = false;
        Plotter.Order next = waiting;
        waiting = null;
        if (next != null) {
            ask(next);
        }
    }

    boolean isIdle() { return !working; }
}
