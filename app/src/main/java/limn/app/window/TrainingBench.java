package limn.app.window;

import static limn.app.window.measure.DrawnWindow.await;
import static limn.app.window.measure.DrawnWindow.doInWindow;
import static limn.app.window.measure.DrawnWindow.inWindow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.geometry.Orientation;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import limn.annotator.view.MaskCanvas;
import limn.annotator.view.Tool;
import limn.app.train.RunStatus;
import limn.app.window.measure.DrawnWindow;
import limn.app.window.measure.Figures;

/**
 * Measures whether the real window stays live while a training that it has started uses all cores but one: frames in the places where
 * people work, first without training, then with it. Call from a thread of its own, once per process: the toolkit starts with it.
 */
public final class TrainingBench {
    /** Ten seconds at the pace of a screen. */
    private static final int FRAMES = 600;
    private static final int WARM = 60;
    private static final int STROKE = 40;
    private static final long STEPS_BEFORE = 5;
    private static final double WIDTH = 1000;
    private static final double HEIGHT = 950;
    private static final double PIXELS = 31;

    private final Figures figures;
    private final Workspace workspace;
    private final Scene scene;

    private TrainingBench(Figures figures, Workspace workspace, Scene scene) {
        this.figures = figures;
        this.workspace = workspace;
        this.scene = scene;
    }

    /**
     * Runs it; the run is ended afterwards and stays in the project.
     *
     * @param folder the project
     * @param recipe name of the recipe, with its defaults
     * @param told each figure as it is known
     * @return figures by name: milliseconds from frame to frame, and steps
     */
    public static Map<String, Double> run(Path folder, String recipe, Consumer<Map.Entry<String, Double>> told)
            throws IOException, InterruptedException, ExecutionException {
        Path settings = Files.createTempFile("limn-bench", ".properties");
        try (DrawnWindow window = DrawnWindow.start(DrawnWindow.Pace.SCREEN)) {
            var workspace = inWindow(() -> new Workspace(new Settings(settings), title -> Optional.empty()));
            var scene = inWindow(() -> new Scene(workspace.root(), WIDTH, HEIGHT));
            window.show(() -> scene);
            var bench = new TrainingBench(new Figures(told), workspace, scene);
            doInWindow(() -> workspace.open(folder));
            await(() -> workspace.shell() != null && workspace.project() != null);
            bench.measure("alone");
            bench.whileTraining(recipe);
            doInWindow(workspace::close);
            return bench.figures.all();
        } finally {
            Files.deleteIfExists(settings);
        }
    }

    private void whileTraining(String recipe) throws InterruptedException, ExecutionException {
        doInWindow(() -> trainer().start(recipe, Map.of("steps", "100000")));
        await(() -> trainer().active().filter(a -> a.state().step() >= STEPS_BEFORE).isPresent());
        long before = step();
        long start = System.nanoTime();
        measure("training");
        figures.add("training.steps", step() - before);
        figures.add("training.stepsPerSecond", (step() - before) * 1000 / DrawnWindow.millisSince(start));
        doInWindow(trainer()::stop);
        await(() -> trainer().active().map(a -> a.state().status()).filter(RunStatus::isActive).isEmpty());
    }

    private long step() throws InterruptedException, ExecutionException {
        return inWindow(() -> trainer().active().orElseThrow().state().step());
    }

    private void measure(String when) throws InterruptedException, ExecutionException {
        show(Place.Id.TRAIN);
        frames(when + ".train", frame -> {});
        show(Place.Id.IMAGES);
        ScrollBar bar = inWindow(this::bar);
        frames(when + ".gallery", frame -> bar.setValue((bar.getValue() + PIXELS) % bar.getMax()));
        show(Place.Id.LABEL);
        doInWindow(workspace::showPaintedImage);
        await(workspace::isIdle);
        MaskCanvas canvas = inWindow(() -> (MaskCanvas) find("canvas"));
        var hand = inWindow(Robot::new);
        doInWindow(() -> {
            canvas.setTool(Tool.BRUSH);
            canvas.setBrushRadius(40);
        });
        frames(when + ".paint", frame -> paint(canvas, hand, frame));
        doInWindow(() -> hand.mouseRelease(MouseButton.PRIMARY));
        frames(when + ".pan", frame -> pan(canvas, hand, frame));
        doInWindow(() -> hand.mouseRelease(MouseButton.MIDDLE));
    }

    /** One stroke after the other, around the middle of the view. */
    private static void paint(MaskCanvas canvas, Robot hand, int frame) {
        move(canvas, hand, frame);
        if (frame % STROKE == 0) {
            hand.mousePress(MouseButton.PRIMARY);
        } else if (frame % STROKE == STROKE - 1) {
            hand.mouseRelease(MouseButton.PRIMARY);
        }
    }

    private static void pan(MaskCanvas canvas, Robot hand, int frame) {
        move(canvas, hand, frame);
        if (frame == 0) {
            hand.mousePress(MouseButton.MIDDLE);
        }
    }

    private static void move(MaskCanvas canvas, Robot hand, int frame) {
        double turn = frame * 0.07;
        Point2D at = canvas.localToScreen(canvas.getWidth() * (0.5 + 0.3 * Math.cos(turn)),
                canvas.getHeight() * (0.5 + 0.3 * Math.sin(turn * 1.3)));
        hand.mouseMove(at);
    }

    private void frames(String what, IntConsumer happens) throws InterruptedException, ExecutionException {
        figures.add(what, DrawnWindow.frames(WARM, FRAMES, happens).between());
    }

    private void show(Place.Id place) throws InterruptedException, ExecutionException {
        doInWindow(() -> Objects.requireNonNull(workspace.shell()).show(place));
        await(workspace::isIdle);
    }

    private Trainer trainer() { return Objects.requireNonNull(workspace.project()).trainer(); }

    private ScrollBar bar() {
        return find("gallery").lookupAll(".scroll-bar").stream().map(ScrollBar.class::cast)
                .filter(b -> b.getOrientation() == Orientation.VERTICAL).findFirst().orElseThrow();
    }

    private Node find(String id) { return Objects.requireNonNull(scene.lookup("#" + id), id); }
}
