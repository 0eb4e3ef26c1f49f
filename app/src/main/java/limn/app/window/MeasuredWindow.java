package limn.app.window;

import static limn.app.window.measure.DrawnWindow.doInWindow;
import static limn.app.window.measure.DrawnWindow.inWindow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ScrollBar;
import limn.app.window.measure.DrawnWindow;
import limn.app.window.measure.Figures;

/**
 * The real window, 1000 x 950 pixels, drawn in memory with settings of its own, and what benches do with it. Called from a thread that
 * is not the window's, once per process.
 */
record MeasuredWindow(Workspace workspace, Scene scene, Figures figures) {
    private static final double WIDTH = 1000;
    private static final double HEIGHT = 950;
    private static final double MIB = 1 << 20;

    /** What is measured in the window. */
    interface Bench {
        void measure(MeasuredWindow window) throws IOException, InterruptedException, ExecutionException;
    }

    /** Opens a window, measures and closes it. @param told each figure as it is known @return figures by name */
    static Map<String, Double> run(DrawnWindow.Pace pace, Consumer<Map.Entry<String, Double>> told, Bench bench)
            throws IOException, InterruptedException, ExecutionException {
        Path settings = Files.createTempFile("limn-bench", ".properties");
        try (DrawnWindow drawn = DrawnWindow.start(pace)) {
            var workspace = inWindow(() -> new Workspace(new Settings(settings), title -> Optional.empty()));
            var scene = inWindow(() -> new Scene(workspace.root(), WIDTH, HEIGHT));
            drawn.show(() -> scene);
            var window = new MeasuredWindow(workspace, scene, new Figures(told));
            bench.measure(window);
            doInWindow(workspace::close);
            return window.figures.all();
        } finally {
            Files.deleteIfExists(settings);
        }
    }

    /** Opens a project and waits until the window shows it. */
    void open(Path folder) throws InterruptedException, ExecutionException {
        doInWindow(() -> workspace.open(folder));
        DrawnWindow.await(() -> workspace.shell() != null && workspace.project() != null);
    }

    /** In the window's thread. */
    OpenProject project() { return Objects.requireNonNull(workspace.project()); }

    /** In the window's thread. */
    void show(Place.Id place) { Objects.requireNonNull(workspace.shell()).show(place); }

    /** What has this id; in the window's thread. @throws NullPointerException if nothing has */
    Node find(String id) {
        return Objects.requireNonNull(scene.lookup("#" + id), id);
    }

    /** Scrolls the gallery; in the window's thread. */
    ScrollBar galleryBar() {
        return find("gallery").lookupAll(".scroll-bar").stream().map(ScrollBar.class::cast)
                .filter(b -> b.getOrientation() == Orientation.VERTICAL).findFirst().orElseThrow();
    }

    /** Waits until everything that was done is on disk. */
    void saved() throws InterruptedException, ExecutionException {
        var saved = new CompletableFuture<Boolean>();
        doInWindow(() -> project().model().afterSaving(() -> saved.complete(true)));
        saved.get();
    }

    /** Figures of the heap, before and after a collection. @param when begins their names */
    void heap(String when) throws InterruptedException {
        figures.add(when + "heap.beforeCollectionMiB", used());
        System.gc();
        Thread.sleep(300); // what is collected is given back a little later
        figures.add(when + "heap.inUseMiB", used());
    }

    private static double used() {
        var runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / MIB;
    }
}
