package limn.app.window.chart;

import static limn.app.window.measure.DrawnWindow.inWindow;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import limn.app.chart.Look;
import limn.app.chart.Series;
import limn.app.chart.Span;
import limn.app.chart.Tint;
import limn.app.text.Texts;
import limn.app.train.Curve;
import limn.app.window.measure.DrawnWindow;
import limn.app.window.measure.Figures;
import limn.app.window.measure.FrameTimes;

/**
 * Measures the chart with many long curves, drawn in memory by the software pipeline: frames while curves grow, while somebody zooms
 * and while the pointer moves. Call from a thread of its own, once per process: the toolkit starts with it.
 */
public final class ChartBench {
    private static final int FRAMES = 300;
    private static final double WIDTH = 980;
    private static final double HEIGHT = 600;
    private static final int WARM = 20;
    private static final double MIB = 1 << 20;

    private final Figures figures;
    private final List<Curve.Builder> builders = new ArrayList<>();
    private final Chart chart;
    private final int points;

    private ChartBench(Chart chart, int curves, int points, Figures figures) {
        this.chart = chart;
        this.points = points;
        this.figures = figures;
        var random = new SplittableRandom(1);
        for (int c = 0; c < curves; c++) {
            var builder = new Curve.Builder();
            for (int i = 0; i < points; i++) {
                builder.add(i, value(c, i, random));
            }
            builders.add(builder);
        }
    }

    /** Like a loss: falls, and jumps from step to step. */
    private static double value(int curve, int i, SplittableRandom random) {
        return 0.3 + curve * 0.04 + 2 * Math.exp(-i / 15_000.0) + random.nextDouble(0.4);
    }

    /**
     * Runs it.
     *
     * @param told each figure as it is known
     * @return figures by name: milliseconds, or mebibytes where the name ends in MiB
     */
    public static Map<String, Double> run(int curves, int points, Consumer<Map.Entry<String, Double>> told)
            throws InterruptedException, ExecutionException {
        try (DrawnWindow window = DrawnWindow.start(DrawnWindow.Pace.FULL)) {
            Chart chart = inWindow(() -> new Chart(Texts.of(Locale.ENGLISH), Look.VALUES));
            window.show(() -> new Scene(new StackPane(chart), WIDTH, HEIGHT));
            return new ChartBench(chart, curves, points, new Figures(told)).measure();
        }
    }

    private Map<String, Double> measure() throws InterruptedException, ExecutionException {
        double before = heap();
        long start = System.nanoTime();
        inWindow(this::show);
        settle();
        figures.add("first", (System.nanoTime() - start) / 1e6);
        idle();
        var random = new SplittableRandom(2);
        frames("live", frame -> {
            if (frame % 10 == 0) { // a run tells of itself four times a second
                for (int c = 0; c < builders.size(); c++) {
                    builders.get(c).add(points + frame, value(c, points + frame, random));
                }
                show();
            }
        });
        settle();
        frames("zoom", frame -> chart.zoom(new Span(0, points).zoomed(points * 0.4, Math.pow(0.985, frame % 150))));
        settle();
        inWindow(() -> {
            chart.follow();
            return true;
        });
        settle();
        frames("hover", frame -> chart.read(points * (frame % 100) / 100.0, 200));
        pictures("picture.grown", frame -> {
            builders.forEach(b -> b.add(points + FRAMES + frame, 1));
            return () -> show();
        });
        pictures("picture.zoomed", frame -> () -> {
            chart.zoom(new Span(frame * 100, points * 0.9 - frame * 100));
            return true;
        });
        figures.add("heap.curvesMiB", heap() - before);
        return figures.all();
    }

    private boolean show() {
        var series = new ArrayList<Series>();
        for (int c = 0; c < builders.size(); c++) {
            series.add(new Series("curve " + c, builders.get(c).build(), new Tint.Ink(c), Series.Manner.JITTERY));
        }
        chart.show(series, points + 2.0 * FRAMES);
        return true;
    }

    /** What a frame costs when nothing happens. */
    private void idle() throws InterruptedException, ExecutionException {
        frames("idle", frame -> {});
    }

    /** Frames one after the other, as fast as they can be drawn; something happens before each. */
    private void frames(String what, IntConsumer happens) throws InterruptedException, ExecutionException {
        DrawnWindow.Frames frames = DrawnWindow.frames(WARM, FRAMES, happens);
        figures.add("frame." + what, frames.between());
        figures.add("windowHeld." + what + ".longest", frames.held().atShare(1));
    }

    /** How long after something was asked for it is drawn. */
    private void pictures(String what, IntFunction<Callable<Boolean>> wish)
            throws InterruptedException, ExecutionException {
        var times = new double[40];
        for (int i = 0; i < times.length; i++) {
            Callable<Boolean> asked = wish.apply(i);
            long start = System.nanoTime();
            inWindow(asked);
            settle();
            times[i] = (System.nanoTime() - start) / 1e6;
        }
        figures.add(what, new FrameTimes(times));
    }

    private void settle() throws InterruptedException, ExecutionException {
        while (!inWindow(chart::isSettled)) {
            Thread.sleep(1);
        }
    }

    private static double heap() throws InterruptedException {
        System.gc();
        Thread.sleep(200);
        System.gc();
        var runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / MIB;
    }
}
