package limn.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import limn.annotator.model.ImageItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real window with the project of a temporary folder, and the hands of a person. What a person does runs in the window's thread;
 * tests wait for what shows. Controls are named by their ids.
 */
@Tag("ui")
@ExtendWith(PictureOfFailure.class)
abstract class WindowJourney {
    @TempDir
    Path dir;
    private Stage stage;
    private Workspace workspace;
    private Scene scene;

    @BeforeAll
    static void startToolkit() throws Exception { Toolkit.start(); }

    /** What the person chooses when asked for a folder. */
    FolderChooser folders() { return title -> Optional.empty(); }

    /** Makes the project at {@link #projectFolder()}. */
    abstract void makeProject() throws Exception;

    Path projectFolder() { return dir.resolve("project"); }

    @BeforeEach
    void openWindow() throws Exception {
        Toolkit.forgetFailures();
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
        assertThat(Toolkit.failures()).isEmpty();
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

    ImageItem image(int index) { return project().model().images().get(index); }

    static <T> T fx(Callable<T> work) throws Exception { return Toolkit.fx(work); }

    static void await(String what, Callable<Boolean> condition) throws Exception {
        await(what, Duration.ofSeconds(20), condition);
    }

    static void await(String what, Duration patience, Callable<Boolean> condition) throws Exception {
        Toolkit.await(what, patience, condition);
    }

    void awaitQuiet() throws Exception { await("quiet", () -> workspace.isIdle()); }

    /** Goes to one of the four places. */
    void go(Place.Id place) throws Exception {
        fx(() -> {
            Objects.requireNonNull(workspace.shell()).show(place);
            return true;
        });
    }

    /** Does an action, as its key, its menu line or the palette would. @return whether it could be done */
    boolean act(String action) throws Exception {
        return fx(() -> workspace.actions().run(action));
    }

    /** Goes to Label with the keyboard and waits for the picture. */
    void goToLabel() throws Exception {
        press(KeyCode.DIGIT2, false, true);
        await("the picture", () -> label().canvas().mask() != null && label().shown().isPresent());
        awaitQuiet();
    }

    /** Opens an image in the editor and waits for its picture. */
    void openInEditor(int index) throws Exception {
        go(Place.Id.LABEL);
        fx(() -> {
            var images = project().model().images();
            label().open(images.get(index).id(), images.stream().map(ImageItem::id).toList());
            return true;
        });
        await("the picture", () -> label().canvas().mask() != null && label().shown().equals(Optional.of(image(index)))
                && workspace.isIdle());
    }

    /** Presses a button as soon as that is possible. */
    void click(String id) throws Exception {
        await("enabled " + id, () -> isThere(id) && !find(id, ButtonBase.class).isDisabled());
        fx(() -> {
            find(id, ButtonBase.class).fire();
            return true;
        });
    }

    /** Chooses in a box as soon as it is there. */
    <T> void choose(String id, T value) throws Exception {
        await(id, () -> isThere(id));
        fx(() -> {
            @SuppressWarnings("unchecked") // the box was made for values of this kind
            ComboBox<T> box = find(id, ComboBox.class);
            box.setValue(value);
            return true;
        });
    }

    /** Types words in place of those in a field. */
    void type(String id, String words) throws Exception {
        await(id, () -> isThere(id));
        fx(() -> {
            find(id, TextInputControl.class).setText(words);
            return true;
        });
    }

    /** A key where the focus is. */
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

    /** A key in a control. */
    void press(String id, KeyCode code) throws Exception {
        fx(() -> {
            Event.fireEvent(find(id, Node.class),
                    new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
            return true;
        });
    }

    /** The mouse in a control. In the window's thread. @param type moved or clicked @param share of the sides of the control */
    static void mouse(Node node, EventType<MouseEvent> type, double share) {
        Point2D at = node.localToScene(share * node.getLayoutBounds().getWidth(),
                share * node.getLayoutBounds().getHeight());
        Event.fireEvent(node, new MouseEvent(type, at.getX(), at.getY(), at.getX(), at.getY(), MouseButton.PRIMARY, 1,
                false, false, false, false, false, false, false, true, false, true, null));
    }

    /** Whether the control of an id is shown. In the window's thread. */
    boolean isThere(String id) {
        return scene.lookup("#" + id) != null;
    }

    /** The control of an id. In the window's thread. */
    <T> T find(String id, Class<T> type) {
        return type.cast(Objects.requireNonNull(scene.lookup("#" + id), id));
    }

    /** What a label or a button says, or "" if it is not shown. In the window's thread. */
    String words(String id) {
        return isThere(id) ? find(id, Labeled.class).getText() : "";
    }
}
