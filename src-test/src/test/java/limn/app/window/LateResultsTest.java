package limn.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import limn.annotator.model.Split;
import limn.app.evaluate.ConfusedRegion;
import limn.app.evaluate.Confusion;
import limn.app.evaluate.Evaluation;
import limn.app.evaluate.ImageScore;
import limn.app.inspect.ImagePlace;
import limn.app.text.Texts;
import limn.app.train.RunLog;
import limn.app.train.RunState;
import limn.app.window.evaluate.EvaluationPane;
import limn.app.window.evaluate.Found;
import limn.app.window.inspect.InspectorHost;
import limn.app.window.inspect.SampleInspector;
import limn.app.window.inspect.TimeMachine;
import limn.engine.run.Event;
import limn.engine.run.Logged;
import limn.engine.run.RunFolder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was read in the background is not shown when something else is shown by the time it comes. */
@Tag("ui")
class LateResultsTest {
    private static final Texts TEXTS = Texts.of(Locale.ENGLISH);
    @TempDir
    Path dir;

    @BeforeAll
    static void startToolkit() throws Exception { Toolkit.start(); }

    /** Does nothing until it is told to. */
    private static final class Later implements InspectorHost {
        private final List<Callable<Runnable>> jobs = new ArrayList<>();

        @Override
        public <T> void run(String name, Callable<T> work, Consumer<T> done) {
            jobs.add(() -> {
                T result = work.call();
                return () -> done.accept(result);
            });
        }

        void now() throws Exception {
            for (Callable<Runnable> job : List.copyOf(jobs)) {
                job.call().run();
            }
        }

        @Override
        public void open(ImagePlace place) { throw new IllegalStateException("nobody opens anything"); }

        @Override
        public List<String> images() { return List.of(); }

        @Override
        public int colour(String className) { return 0; }

        @Override
        public List<Instant> labelChanges(String image) { return List.of(); }
    }

    private RunFolder run(String name) { return new RunFolder(dir.resolve(name)); }

    /** Of a run whose pictures are gone. */
    private static RunState state() {
        var log = new RunLog();
        log.add(new Logged(0, Instant.EPOCH,
                new Event.Started("classmix", 40, "cpu", List.of("sea", "boat"), 2, 0, 2, 2, 1, false)));
        log.add(new Logged(10, Instant.EPOCH, new Event.SampleSaved("samples/000010", List.of())));
        log.add(new Logged(10, Instant.EPOCH, new Event.WatchedSaved("watched/000010", 2)));
        return log.state();
    }

    private static String words(Node view, String id) { return ((Label) view.lookup("#" + id)).getText(); }

    @Test
    void aSampleOfTheRunBeforeIsNotShown() throws Exception {
        Toolkit.fx(() -> {
            var host = new Later();
            var view = new SampleInspector(TEXTS, host);
            view.show(run("one"), state());
            view.clear(run("two"));
            host.now();
            assertThat(words(view, "sample-facts")).isEmpty();

            view.show(run("two"), state());
            host.now();
            assertThat(words(view, "sample-facts")).isEqualTo(TEXTS.get("window.inspect.gone"));
            return true;
        });
    }

    @Test
    void watchedImagesOfTheRunBeforeAreNotShown() throws Exception {
        Toolkit.fx(() -> {
            var host = new Later();
            var view = new TimeMachine(TEXTS, host);
            view.show(run("one"), state());
            view.show(run("two"), RunState.nothing());
            host.now();
            assertThat(words(view, "watch-empty")).isEqualTo(TEXTS.get("window.watch.soon"));

            view.show(run("two"), state());
            host.now();
            assertThat(words(view, "watch-empty")).isEqualTo(TEXTS.get("window.watch.gone"));
            return true;
        });
    }

    private static Evaluation evaluation(String image) {
        var confusion = Confusion.of(2, new byte[]{0, 1, 1}, new byte[]{0, 1, 0});
        return new Evaluation("run", 10, Instant.EPOCH,
                List.of(new Evaluation.ClassEntry("sea", 0, true), new Evaluation.ClassEntry("boat", 0xFF, false)),
                List.of(new ImageScore(image, 3, 1, 1, 0, false, confusion, confusion, Path.of(image + ".png"))),
                Map.of());
    }

    private static String listed(EvaluationPane pane) {
        pane.applyCss();
        pane.layout();
        return ((Found) ((ListView<?>) pane.lookup("#evaluation-found")).getItems().getFirst()).image();
    }

    @Test
    void regionsOfAnotherMeasurementAreNotListed() throws Exception {
        Toolkit.fx(() -> {
            var pane = new EvaluationPane(TEXTS, new Nobody());
            new javafx.scene.Scene(pane, 900, 700);
            Evaluation before = evaluation("before");
            pane.show(before, "then");
            pane.show(evaluation("now"), "now");
            var found = List.of(new ConfusedRegion("late", new limn.annotator.model.Region(0, 0, 1, 1), 1));
            pane.regions(before, 1, 0, found);
            assertThat(listed(pane)).isEqualTo("now");
            pane.regions(pane.shown().orElseThrow(), 1, 0, found);
            assertThat(listed(pane)).isEqualTo("late");
            return true;
        });
    }

    private static final class Nobody implements EvaluationPane.Desk {
        @Override
        public void measure() { throw new IllegalStateException(); }

        @Override
        public void choose(Split split) { throw new IllegalStateException(split.name()); }

        @Override
        public void save(Evaluation evaluation) { throw new IllegalStateException(evaluation.run()); }

        @Override
        public void open(String image) { throw new IllegalStateException(image); }

        @Override
        public void draw(Evaluation evaluation, Found found, OptionalInt classId) {
            // the first image is selected at once; nobody looks at it here
        }

        @Override
        public void find(Evaluation evaluation, int truth, int predicted) {
            throw new IllegalStateException(evaluation.run());
        }
    }
}
