package limn.app.window;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Pane;
import javafx.scene.transform.Transform;
import javax.imageio.ImageIO;
import limn.annotator.store.Project;
import limn.app.window.chart.Chart;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Pictures of every place in each theme and language, at 100 and 200 %, without a window: to be looked at before a release. */
final class Screenshots {
    private static final Logger LOG = LoggerFactory.getLogger(Screenshots.class);
    private static final int PATIENCE = 20_000;
    private static final int STEP = 150;
    private static final List<String> CHIPS = List.of("classes", "weights", "speed", "evidence");
    private final Workspace workspace;
    private final Path folder;

    Screenshots(Settings settings, Path folder) {
        this.folder = folder;
        workspace = new Workspace(settings, title -> Optional.empty());
    }

    /** Takes them in a thread of its own. @param done runs at the end, whatever happened */
    void take(Optional<Path> project, Runnable done) {
        Thread.ofPlatform().name("screenshots").start(() -> {
            try {
                Files.createDirectories(folder);
                takeAll(project);
            } catch (IOException | ExecutionException failure) {
                LOG.error("no pictures in {}", folder, failure);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            } finally {
                Platform.runLater(workspace::close);
                done.run();
            }
        });
    }

    private void takeAll(Optional<Path> project) throws IOException, ExecutionException, InterruptedException {
        for (Locale language : new Locale[]{Locale.ENGLISH, Locale.KOREAN}) {
            for (ThemeChoice theme : new ThemeChoice[]{ThemeChoice.LIGHT, ThemeChoice.DARK}) {
                String look = theme.name().toLowerCase(Locale.ROOT)
                        + (language.equals(Locale.ENGLISH) ? "" : "-" + language.getLanguage());
                inWindow(() -> dress(language, theme));
                if (project.isEmpty()) {
                    picture("start-" + look);
                } else {
                    places(project.get(), look);
                }
            }
        }
    }

    private boolean dress(Locale language, ThemeChoice theme) {
        workspace.setLanguage(language);
        workspace.setTheme(theme);
        return true;
    }

    private void places(Path project, String look) throws IOException, ExecutionException, InterruptedException {
        if (inWindow(() -> workspace.project() == null)) {
            picture("start-" + look);
            inWindow(() -> {
                workspace.open(() -> Project.open(project), "", () -> {});
                return true;
            });
            settle();
        }
        for (Place.Id place : Place.Id.values()) {
            inWindow(() -> {
                Shell shell = workspace.shell();
                if (shell != null) {
                    shell.show(place);
                }
                return true;
            });
            if (place == Place.Id.LABEL) {
                inWindow(workspace::showPaintedImage);
            }
            picture((place == Place.Id.IMAGES ? "gallery" : place.key()) + "-" + look);
            if (place == Place.Id.LABEL) {
                overlays(look);
                card("classes-" + look, ProjectCards::showClasses);
                card("conflicts-" + look, ProjectCards::showConflicts);
                card("import-" + look, ProjectCards::showImport);
                card("export-" + look, ProjectCards::showExport);
            }
            if (place == Place.Id.TRAIN && inWindow(workspace::showNewestRun)) {
                picture("run-" + look);
                curves(look);
                scenes(look);
            }
            if (place == Place.Id.RESULTS) {
                results(look);
            }
        }
    }

    private void result(String view, String look) throws IOException, ExecutionException, InterruptedException {
        inWindow(() -> workspace.actions().run("results.view." + view));
        picture(view + "-" + look);
    }

    private void judgedOnTraining(String look) throws IOException, ExecutionException, InterruptedException {
        for (String split : new String[]{"train", "val"}) {
            inWindow(() -> {
                if (workspace.root().lookup("#evaluation-split-" + split) instanceof ToggleButton button) {
                    button.fire();
                }
                return true;
            });
            if (split.equals("train")) {
                picture("evaluation-train-" + look);
            }
        }
    }

    /** The other halves of a training sample, if the run has them. */
    private void scenes(String look) throws IOException, ExecutionException, InterruptedException {
        for (String kind : new String[]{"weak", "strong"}) {
            boolean isThere = inWindow(() -> {
                boolean found = workspace.root().lookup("#scene-" + kind) instanceof ToggleButton;
                if (workspace.root().lookup("#scene-" + kind) instanceof ToggleButton button) {
                    button.fire();
                }
                return found;
            });
            if (isThere) {
                picture("run-" + kind + "-" + look);
            }
        }
    }

