package limn.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javax.imageio.ImageIO;
import limn.annotator.edit.Point;
import limn.annotator.model.ImageId;
import limn.annotator.model.ImageItem;
import limn.annotator.model.Mask;
import limn.annotator.model.TagState;
import limn.annotator.store.Project;
import limn.annotator.view.MaskCanvas;
import limn.annotator.view.Tool;
import org.junit.jupiter.api.Test;

/**
 * One person's morning: a project from a folder of images, classes, every way to paint, tags for a selection, all undone, all redone,
 * closed, opened again. What was painted is there, pixel by pixel.
 */
class PaintJourneyTest extends WindowJourney {
    private static final int WIDTH = 400;
    private static final int HEIGHT = 300;

    @Override
    void makeProject() throws Exception {
        Files.createDirectories(images());
        for (String name : List.of("one.png", "two.png", "three.png")) {
            ImageIO.write(picture(), "png", images().resolve(name).toFile());
        }
    }

    /** Dark, with bright discs at its right edge, where hand tools do not paint and smart tools have something to find. */
    private static BufferedImage picture() {
        var picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = picture.createGraphics();
        pen.setColor(new Color(40, 60, 80));
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        pen.setColor(new Color(240, 190, 90));
        for (int[] disc : new int[][]{{340, 85}, {340, 155}, {340, 225}, {60, 260}, {150, 260}}) {
            pen.fillOval(disc[0] - 25, disc[1] - 25, 50, 50);
        }
        pen.dispose();
        return picture;
    }

    private Path images() { return dir.resolve("harbour"); }

    @Override
    Path projectFolder() { return ImagesFolder.projectOf(images()); }

    @Override
    FolderChooser folders() { return title -> Optional.of(images()); }

    /** From the start page, through the folder chooser; a folder that has its project opens that. */
    @Override
    void openProject() throws Exception {
        click("start-create");
        await("the project", () -> workspace().project() != null && workspace().shell() != null);
        await("its images", () -> project().model().images().size() == 3);
        awaitQuiet();
    }

    private MaskCanvas canvas() { return label().canvas(); }

    private Mask mask() { return Objects.requireNonNull(canvas().mask()); }

    private Point screen(double x, double y) {
        Bounds bounds = canvas().localToScreen(canvas().getBoundsInLocal());
        Point p = canvas().toView(x, y);
        return new Point(bounds.getMinX() + p.x(), bounds.getMinY() + p.y());
    }

    /** Drags through points of the picture; with F before the button goes up, if asked for. */
    private void drag(boolean fill, double... xy) throws Exception {
        fx(() -> {
            var robot = new Robot();
            for (int i = 0; i < xy.length; i += 2) {
                Point p = screen(xy[i], xy[i + 1]);
                robot.mouseMove(p.x(), p.y());
                if (i == 0) {
                    robot.mousePress(MouseButton.PRIMARY);
                }
            }
            if (fill) {
                robot.keyType(KeyCode.F);
            }
            robot.mouseRelease(MouseButton.PRIMARY);
            return true;
        });
    }

    private void addClasses() throws Exception {
        for (int i = 1; i <= 3; i++) {
            int n = i;
            click("add-class");
            await("class " + i, () -> project().model().classes().size() == n);
            await("its editor",
                    () -> scene().getFocusOwner() != null && "class-name".equals(scene().getFocusOwner().getId()));
            press(KeyCode.ESCAPE, false, false);
        }
        fx(() -> {
            canvas().requestFocus();
            return true;
        });
    }

    /** Does something that changes the mask, and remembers the mask that comes of it. */
    private void step(String what, List<Mask> steps, Doing doing) throws Exception {
        Mask before = fx(this::mask);
        doing.run();
        await(what, () -> !mask().equals(before) && !canvas().busyProperty().get());
        await("the name of " + what, () -> !label().undoName().isEmpty());
        steps.add(fx(this::mask));
    }

    private interface Doing { void run() throws Exception; }

    private List<Mask> paintWithEveryTool() throws Exception {
        var steps = new ArrayList<Mask>(List.of(fx(this::mask)));
        fx(() -> {
            canvas().setBrushRadius(9);
            return true;
        });
        press(KeyCode.DIGIT1, false, false);
        step("a brush stroke", steps, () -> drag(false, 30, 40, 90, 40, 150, 60));
        press(KeyCode.DIGIT2, false, false);
        step("a filled stroke", steps, () -> drag(true, 40, 100, 120, 100, 120, 180, 40, 180));
        press(KeyCode.P, false, false);
        step("a polygon", steps, () -> {
            drag(false, 200, 40);
            drag(false, 280, 40);
            drag(false, 240, 110);
            press(KeyCode.ENTER, false, false);
        });
        press(KeyCode.L, false, false);
        press(KeyCode.DIGIT3, false, false);
        step("a lasso", steps, () -> drag(false, 200, 150, 290, 150, 290, 230, 200, 230));
        press(KeyCode.E, false, false);
        step("an eraser stroke", steps, () -> drag(false, 60, 100, 60, 180));
        fx(() -> {
            canvas().actions().chooseValue(Mask.VOID);
            return true;
        });
        step("void", steps, () -> drag(false, 330, 30, 370, 30));
        press(KeyCode.DIGIT1, false, false);
        press(KeyCode.F, false, false);
        assertThat(fx(() -> canvas().getTool())).isEqualTo(Tool.FILL);
        press(KeyCode.K, true, false);
        step("a fill", steps, () -> drag(false, 390, 290));
        press(KeyCode.K, true, false);
        paintWithSmartTools(steps);
        return steps;
    }

