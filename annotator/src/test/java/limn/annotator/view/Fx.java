package limn.annotator.view;

import static java.util.concurrent.TimeUnit.SECONDS;

import atlantafx.base.theme.PrimerLight;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.function.BooleanSupplier;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javafx.stage.StageStyle;

/** Runs tests on a JavaFX toolkit without a screen. */
final class Fx {
    /** What handlers threw. */
    static final List<Throwable> FAILURES = new CopyOnWriteArrayList<>();

    private Fx() {}

    static void start() throws Exception {
        var up = new CountDownLatch(1);
        try {
            Platform.startup(up::countDown);
            up.await(20, SECONDS);
        } catch (IllegalStateException running) {
            up.countDown();
        }
        Platform.setImplicitExit(false);
        on(() -> {
            Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
            return 0;
        });
        Thread.setDefaultUncaughtExceptionHandler((thread, error) -> FAILURES.add(error));
    }

    static <T> T on(Callable<T> action) throws Exception {
        var task = new FutureTask<>(action);
        Platform.runLater(task);
        return task.get(20, SECONDS);
    }

    /** A window of a size at the corner of the screen, as the robot needs it. */
    static Stage show(Parent root, double width, double height) throws Exception {
        return on(() -> {
            var stage = new Stage(StageStyle.UNDECORATED);
            stage.setScene(new Scene(root, width, height));
            stage.setX(0);
            stage.setY(0);
            stage.show();
            root.applyCss();
            root.layout();
            return stage;
        });
    }

    static void close(Stage stage) throws Exception {
        on(() -> {
            stage.close();
            return 0;
        });
    }

    static WritableImage snapshot(Parent root) throws Exception { return on(() -> root.snapshot(null, null)); }

    /** Waits until something holds on the JavaFX thread. */
    static void until(BooleanSupplier condition) throws Exception {
        long end = System.nanoTime() + SECONDS.toNanos(10);
        while (!on(condition::getAsBoolean)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("did not come true within ten seconds");
            }
            Thread.sleep(5);
        }
    }
}
