package limn.app.window;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import limn.annotator.store.Project;
import limn.annotator.view.Gallery;

/**
 * Measures the real window on a large project, drawn in memory by the software pipeline: opening, first paint, frames while
 * scrolling, filter, sort, bulk tagging, heap. Call from a thread of its own, once per process: the toolkit starts with it.
 */
public final class GalleryBench {
    private static final int FRAMES = 400;
    private static final int JUMPS = 25;
    private static final double WIDTH = 1000;
    private static final double HEIGHT = 950;
    private static final long PATIENCE_MILLIS = 120_000;

    private final Path folder;
    private final Consumer<Map.Entry<String, Double>> told;
    private final Map<String, Double> figures = new LinkedHashMap<>();
    private Workspace workspace;
    private Scene scene;

    private GalleryBench(Path folder, Consumer<Map.Entry<String, Double>> told, Workspace workspace, Scene scene) {
        this.folder = folder;
        this.told = told;
        this.workspace = workspace;
        this.scene = scene;
    }

    /**
     * Runs it. Small pictures kept in the project are deleted first.
     *
     * @param folder the project
     * @param told each figure as it is known
     * @return figures by name: milliseconds, or mebibytes where the name ends in MiB
     */
    public static Map<String, Double> run(Path folder, Consumer<Map.Entry<String, Double>> told)
            throws IOException, InterruptedException, ExecutionException {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        System.setProperty("javafx.animation.fullspeed", "true");
        var up = new CompletableFuture<Boolean>();
        Platform.startup(() -> up.complete(true));
        up.get();
        Platform.setImplicitExit(false);
        Path settings = Files.createTempFile("limn-bench", ".properties");
        try {
            var workspace = inWindow(() -> new Workspace(new Settings(settings), title -> Optional.empty()));
            var scene = inWindow(() -> new Scene(workspace.root(), WIDTH, HEIGHT));
            inWindow(() -> {
                var stage = new Stage();
                stage.setScene(scene);
                stage.setX(0);
                stage.setY(0);
                stage.show();
                return stage;
            });
            return new GalleryBench(folder, told, workspace, scene).measure();
        } finally {
            Files.deleteIfExists(settings);
            Platform.exit();
        }
    }

    private Map<String, Double> measure() throws IOException, InterruptedException, ExecutionException {
        deleteThumbnails();
        open("cold");
        scroll("slow", 31);
        scroll("fast", 800);
        jump("cold", 1);
        leaveGallery();
        open("warm");
        scroll("slowWarm", 31);
        scroll("fastWarm", 800);
        jump("warm", 1);
        filters();
        tagAll();
        heap();
        return figures;
    }

