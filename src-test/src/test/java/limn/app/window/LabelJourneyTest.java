package limn.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import limn.annotator.model.ClassCatalog;
import limn.annotator.model.ImageItem;
import limn.annotator.model.Mask;
import limn.annotator.model.Split;
import limn.annotator.model.TagState;
import limn.annotator.store.Project;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person paints, undoes, redoes, tags, closes and opens again, with mouse and keys in the real window. */
@Tag("ui")
class LabelJourneyTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
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

    private static <T> T fx(Callable<T> work) throws Exception {
        var task = new FutureTask<>(work);
        Platform.runLater(task);
        return task.get(20, TimeUnit.SECONDS);
    }

    private static void await(String what, Callable<Boolean> condition) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        while (!fx(condition)) {
            assertThat(Instant.now()).as("waiting for: " + what).isBefore(end);
            Thread.sleep(20);
        }
    }

    @BeforeEach
    void openWindow() throws Exception {
        FAILURES.clear();
        Path image = dir.resolve("images").resolve("one.png");
        Files.createDirectories(image.getParent());
        ImageIO.write(new BufferedImage(200, 150, BufferedImage.TYPE_INT_RGB), "png", image.toFile());
        try (Project project = Project.create(dir.resolve("project"),
                ClassCatalog.empty().withNew("ground").withNew("boat"))) {
            project.addImage(image, "one.png", 200, 150, "", Split.TRAIN);
        }
        workspace = fx(
                () -> new Workspace(new Settings(dir.resolve("settings.properties")), title -> Optional.empty()));
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
        assertThat(FAILURES).isEmpty();
    }

    private void openProject() throws Exception {
        fx(() -> {
            workspace.open(dir.resolve("project"));
            return true;
        });
        await("the project", () -> workspace.project() != null && workspace.shell() != null);
        press(KeyCode.DIGIT2, false, true);
        await("the picture", () -> label().canvas().mask() != null);
        await("quiet", () -> workspace.isIdle());
    }

    private LabelPlace label() { return Objects.requireNonNull(workspace.label()); }

    private int pixel(int x, int y) throws Exception {
        return fx(() -> Objects.requireNonNull(label().canvas().mask()).at(x, y));
    }

    private void press(KeyCode code, boolean shift, boolean control) throws Exception {
        fx(() -> {
            Node focused = scene.getFocusOwner();
            for (var type : List.of(KeyEvent.KEY_PRESSED, KeyEvent.KEY_RELEASED)) {
                Event.fireEvent(focused == null ? scene.getRoot() : focused,
                        new KeyEvent(type, "", "", code, shift, control, false, false));
            }
            return true;
        });
    }

    /** Paints a line over the middle of the picture. */
    private void paint() throws Exception {
        fx(() -> {
            var canvas = label().canvas();
            canvas.setBrushRadius(10);
            Bounds bounds = canvas.localToScreen(canvas.getBoundsInLocal());
            var robot = new Robot();
            double y = bounds.getCenterY();
            robot.mouseMove(bounds.getCenterX() - 60, y);
            robot.mousePress(MouseButton.PRIMARY);
            for (int i = 1; i <= 30; i++) {
                robot.mouseMove(bounds.getCenterX() - 60 + 4 * i, y);
            }
            robot.mouseRelease(MouseButton.PRIMARY);
            return true;
        });
    }

    @Test
    void aStrokeIsUndoneRedoneAndThereAfterOpeningAgain() throws Exception {
        press(KeyCode.DIGIT2, false, false);
        paint();
        await("the stroke", () -> Objects.requireNonNull(label().canvas().mask()).at(100, 75) == 1);
        press(KeyCode.Z, false, true);
        await("undo", () -> Objects.requireNonNull(label().canvas().mask()).at(100, 75) == Mask.UNLABELLED);
        press(KeyCode.Z, true, true);
        await("redo", () -> Objects.requireNonNull(label().canvas().mask()).at(100, 75) == 1);

        fx(() -> {
            workspace.closeProjectAndStart();
            return true;
        });
        openProject();
        assertThat(pixel(100, 75)).isEqualTo(1);
        assertThat(pixel(100, 5)).isEqualTo(Mask.UNLABELLED);
        press(KeyCode.Z, false, true);
        await("undo after opening again",
                () -> Objects.requireNonNull(label().canvas().mask()).at(100, 75) == Mask.UNLABELLED);
    }

    @Test
    void shiftAndADigitTagTheImage() throws Exception {
        press(KeyCode.DIGIT2, true, false);
        await("the tag", () -> tag() == TagState.PRESENT);
        press(KeyCode.DIGIT2, true, false);
        await("the next state", () -> tag() == TagState.ABSENT);
        fx(() -> {
            workspace.closeProjectAndStart();
            return true;
        });
        try (Project project = Project.open(dir.resolve("project"))) {
            ImageItem item = project.images().getFirst();
            assertThat(project.tags(item.id()).of(1)).isEqualTo(TagState.ABSENT);
            assertThat(project.tags(item.id()).of(0)).isEqualTo(TagState.UNKNOWN);
        }
    }

    private TagState tag() {
        ProjectModel model = Objects.requireNonNull(workspace.project()).model();
        return model.tags(model.images().getFirst().id()).of(1);
    }

    @Test
    void everyPlaceOpensInBothLanguagesAndThemes() throws Exception {
        var seen = new ArrayList<String>();
        for (var language : List.of(java.util.Locale.ENGLISH, java.util.Locale.KOREAN)) {
            for (ThemeChoice theme : ThemeChoice.values()) {
                fx(() -> {
                    workspace.setLanguage(language);
                    workspace.setTheme(theme);
                    for (Place.Id place : Place.Id.values()) {
                        Objects.requireNonNull(workspace.shell()).show(place);
                        scene.getRoot().applyCss();
                        scene.getRoot().layout();
                        seen.add(place.key());
                    }
                    return true;
                });
            }
        }
        await("quiet", () -> workspace.isIdle());
        assertThat(seen).hasSize(24);
    }
}
