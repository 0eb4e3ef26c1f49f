package limn.app.window.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import limn.app.chart.Look;
import limn.app.chart.Series;
import limn.app.chart.Span;
import limn.app.chart.Tint;
import limn.app.text.Texts;
import limn.app.train.Curve;

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

    private final Consumer<Map.Entry<String, Double>> told;
    private final Map<String, Double> figures = new LinkedHashMap<>();
    private final List<Curve.Builder> builders = new ArrayList<>();
    private final Chart chart;
    private final int points;

    private ChartBench(Chart chart, int curves, int points, Consumer<Map.Entry<String, Double>> told) {
        this.chart = chart;
        this.points = points;
        this.told = told;
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
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        System.setProperty("javafx.animation.fullspeed", "true");
        var up = new CompletableFuture<Boolean>();
        Platform.startup(() -> up.complete(true));
        up.get();
        Platform.setImplicitExit(false);
        try {
            Chart chart = inWindow(() -> new Chart(Texts.of(Locale.ENGLISH), Look.VALUES));
            inWindow(() -> {
                var stage = new Stage();
                stage.setScene(new Scene(new StackPane(chart), WIDTH, HEIGHT));
                stage.setX(0);
                stage.setY(0);
                stage.show();
                return stage;
            });
            return new ChartBench(chart, curves, points, told).measure();
        } finally {
            Platform.exit();
        }
    }

    private Map<String, Double> measure() throws InterruptedException, ExecutionException {
        double before = heap();
        long start = System.nanoTime();
        inWindow(this::show);
        settle();
        figure("first", (System.nanoTime() - start) / 1e6);
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
        figure("heap.curvesMiB", heap() - before);
        return figures;
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
        var done = new CompletableFuture<double[][]>();
        inWindow(() -> {
            var times = new double[2][FRAMES];
            new AnimationTimer() {
                private int frame = -WARM;
                private long last;

                @Override
                public void handle(long now) {
                    long begin = System.nanoTime();
                    if (frame > 0) {
                        times[0][frame - 1] = (begin - last) / 1e6;
                    }
                    last = begin;
                    if (frame == FRAMES) {
                        stop();
                        done.complete(times);
                        return;
                    }
                    happens.accept(Math.max(0, frame));
                    if (frame >= 0) {
                        times[1][frame] = (System.nanoTime() - begin) / 1e6;
                    }
                    frame++;
                }
            }.start();
            return true;
        });
        double[][] times = done.get();
        say("frame." + what, times[0]);
        figure("windowHeld." + what + ".longest", Arrays.stream(times[1]).max().orElse(0));
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
        say(what, times);
    }

    private void say(String what, double[] times) {
        Arrays.sort(times);
        figure(what + ".median", times[times.length / 2]);
        figure(what + ".p95", times[(int) (times.length * 0.95)]);
        figure(what + ".longest", times[times.length - 1]);
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

    private void figure(String name, double value) {
        figures.put(name, value);
        told.accept(Map.entry(name, value));
    }

    private static <T> T inWindow(Callable<T> work) throws InterruptedException, ExecutionException {
        var task = new FutureTask<T>(work);
        Platform.runLater(task);
        return task.get();
    }
}