    /** All curves of the run, and the values at the pointer. */
    private void curves(String look) throws IOException, ExecutionException, InterruptedException {
        inWindow(() -> {
            turnChips(CHIPS);
            return true;
        });
        settle();
        inWindow(() -> {
            workspace.root().lookupAll(".chart").stream().filter(Chart.class::isInstance).map(Chart.class::cast)
                    .forEach(chart -> chart.read(chart.whole().at(0.6), Double.NaN));
            return true;
        });
        picture("curves-" + look);
        inWindow(() -> {
            turnChips(CHIPS);
            return true;
        });
    }

    private void turnChips(List<String> ids) {
        ids.forEach(id -> {
            if (workspace.root().lookup("#curves-" + id) instanceof ToggleButton chip) {
                chip.fire();
            }
        });
    }

    /** The views of runs in Results, with several runs chosen. */
    private void results(String look) throws IOException, ExecutionException, InterruptedException {
        result("time", look);
        result("evaluation", look);
        judgedOnTraining(look);
        result("review", look);
        inWindow(() -> workspace.actions().run("results.review.forbidden"));
        picture("forbidden-" + look);
        inWindow(() -> workspace.actions().run("results.review.forbidden"));
        inWindow(() -> workspace.actions().run("results.view.runs"));
        inWindow(() -> {
            if (workspace.root().lookup("#run-table") instanceof TableView<?> table) {
                table.getSelectionModel().selectAll();
            }
            return true;
        });
        picture("runs-" + look);
        inWindow(() -> {
            if (workspace.root().lookup("#runs-same") instanceof ToggleButton chip) {
                chip.setSelected(true);
            }
            return true;
        });
        picture("same-" + look);
        inWindow(() -> workspace.actions().run("results.view.cost"));
        picture("cost-" + look);
        inWindow(() -> workspace.actions().run("results.view.runs"));
    }

    /** What lies over the window on demand: the palette, the key sheet, the keys page. */
    private void overlays(String look) throws IOException, ExecutionException, InterruptedException {
        for (String name : new String[]{"palette", "sheet", "keys"}) {
            inWindow(() -> workspace.actions().run("global.window." + name));
            picture(name + "-" + look);
            inWindow(() -> workspace.actions().run("global.window." + name));
        }
    }

    /** Shows a card, takes its picture and closes it. @param turn opens the card, or closes it if it is open */
    private void card(String name, Consumer<ProjectCards> turn)
            throws IOException, ExecutionException, InterruptedException {
        if (inWindow(workspace::cards).isPresent()) {
            inWindow(() -> turned(turn));
            picture(name);
            inWindow(() -> turned(turn));
        }
    }

    private boolean turned(Consumer<ProjectCards> turn) {
        workspace.cards().ifPresent(turn);
        return true;
    }

    private void picture(String name) throws IOException, ExecutionException, InterruptedException {
        for (int i = 0; i < 2; i++) { // what came after the first drawing may ask for more, as a gallery for small pictures
            inWindow(() -> draw(1));
            settle();
        }
        save(inWindow(() -> draw(1)), name);
        save(inWindow(() -> draw(2)), name + "-200");
    }

    private void save(WritableImage picture, String name) throws IOException {
        ImageIO.write(SwingFXUtils.fromFXImage(picture, null), "png", folder.resolve(name + ".png").toFile());
    }

    /** A scene without a window is drawn rightly only once: each picture has a scene of its own. @param scale pixels per unit */
    private WritableImage draw(int scale) {
        Scene before = workspace.root().getScene();
        if (before != null) {
            before.setRoot(new Pane());
        }
        Scene scene = LimnWindow.scene(workspace);
        workspace.root().applyCss();
        workspace.root().layout();
        scene.snapshot(null);
        var parameters = new SnapshotParameters();
        parameters.setTransform(Transform.scale(scale, scale));
        return scale == 1 ? scene.snapshot(null) : workspace.root().snapshot(parameters, null);
    }

    /** Waits until nothing is being loaded, and a little more for what is drawn then. */
    private void settle() throws ExecutionException, InterruptedException {
        int quiet = 0;
        for (int waited = 0; waited < PATIENCE && quiet < 4; waited += STEP) {
            Thread.sleep(STEP);
            quiet = inWindow(workspace::isIdle) ? quiet + 1 : 0;
        }
    }

    private static <T> T inWindow(Callable<T> work) throws ExecutionException, InterruptedException {
        var task = new FutureTask<T>(work);
        Platform.runLater(task);
        return task.get();
    }
}
