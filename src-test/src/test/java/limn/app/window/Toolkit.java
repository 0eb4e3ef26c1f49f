package limn.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;

/** The window's thread as tests use it: work goes into it, conditions are waited for, and what fails in it is kept. */
final class Toolkit {
    private static final List<Throwable> FAILURES = new CopyOnWriteArrayList<>();

    private Toolkit() {}

    /** Starts the toolkit, once for all tests of the process. */
    static void start() throws Exception {
        var started = new CountDownLatch(1);
        try {
            Platform.startup(started::countDown);
            started.await();
        } catch (IllegalStateException running) {
            started.countDown();
        }
        Platform.setImplicitExit(false);
        fx(() -> {
            Thread.currentThread().setUncaughtExceptionHandler((thread, failure) -> FAILURES.add(failure));
            return true;
        });
    }

    /** What has failed in the window's thread since it was last forgotten. */
    static List<Throwable> failures() {
        return List.copyOf(FAILURES);
    }

    static void forgetFailures() { FAILURES.clear(); }

    static <T> T fx(Callable<T> work) throws Exception {
        var task = new FutureTask<>(work);
        Platform.runLater(task);
        return task.get(60, TimeUnit.SECONDS); // the first window of a process takes long on a busy machine
    }

    static void await(String what, Duration patience, Callable<Boolean> condition) throws Exception {
        Instant end = Instant.now().plus(patience);
        while (!fx(condition)) {
            assertThat(Instant.now()).as("waiting for: " + what).isBefore(end);
            Thread.sleep(20);
        }
    }
}
