package limn.app.window;

import static limn.app.window.measure.DrawnWindow.await;
import static limn.app.window.measure.DrawnWindow.doInWindow;
import static limn.app.window.measure.DrawnWindow.inWindow;
import static limn.app.window.measure.DrawnWindow.millisSince;
import static limn.app.window.measure.DrawnWindow.pulse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TextField;
import limn.annotator.store.Project;
import limn.annotator.view.Gallery;
import limn.app.window.measure.DrawnWindow;
import limn.app.window.measure.Figures;
import limn.app.window.measure.FrameTimes;

/**
 * Measures the real window on a large project, drawn in memory by the software pipeline: opening, first paint, frames while
 * scrolling, filter, sort, bulk tagging, heap. Call from a thread of its own, once per process: the toolkit starts with it.
 */
public final class GalleryBench {
    private static final int FRAMES = 400;
    private static final int JUMPS = 25;

    private final Path folder;
    private final MeasuredWindow window;
    private final Workspace workspace;
    private final Figures figures;

    private GalleryBench(Path folder, MeasuredWindow window) {
        this.folder = folder;
        this.window = window;
        workspace = window.workspace();
        figures = window.figures();
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
        return MeasuredWindow.run(DrawnWindow.Pace.FULL, told, window -> new GalleryBench(folder, window).measure());
    }

    private void measure() throws IOException, InterruptedException, ExecutionException {
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
        window.heap("");
        figures.add("heap.limitMiB", Runtime.getRuntime().maxMemory() / (double) (1 << 20));
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
        window.open(folder);
        figures.add("open." + how, millisSince(start));
        await(() -> !gallery().items().isEmpty());
        pulse();
        figures.add("firstPaint." + how, millisSince(start));
        await(() -> gallery().missing() == 0);
        pulse();
        figures.add("allPictures." + how, millisSince(start));
    }

    private void leaveGallery() throws InterruptedException, ExecutionException {
        inWindow(() -> {
            workspace.closeProjectAndStart();
            return true;
        });
    }

    /** Frames one after the other, as fast as they can be drawn, each some pixels further. */
    private void scroll(String how, double pixels) throws InterruptedException, ExecutionException {
        ScrollBar bar = inWindow(window::galleryBar);
        doInWindow(() -> bar.setValue(bar.getMax() / 7));
        figures.add("frame." + how,
                DrawnWindow.frames(20, FRAMES, frame -> bar.setValue(bar.getValue() + pixels)).between());
        long stopped = System.nanoTime();
        await(() -> gallery().missing() == 0);
        figures.add("picturesAfterScroll." + how, millisSince(stopped));
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
                window.galleryBar().setValue(window.galleryBar().getMax() * place);
                return true;
            });
            pulse();
            await(() -> gallery().missing() == 0);
        }
        var times = new FrameTimes(inWindow(() -> waited.stream().mapToDouble(d -> d).toArray()));
        figures.add("picture." + how, times);
    }

    private void filters() throws InterruptedException, ExecutionException {
        timed("filter.masked.first", () -> combo("filter-kind").getSelectionModel().select(1));
        timed("filter.all.first", () -> combo("filter-kind").getSelectionModel().select(0));
        timed("filter.masked", () -> combo("filter-kind").getSelectionModel().select(1));
        timed("filter.all", () -> combo("filter-kind").getSelectionModel().select(0));
        timed("sort.name", () -> combo("sort").getSelectionModel().select(1));
        timed("sort.unknown", () -> combo("sort").getSelectionModel().select(5));
        timed("sort.added", () -> combo("sort").getSelectionModel().select(0));
        timed("filter.name", () -> ((TextField) window.find("filter-search")).setText("항구-0"));
        timed("filter.everything", () -> ((TextField) window.find("filter-search")).setText(""));
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
        figures.add(what, millisSince(start));
        figures.add(what + ".windowHeld", held / 1e6);
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
        figures.add("tagAll.shown", millisSince(start));
        figures.add("tagAll.windowHeld", held / 1e6);
        window.saved();
        figures.add("tagAll.saved", millisSince(start));
    }

    private Gallery gallery() { return (Gallery) window.find("gallery"); }

    private ComboBox<?> combo(String id) { return (ComboBox<?>) window.find(id); }
}
