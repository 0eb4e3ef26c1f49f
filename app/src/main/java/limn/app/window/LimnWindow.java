package limn.app.window;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The program's window. */
public final class LimnWindow {
    private static final Logger LOG = LoggerFactory.getLogger(LimnWindow.class);
    private static final int MIN_WIDTH = 960;
    private static final int MIN_HEIGHT = 640;

    private LimnWindow() {}

    /**
     * Opens the window and waits until it is closed.
     *
     * @param project opened at once, if given
     * @param demo whether to train on the sample project at once (or on the given one, with the numbers of the sample)
     * @param screenshots if given, no window is shown: pictures of all places are written there
     */
    public static void launch(Optional<Path> project, boolean demo, Optional<Path> screenshots) {
        var closed = new CountDownLatch(1);
        start(() -> {
            Platform.setImplicitExit(false);
            if (screenshots.isPresent()) {
                new Screenshots(Settings.ofUser(), screenshots.get()).take(project, closed::countDown);
            } else {
                show(project, demo, closed);
            }
        });
        try {
            closed.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        Platform.exit();
    }

    private static void start(Runnable first) {
        try {
            Platform.startup(first);
        } catch (IllegalStateException running) {
            Platform.runLater(first);
        }
    }

    private static void show(Optional<Path> project, boolean demo, CountDownLatch closed) {
        var stage = new Stage();
        var workspace = new Workspace(Settings.ofUser(), new FolderChooser() {
            @Override
            public Optional<Path> choose(String title) { return LimnWindow.choose(stage, title); }

            @Override
            public Optional<Path> chooseFile(String title) {
                var chooser = new FileChooser();
                chooser.setTitle(title);
                return Optional.ofNullable(chooser.showOpenDialog(stage)).map(java.io.File::toPath);
            }

            @Override
            public Optional<Path> chooseTarget(String title, String name) {
                var chooser = new FileChooser();
                chooser.setTitle(title);
                chooser.setInitialFileName(name);
                return Optional.ofNullable(chooser.showSaveDialog(stage)).map(java.io.File::toPath);
            }
        });
        Thread.currentThread().setUncaughtExceptionHandler((thread, failure) -> {
            if (!workspace.knows(failure)) {
                LOG.error("in the window", failure);
            }
        });
        stage.setScene(scene(workspace));
        stage.setTitle(workspace.texts().get("window.name"));
        stage.setMinWidth(MIN_WIDTH);
        stage.setMinHeight(MIN_HEIGHT);
        stage.setOnCloseRequest(e -> {
            e.consume();
            workspace.leave(stage::hide);
        });
        stage.setOnHidden(e -> {
            workspace.close();
            closed.countDown();
        });
        stage.show();
        if (project.isPresent()) {
            workspace.open(() -> limn.annotator.store.Project.open(project.get()),
                    workspace.texts().get("window.start.opening"), demo ? workspace::trainDemo : () -> {});
        } else if (demo) {
            workspace.openDemo(true);
        }
    }

    static Scene scene(Workspace workspace) { return new Scene(workspace.root(), 1440, 900); }

    private static Optional<Path> choose(Stage stage, String title) {
        var chooser = new DirectoryChooser();
        chooser.setTitle(title);
        return Optional.ofNullable(chooser.showDialog(stage)).map(java.io.File::toPath);
    }
}
