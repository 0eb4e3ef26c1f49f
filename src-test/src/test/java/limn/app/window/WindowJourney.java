package limn.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** A real window with the project of a temporary folder. What a person does runs in the window's thread; tests wait for what shows. */
@Tag("ui")
abstract class WindowJourney {
    private static final List<Throwable> FAILURES = new CopyOnWriteArrayList<>();

    @TempDir
    Path dir;
    private Stage stage;
    private Workspace workspace;
    private Scene scene;

    @BeforeAll
    static void startToolkit() throws Exception {
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

    /** What the person chooses when asked for a folder. */
    FolderChooser folders() { return title -> Optional.empty(); }

    /** Makes the project at {@link #projectFolder()}. */
    abstract void makeProject() throws Exception;

    Path projectFolder() { return dir.resolve("project"); }

    @BeforeEach
    void openWindow() throws Exception {
        FAILURES.clear();
        Locale.setDefault(Locale.Category.DISPLAY, Locale.ENGLISH);
        makeProject();
        workspace = fx(
                () -> new Workspace(new Settings(dir.resolve("settings.properties")), folders()));
        scene = fx(() -> new Scene(workspace.root(), 960, 700));
        stage = fx(() -> {
            var shown = new Stage();
            shown.setScene(scene);
            shown.setX(0);
            shown.setY(0);
            shown.show();
            return shown;
        });
        openProject();
    }

    @AfterEach
    void closeWindow() throws Exception {
        fx(() -> {
            stage.hide();
            workspace.close();
            return true;
        });
        endTrainings();
        assertThat(FAILURES).isEmpty();
    }

    /** A closed window leaves its training to write a checkpoint; the folder has to stay until then. */
    private static void endTrainings() throws Exception {
        for (ProcessHandle child : ProcessHandle.current().children().toList()) {
            try {
                child.onExit().get(30, TimeUnit.SECONDS);
            } catch (TimeoutException late) {
                child.destroyForcibly();
                throw late;
            }
        }
    }

    void openProject() throws Exception {
        fx(() -> {
            workspace.open(projectFolder());
            return true;
        });
        await("the project", () -> workspace.project() != null && workspace.shell() != null);
    }

    void closeProject() throws Exception {
        fx(() -> {
            workspace.closeProjectAndStart();
            return true;
        });
    }

    Workspace workspace() { return workspace; }

    Scene scene() { return scene; }

    OpenProject project() { return Objects.requireNonNull(workspace.project()); }

    LabelPlace label() { return Objects.requireNonNull(workspace.label()); }

    static <T> T fx(Callable<T> work) throws Exception {
        var task = new FutureTask<>(work);
        Platform.runLater(task);
        return task.get(20, TimeUnit.SECONDS);
    }

    static void await(String what, Callable<Boolean> condition) throws Exception {
        await(what, Duration.ofSeconds(20), condition);
    }

    static void await(String what, Duration patience, Callable<Boolean> condition) throws Exception {
        Instant end = Instant.now().plus(patience);
        while (!fx(condition)) {
            assertThat(Instant.now()).as("waiting for: " + what).isBefore(end);
            Thread.sleep(20);
        }
    }

    void press(KeyCode code, boolean shift, boolean control) throws Exception {
        fx(() -> {
            for (var type : List.of(KeyEvent.KEY_PRESSED, KeyEvent.KEY_RELEASED)) {
                Node focused = scene.getFocusOwner(); // the key may have moved it
                Event.fireEvent(focused == null ? scene.getRoot() : focused,
                        new KeyEvent(type, "", "", code, shift, control, false, false));
            }
            return true;
        });
    }

    /** Whether the control of a style sheet id is shown. In the window's thread. */
    boolean isThere(String id) {
        return scene.lookup("#" + id) != null;
    }

    /** The control of a style sheet id. In the window's thread. */
    <T> T find(String id, Class<T> type) {
        return type.cast(Objects.requireNonNull(scene.lookup("#" + id), id));
    }
}
