package limn.app.window;

import static limn.app.window.measure.DrawnWindow.doInWindow;
import static limn.app.window.measure.DrawnWindow.inWindow;
import static limn.app.window.measure.DrawnWindow.millisSince;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import limn.app.window.measure.DrawnWindow;
import limn.app.window.measure.Figures;
import limn.app.window.measure.FrameTimes;

/**
 * Measures the review in the real window on very many predictions: accepts all regions above 0.9, takes that back, does it again, and
 * stops half-way. Beside the time it takes the gaps between frames say whether the window stays live. Call from a thread of its own,
 * once per process.
 */
public final class AcceptBench {
    private static final Duration PATIENCE = Duration.ofHours(1);
    private static final int SURE = 90;
    private static final double WIDTH = 1000;
    private static final double HEIGHT = 950;
    /** When Stop is pressed. */
    private static final long HALFWAY_MILLIS = 2_000;

    private final Path folder;
    private final Figures figures;
    private final Workspace workspace;
    private final Scene scene;

    private AcceptBench(Path folder, Figures figures, Workspace workspace, Scene scene) {
        this.folder = folder;
        this.figures = figures;
        this.workspace = workspace;
        this.scene = scene;
    }

    /**
     * Runs it.
     *
     * @param folder a project with a run that has predictions
     * @param told each figure as it is known
     * @return figures by name: milliseconds, counts, or mebibytes where the name ends in MiB
     */
    public static Map<String, Double> run(Path folder, Consumer<Map.Entry<String, Double>> told)
            throws IOException, InterruptedException, ExecutionException {
        Path settings = Files.createTempFile("limn-bench", ".properties");
        try (DrawnWindow window = DrawnWindow.start(DrawnWindow.Pace.SCREEN)) {
            var workspace = inWindow(() -> new Workspace(new Settings(settings), title -> Optional.empty()));
            var scene = inWindow(() -> new Scene(workspace.root(), WIDTH, HEIGHT));
            window.show(() -> scene);
            Map<String, Double> found = new AcceptBench(folder, new Figures(told), workspace, scene).measure();
            doInWindow(workspace::close);
            return found;
        } finally {
            Files.deleteIfExists(settings);
        }
    }

    private Map<String, Double> measure() throws InterruptedException, ExecutionException {
        long start = System.nanoTime();
        doInWindow(() -> workspace.open(folder));
        await(() -> workspace.shell() != null && workspace.project() != null);
        inWindow(() -> {
            Objects.requireNonNull(workspace.shell()).show(Place.Id.RESULTS);
            return workspace.actions().run("results.view.review");
        });
        await(() -> scene.lookup("#review-left") != null && left() > 0 && workspace.isIdle());
        figures.add("open", millisSince(start));
        int all = inWindow(this::left);
        timed("filter", () -> ((Slider) find("review-filter-sure")).setValue(SURE), () -> left() < all);
        int wanted = inWindow(this::left);
        figures.add("regions", all);
        figures.add("regions.wanted", wanted);
        timed("accept", this::accept, () -> left() == 0);
        heap("accept");
        timed("undo", () -> workspace.actions().run("global.edit.undo"), () -> left() == wanted);
        timed("redo", () -> workspace.actions().run("global.edit.redo"), () -> left() == 0);
        timed("undoAgain", () -> workspace.actions().run("global.edit.undo"), () -> left() == wanted);
        stop(wanted);
        heap("end");
        return figures.all();
    }

    private void accept() { ((Button) find("review-all")).fire(); }

    private void stop(int wanted) throws InterruptedException, ExecutionException {
        doInWindow(this::accept);
        Thread.sleep(HALFWAY_MILLIS);
        timed("stop", () -> {
            if (scene.lookup("#status-stop") instanceof Button button) {
                button.fire();
            }
        }, () -> left() < wanted);
        figures.add("stop.regionsAccepted", wanted - inWindow(this::left));
        timed("stop.undo", () -> workspace.actions().run("global.edit.undo"), () -> left() == wanted);
    }

    private void heap(String when) throws InterruptedException {
        var runtime = Runtime.getRuntime();
        figures.add(when + ".heap.beforeCollectionMiB", (runtime.totalMemory() - runtime.freeMemory()) / 1048576.0);
        System.gc();
        Thread.sleep(300);
        figures.add(when + ".heap.inUseMiB", (runtime.totalMemory() - runtime.freeMemory()) / 1048576.0);
    }

    private Node find(String id) { return Objects.requireNonNull(scene.lookup("#" + id), id); }

    private int left() {
        return Integer.parseInt(((Label) find("review-left")).getText().replaceAll("^(\\d+).*$", "$1"));
    }

    /** Does something; how long until the window shows it and it is on disk, and how live the window was meanwhile. */
    private void timed(String what, Runnable wish, BooleanSupplier shown)
            throws InterruptedException, ExecutionException {
        var gaps = new Gaps();
        doInWindow(gaps::start);
        long start = System.nanoTime();
        doInWindow(wish);
        await(() -> shown.getAsBoolean() && workspace.isIdle());
        saved();
        figures.add(what, millisSince(start));
        figures.add(what + ".frame", new FrameTimes(inWindow(gaps::end)));
    }

    private void saved() throws InterruptedException, ExecutionException {
        var saved = new CompletableFuture<Boolean>();
        doInWindow(() -> Objects.requireNonNull(workspace.project()).model().afterSaving(() -> saved.complete(true)));
        saved.get();
    }

    private static void await(BooleanSupplier condition) throws InterruptedException, ExecutionException {
        DrawnWindow.await(PATIENCE, condition);
    }

    /** The times between frames. In the window's thread. */
    private static final class Gaps extends AnimationTimer {
        private final List<Double> millis = new ArrayList<>();
        private long last;

        @Override
        public void handle(long now) {
            long time = System.nanoTime();
            if (last != 0) {
                millis.add((time - last) / 1e6);
            }
            last = time;
        }

        double[] end() {
            handle(0);
            stop();
            return millis.stream().mapToDouble(d -> d).toArray();
        }
    }
}