    private void paintWithSmartTools(List<Mask> steps) throws Exception {
        press(KeyCode.DIGIT2, false, false);
        press(KeyCode.W, false, false);
        step("the wand", steps, () -> drag(false, 340, 85));
        press(KeyCode.DIGIT3, false, false);
        press(KeyCode.G, false, false);
        step("a cut-out", steps, () -> {
            drag(false, 308, 123, 372, 187);
            press(KeyCode.ENTER, false, false);
        });
        press(KeyCode.U, false, false);
        step("superpixels", steps, () -> drag(false, 325, 225, 355, 225));
        press(KeyCode.DIGIT2, false, false);
        press(KeyCode.S, false, false);
        step("a live-wire", steps, () -> {
            for (double[] corner : new double[][]{{60, 235}, {85, 260}, {60, 285}, {35, 260}}) {
                drag(false, corner);
            }
            press(KeyCode.ENTER, false, false);
        });
        assertThat(List.of(at(340, 85), at(340, 155), at(340, 225), at(60, 260))).containsExactly(1, 2, 2, 1);
        press(KeyCode.M, false, false);
        step("scribbles", steps, () -> {
            drag(false, 140, 260, 160, 260);
            press(KeyCode.DIGIT3, false, false);
            drag(false, 118, 228, 182, 228, 182, 292, 118, 292);
            press(KeyCode.ENTER, false, false);
        });
        assertThat(List.of(at(150, 260), at(120, 230))).containsExactly(1, 2);
    }

    private int at(int x, int y) throws Exception { return fx(() -> mask().at(x, y)); }

    private void tagSelection() throws Exception {
        fx(() -> {
            Objects.requireNonNull(workspace().shell()).show(Place.Id.IMAGES);
            return true;
        });
        List<ImageId> all = fx(() -> project().model().images().stream().map(ImageItem::id).toList());
        fx(() -> {
            var gallery = find("gallery", limn.annotator.view.Gallery.class);
            gallery.select(all.get(2));
            gallery.invertSelection();
            gallery.requestFocus();
            return true;
        });
        press(KeyCode.DIGIT2, false, false);
        await("the tags", () -> tag(all.get(0)) == TagState.PRESENT && tag(all.get(1)) == TagState.PRESENT);
        assertThat(fx(() -> tag(all.get(2)))).isEqualTo(TagState.UNKNOWN);
        press(KeyCode.Z, false, true);
        await("no tags", () -> tag(all.get(0)) == TagState.UNKNOWN && tag(all.get(1)) == TagState.UNKNOWN);
        press(KeyCode.Z, true, true);
        await("the tags again", () -> tag(all.get(0)) == TagState.PRESENT && tag(all.get(1)) == TagState.PRESENT);
    }

    private TagState tag(ImageId id) { return project().model().tags(id).of(1); }

    private void showLabel() throws Exception {
        fx(() -> {
            Objects.requireNonNull(workspace().shell()).show(Place.Id.LABEL);
            return true;
        });
        await("the picture", () -> canvas().mask() != null);
        awaitQuiet();
    }

    private void undoAll(List<Mask> steps) throws Exception {
        for (int i = steps.size() - 2; i >= 0; i--) {
            Mask expected = steps.get(i);
            await("something to undo", () -> !label().undoName().isEmpty());
            press(KeyCode.Z, false, true);
            await("undo to " + i, () -> mask().equals(expected));
        }
        await("nothing more to undo", () -> workspace().isIdle() && label().undoName().isEmpty());
    }

    private void redoAll(List<Mask> steps) throws Exception {
        for (int i = 1; i < steps.size(); i++) {
            Mask expected = steps.get(i);
            await("something to redo", () -> !label().redoName().isEmpty());
            press(KeyCode.Z, true, true);
            await("redo to " + i, () -> mask().equals(expected));
        }
    }

    @Test
    void whatWasPaintedTaggedUndoneAndRedoneIsThereAfterOpeningAgain() throws Exception {
        showLabel();
        addClasses();
        ImageId painted = fx(() -> label().wanted().orElseThrow());
        List<Mask> steps = paintWithEveryTool();
        assertThat(steps).hasSize(13).doesNotHaveDuplicates();
        tagSelection();
        showLabel();
        undoAll(steps);
        redoAll(steps);

        closeProject();
        try (Project project = Project.open(projectFolder())) {
            for (ImageItem item : project.images()) {
                Mask expected = item.id().equals(painted) ? steps.getLast() : Mask.unlabelled(WIDTH, HEIGHT);
                assertThat(project.mask(item)).as(item.name()).isEqualTo(expected);
            }
            assertThat(project.allTags().values().stream().filter(t -> t.of(1) == TagState.PRESENT)).hasSize(2);
        }
        openProject();
        showLabel();
        assertThat(fx(this::mask)).isEqualTo(steps.getLast());
        undoAll(steps);
    }
}
