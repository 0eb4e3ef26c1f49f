package limn.app.window.measure;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;

/**
 * A window that is drawn in memory by the software pipeline, to be measured. The toolkit starts with it and ends with it, so there is
 * one in the life of a process. Everything is called from a thread that is not the window's.
 */
public final class DrawnWindow implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** When frames come. */
    public enum Pace {
        /** Sixty times a second at most, as on a screen. */
        SCREEN,
        /** As soon as the last one is done. */
        FULL
    }

    /** @param between from frame to frame @param held how long the window's thread was busy with what happened in each */
    public record Frames(FrameTimes between, FrameTimes held) {}

    private DrawnWindow() {}

    /** Starts the toolkit. */
    public static DrawnWindow start(Pace pace) throws InterruptedException, ExecutionException {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        System.setProperty("javafx.animation.fullspeed", Boolean.toString(pace == Pace.FULL));
        var up = new CompletableFuture<Boolean>();
        Platform.startup(() -> up.complete(true));
        up.get();
        Platform.setImplicitExit(false);
        return new DrawnWindow();
    }

    public void show(Callable<Scene> scene) throws InterruptedException, ExecutionException {
        inWindow(() -> {
            var stage = new Stage();
            stage.setScene(scene.call());
            stage.setX(0);
            stage.setY(0);
            stage.show();
            return stage;
        });
    }

    @Override
    public void close() { Platform.exit(); }

    /** The answer of work in the window's thread. */
    public static <T> T inWindow(Callable<T> work) throws InterruptedException, ExecutionException {
        var task = new FutureTask<T>(work);
        Platform.runLater(task);
        return task.get();
    }

    /** Work in the window's thread without an answer. */
    public static void doInWindow(Runnable work) throws InterruptedException, ExecutionException {
        inWindow(() -> {
            work.run();
            return true;
        });
    }

    /** Waits until what has been asked for is drawn. */
    public static void pulse() throws InterruptedException, ExecutionException {
        frames(0, 2, frame -> {});
    }

    /** @throws IllegalStateException if it does not come true in two minutes */
    public static void await(BooleanSupplier condition) throws InterruptedException, ExecutionException {
        await(PATIENCE, condition);
    }

    /** @throws IllegalStateException if it does not come true in time */
    public static void await(Duration patience, BooleanSupplier condition)
            throws InterruptedException, ExecutionException {
        long end = System.nanoTime() + patience.toNanos();
        while (!inWindow(condition::getAsBoolean)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("did not happen within " + patience);
            }
            Thread.sleep(1);
        }
    }

    /**
     * Frames one after the other.
     *
     * @param warm how many come first and do not count
     * @param count how many count, at least 1
     * @param happens before each of them, with its number, 0 while they do not count
     */
    public static Frames frames(int warm, int count, IntConsumer happens)
            throws InterruptedException, ExecutionException {
        var done = new CompletableFuture<Frames>();
        inWindow(() -> {
            var between = new double[count];
            var held = new double[count];
            new AnimationTimer() {
                private int frame = -warm;
                private long last;

                @Override
                public void handle(long now) {
                    long begin = System.nanoTime();
                    if (frame > 0) {
                        between[frame - 1] = (begin - last) / 1e6;
                    }
                    last = begin;
                    if (frame == count) {
                        stop();
                        done.complete(new Frames(new FrameTimes(between), new FrameTimes(held)));
                        return;
                    }
                    happens.accept(Math.max(0, frame));
                    if (frame >= 0) {
                        held[frame] = (System.nanoTime() - begin) / 1e6;
                    }
                    frame++;
                }
            }.start();
            return true;
        });
        return done.get();
    }

    public static double millisSince(long nanoTime) { return (System.nanoTime() - nanoTime) / 1e6; }
}
