package limn.app.window;

import static limn.app.window.measure.DrawnWindow.await;
import static limn.app.window.measure.DrawnWindow.doInWindow;
import static limn.app.window.measure.DrawnWindow.inWindow;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.geometry.Point2D;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import limn.annotator.model.Mask;
import limn.annotator.view.MaskCanvas;
import limn.annotator.view.Tool;
import limn.app.train.RunStatus;
import limn.app.window.measure.DrawnWindow;
import limn.app.window.measure.Figures;
import limn.engine.recipe.Recipe;

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
    private static final double PIXELS = 31;

    private final MeasuredWindow window;
    private final Workspace workspace;
    private final Figures figures;

    private TrainingBench(MeasuredWindow window) {
        this.window = window;
        workspace = window.workspace();
        figures = window.figures();
    }

    /**
     * Runs it; the run is ended afterwards and stays in the project.
     *
     * @param folder the project
     * @param recipe what is trained; it has to last longer than the measuring
     * @param told each figure as it is known
     * @return figures by name: milliseconds from frame to frame, and steps
     */
    public static Map<String, Double> run(Path folder, Recipe recipe, Consumer<Map.Entry<String, Double>> told)
            throws IOException, InterruptedException, ExecutionException {
        return MeasuredWindow.run(DrawnWindow.Pace.SCREEN, told, window -> {
            window.open(folder);
            var bench = new TrainingBench(window);
            bench.measure("alone", 0);
            bench.whileTraining(recipe);
        });
    }

    private void whileTraining(Recipe recipe) throws InterruptedException, ExecutionException {
        doInWindow(() -> trainer().start(recipe.method(), recipe.given(), ""));
        await(() -> trainer().active().filter(a -> a.state().step() >= STEPS_BEFORE).isPresent());
        long before = step();
        long start = System.nanoTime();
        measure("training", 1);
        if (!inWindow(trainer()::isBusy)) {
            throw new IllegalStateException("the training ended while the window was measured");
        }
        figures.add("training.steps", step() - before);
        figures.add("training.stepsPerSecond", (step() - before) * 1000 / DrawnWindow.millisSince(start));
        doInWindow(trainer()::stop);
        await(() -> trainer().active().map(a -> a.state().status()).filter(RunStatus::isActive).isEmpty());
    }

    private long step() throws InterruptedException, ExecutionException {
        return inWindow(() -> trainer().active().orElseThrow().state().step());
    }

    private void measure(String when, int classIndex) throws InterruptedException, ExecutionException {
        show(Place.Id.TRAIN);
        frames(when + ".train", frame -> {});
        show(Place.Id.IMAGES);
        ScrollBar bar = inWindow(window::galleryBar);
        frames(when + ".gallery", frame -> bar.setValue((bar.getValue() + PIXELS) % bar.getMax()));
        show(Place.Id.LABEL);
        doInWindow(workspace::showPaintedImage);
        await(workspace::isIdle);
        MaskCanvas canvas = inWindow(() -> (MaskCanvas) window.find("canvas"));
        var hand = inWindow(Robot::new);
        doInWindow(() -> {
            canvas.setTool(Tool.BRUSH);
            canvas.setBrushRadius(40);
            canvas.setActive(classIndex); // another one each time, so that the same way paints anew
        });
        Mask before = inWindow(() -> Objects.requireNonNull(canvas.mask()));
        frames(when + ".paint", frame -> paint(canvas, hand, frame));
        doInWindow(() -> hand.mouseRelease(MouseButton.PRIMARY));
        if (before.equals(inWindow(() -> Objects.requireNonNull(canvas.mask())))) {
            throw new IllegalStateException("the strokes have painted nothing");
        }
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
        doInWindow(() -> window.show(place));
        await(workspace::isIdle);
    }

    private Trainer trainer() { return window.project().trainer(); }
}
