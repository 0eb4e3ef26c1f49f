package limn.app.window.inspect;

import static limn.app.window.measure.DrawnWindow.inWindow;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.Scene;
import limn.app.inspect.ImagePlace;
import limn.app.text.Texts;
import limn.app.train.RunLog;
import limn.app.train.RunState;
import limn.app.window.measure.DrawnWindow;
import limn.engine.run.EventLog;
import limn.engine.run.RunFolder;

/**
 * Measures how long a sample takes from the click to the drawn panes, drawn in memory by the software pipeline. Call from a thread of
 * its own, once per process: the toolkit starts with it.
 */
public final class InspectorBench {
    private static final double WIDTH = 1000;
    private static final double HEIGHT = 900;

    private InspectorBench() {}

    /** Work in the calling thread's place: what a worker does is counted too. */
    private static final class Host implements InspectorHost {
        private volatile CompletableFuture<Boolean> done = new CompletableFuture<>();

        @Override
        public <T> void run(String name, Callable<T> work, Consumer<T> then) {
            Thread.ofPlatform().daemon().start(() -> {
                try {
                    T result = work.call();
                    Platform.runLater(() -> {
                        then.accept(result);
                        done.complete(true);
                    });
                } catch (Exception failure) {
                    done.completeExceptionally(failure);
                }
            });
        }

        @Override
        public void open(ImagePlace place) {
            // nothing is opened while measuring
        }

        @Override
        public List<String> images() { return List.of(); }

        @Override
        public int colour(String className) { return 0; }

        @Override
        public List<Instant> labelChanges(String image) { return List.of(); }
    }

    /** Opens every sample of the runs, newest first. @return milliseconds by name */
    public static Map<String, Double> run(List<RunFolder> runs)
            throws IOException, InterruptedException, ExecutionException {
        var figures = new LinkedHashMap<String, Double>();
        try (DrawnWindow window = DrawnWindow.start(DrawnWindow.Pace.SCREEN)) {
            for (RunFolder run : runs) {
                List<Double> millis = open(run);
                figures.put(run.name() + " first", millis.getFirst());
                List<Double> sorted = millis.stream().sorted().toList();
                figures.put(run.name() + " median", sorted.get(sorted.size() / 2));
                figures.put(run.name() + " largest", sorted.getLast());
            }
        }
        return figures;
    }

    private static List<Double> open(RunFolder run) throws IOException, InterruptedException, ExecutionException {
        var log = new RunLog();
        EventLog.readAll(run.events()).forEach(log::add);
        RunState state = log.state();
        var host = new Host();
        var millis = new ArrayList<Double>();
        SampleInspector inspector = inWindow(() -> new SampleInspector(Texts.of(Locale.ENGLISH), host));
        Scene scene = inWindow(() -> new Scene(inspector, WIDTH, HEIGHT));
        for (int i = 0; i < state.samples().size(); i++) {
            boolean first = i == 0;
            host.done = new CompletableFuture<>();
            long start = System.nanoTime();
            inWindow(() -> {
                if (first) {
                    inspector.show(run, state);
                } else {
                    inspector.steps().earlier().fire();
                }
                return true;
            });
            host.done.get();
            inWindow(() -> scene.snapshot(null));
            millis.add(DrawnWindow.millisSince(start));
        }
        return millis;
    }
}
