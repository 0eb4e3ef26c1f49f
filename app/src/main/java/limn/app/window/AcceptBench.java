package limn.app.window;

import static limn.app.window.measure.DrawnWindow.doInWindow;
import static limn.app.window.measure.DrawnWindow.inWindow;
import static limn.app.window.measure.DrawnWindow.millisSince;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
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
    /** When Stop is pressed. */
    private static final long HALFWAY_MILLIS = 2_000;

    private final MeasuredWindow window;
    private final Workspace workspace;
    private final Figures figures;

    private AcceptBench(MeasuredWindow window) {
        this.window = window;
        workspace = window.workspace();
        figures = window.figures();
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
        return MeasuredWindow.run(DrawnWindow.Pace.SCREEN, told, window -> new AcceptBench(window).measure(folder));
    }

    private void measure(Path folder) throws InterruptedException, ExecutionException {
        long start = System.nanoTime();
        window.open(folder);
        inWindow(() -> {
            window.show(Place.Id.RESULTS);
            return workspace.actions().run("results.view.review");
        });
        await(() -> window.scene().lookup("#review-left") != null && left() > 0 && workspace.isIdle());
        figures.add("open", millisSince(start));
        int all = inWindow(this::left);
        timed("filter", () -> ((Slider) window.find("review-filter-sure")).setValue(SURE), () -> left() < all);
        int wanted = inWindow(this::left);
        figures.add("regions", all);
        figures.add("regions.wanted", wanted);
        timed("accept", this::accept, () -> left() == 0);
        window.heap("accept.");
        timed("undo", () -> workspace.actions().run("global.edit.undo"), () -> left() == wanted);
        timed("redo", () -> workspace.actions().run("global.edit.redo"), () -> left() == 0);
        timed("undoAgain", () -> workspace.actions().run("global.edit.undo"), () -> left() == wanted);
        stop(wanted);
        window.heap("end.");
    }

    private void accept() { ((Button) window.find("review-all")).fire(); }

    private void stop(int wanted) throws InterruptedException, ExecutionException {
        doInWindow(this::accept);
        Thread.sleep(HALFWAY_MILLIS);
        timed("stop", this::pressStop, () -> left() < wanted);
        figures.add("stop.regionsAccepted", wanted - inWindow(this::left));
        timed("stop.undo", () -> workspace.actions().run("global.edit.undo"), () -> left() == wanted);
    }

    private void pressStop() {
        if (!(window.scene().lookup("#status-stop") instanceof Button button)) {
            throw new IllegalStateException("all was accepted before Stop could be pressed: more images are needed");
        }
        button.fire();
    }

    private int left() {
        return Integer.parseInt(((Label) window.find("review-left")).getText().replaceAll("^(\\d+).*$", "$1"));
    }

    /** Does something; how long until the window shows it and it is on disk, and how live the window was meanwhile. */
    private void timed(String what, Runnable wish, BooleanSupplier shown)
            throws InterruptedException, ExecutionException {
        var gaps = new Gaps();
        doInWindow(gaps::start);
        long start = System.nanoTime();
        doInWindow(wish);
        await(() -> shown.getAsBoolean() && workspace.isIdle());
        window.saved();
        figures.add(what, millisSince(start));
        figures.add(what + ".frame", new FrameTimes(inWindow(gaps::end)));
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