    private void deleteThumbnails() throws IOException {
        Path cache;
        try (Project project = Project.open(folder)) {
            cache = project.thumbnails();
        }
        if (Files.isDirectory(cache)) {
            try (var files = Files.walk(cache)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private void open(String how) throws InterruptedException, ExecutionException {
        long start = System.nanoTime();
        inWindow(() -> {
            workspace.open(folder);
            return true;
        });
        await(() -> workspace.shell() != null && workspace.project() != null);
        figure("open." + how, millisSince(start));
        await(() -> !gallery().items().isEmpty());
        pulse();
        figure("firstPaint." + how, millisSince(start));
        await(() -> gallery().missing() == 0);
        pulse();
        figure("allPictures." + how, millisSince(start));
    }

    private void leaveGallery() throws InterruptedException, ExecutionException {
        inWindow(() -> {
            workspace.closeProjectAndStart();
            return true;
        });
    }

    /** Frames one after the other, as fast as they can be drawn, each some pixels further. */
    private void scroll(String how, double pixels) throws InterruptedException, ExecutionException {
        var done = new CompletableFuture<double[]>();
        inWindow(() -> {
            ScrollBar bar = bar();
            bar.setValue(bar.getMax() / 7);
            var times = new double[FRAMES];
            new AnimationTimer() {
                private int frame = -20;
                private long last;

                @Override
                public void handle(long now) {
                    long time = System.nanoTime();
                    if (frame >= 0) {
                        times[frame] = (time - last) / 1e6;
                    }
                    last = time;
                    bar.setValue(bar.getValue() + pixels);
                    if (++frame == FRAMES) {
                        stop();
                        done.complete(times);
                    }
                }
            }.start();
            return true;
        });
        var times = new FrameTimes(done.get());
        figure("frame." + how + ".median", times.atShare(0.5));
        figure("frame." + how + ".p95", times.atShare(0.95));
        figure("frame." + how + ".longest", times.atShare(1));
        long stopped = System.nanoTime();
        await(() -> gallery().missing() == 0);
        figure("picturesAfterScroll." + how, millisSince(stopped));
    }

    /** To places far from one another, the same ones with the same seed; how long each picture in sight is waited for. */
    private void jump(String how, long seed) throws InterruptedException, ExecutionException {
        var random = new SplittableRandom(seed);
        var waited = new ArrayList<Double>();
        inWindow(() -> {
            gallery().setOnPicture(nanos -> waited.add(nanos / 1e6));
            return true;
        });
        for (int i = 0; i < JUMPS; i++) {
            double place = random.nextDouble();
            inWindow(() -> {
                bar().setValue(bar().getMax() * place);
                return true;
            });
            pulse();
            await(() -> gallery().missing() == 0);
        }
        var times = new FrameTimes(inWindow(() -> waited.stream().mapToDouble(d -> d).toArray()));
        figure("picture." + how + ".median", times.atShare(0.5));
        figure("picture." + how + ".p95", times.atShare(0.95));
    }

    private void filters() throws InterruptedException, ExecutionException {
        timed("filter.masked.first", () -> combo("filter-kind").getSelectionModel().select(1));
        timed("filter.all.first", () -> combo("filter-kind").getSelectionModel().select(0));
        timed("filter.masked", () -> combo("filter-kind").getSelectionModel().select(1));
        timed("filter.all", () -> combo("filter-kind").getSelectionModel().select(0));
        timed("sort.name", () -> combo("sort").getSelectionModel().select(1));
        timed("sort.unknown", () -> combo("sort").getSelectionModel().select(5));
        timed("sort.added", () -> combo("sort").getSelectionModel().select(0));
        timed("filter.name", () -> ((TextField) find("filter-search")).setText("항구-0"));
        timed("filter.everything", () -> ((TextField) find("filter-search")).setText(""));
    }

    /** From the wish to the first frame with another list. */
    private void timed(String what, Runnable wish) throws InterruptedException, ExecutionException {
        List<?> before = inWindow(() -> gallery().items());
        long start = System.nanoTime();
        long held = inWindow(() -> {
            long begin = System.nanoTime();
            wish.run();
            return System.nanoTime() - begin;
        });
        await(() -> gallery().items() != before);
        pulse();
        figure(what, millisSince(start));
        figure(what + ".windowHeld", held / 1e6);
    }

    /** One key for all pictures, until it is on disk; how long the window was held by it. */
    private void tagAll() throws InterruptedException, ExecutionException {
        long start = System.nanoTime();
        long held = inWindow(() -> {
            long begin = System.nanoTime();
            gallery().requestFocus();
            workspace.actions().run("images.select.all");
            workspace.actions().run("images.tag.1");
            return System.nanoTime() - begin;
        });
        pulse();
        figure("tagAll.shown", millisSince(start));
        figure("tagAll.windowHeld", held / 1e6);
        var saved = new CompletableFuture<Boolean>();
        inWindow(() -> {
            Objects.requireNonNull(workspace.project()).model().afterSaving(() -> saved.complete(true));
            return true;
        });
        saved.get();
        figure("tagAll.saved", millisSince(start));
    }

    private void heap() throws InterruptedException {
        var runtime = Runtime.getRuntime();
        figure("heap.beforeCollectionMiB", (runtime.totalMemory() - runtime.freeMemory()) / 1048576.0);
        System.gc();
        Thread.sleep(300);
        figure("heap.inUseMiB", (runtime.totalMemory() - runtime.freeMemory()) / 1048576.0);
        figure("heap.limitMiB", runtime.maxMemory() / 1048576.0);
    }

    private void figure(String name, double value) {
        figures.put(name, value);
        told.accept(Map.entry(name, value));
    }

    private Gallery gallery() { return (Gallery) find("gallery"); }

    private Node find(String id) { return Objects.requireNonNull(scene.lookup("#" + id), id); }

    private ComboBox<?> combo(String id) { return (ComboBox<?>) find(id); }

    private ScrollBar bar() {
        return gallery().lookupAll(".scroll-bar").stream().map(ScrollBar.class::cast)
                .filter(b -> b.getOrientation() == Orientation.VERTICAL).findFirst().orElseThrow();
    }

    private static double millisSince(long start) { return (System.nanoTime() - start) / 1e6; }

    /** Waits until what has been asked for is drawn. */
    private void pulse() throws InterruptedException, ExecutionException {
        var drawn = new CompletableFuture<Boolean>();
        inWindow(() -> {
            new AnimationTimer() {
                private int frames;

                @Override
                public void handle(long now) {
                    if (++frames == 2) {
                        stop();
                        drawn.complete(true);
                    }
                }
            }.start();
            return true;
        });
        drawn.get();
    }

    private static void await(BooleanSupplier condition) throws InterruptedException, ExecutionException {
        long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
        while (!inWindow(condition::getAsBoolean)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("did not happen within " + PATIENCE_MILLIS + " ms");
            }
            Thread.sleep(1);
        }
    }

    private static <T> T inWindow(Callable<T> work) throws InterruptedException, ExecutionException {
        var task = new FutureTask<T>(work);
        Platform.runLater(task);
        return task.get();
    }
}
