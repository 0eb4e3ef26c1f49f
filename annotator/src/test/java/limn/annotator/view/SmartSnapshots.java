package limn.annotator.view;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.event.EventType;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import limn.annotator.edit.Point;
import limn.annotator.format.ImageFiles;
import limn.annotator.format.Picture;
import limn.annotator.model.Mask;

/**
 * Writes pictures of the smart tools at work on a picture: what is proposed and what is drawn around it. Arguments: the picture, a
 * folder, then a box in it as shares of its size (left, top, right, bottom) that holds an object.
 */
public final class SmartSnapshots {
    private final Picture picture;
    private final Path folder;
    private final double[] box;
    private MaskCanvas canvas = new MaskCanvas(ViewTexts.of(java.util.Locale.ENGLISH));

    private SmartSnapshots(Picture picture, Path folder, double[] box) {
        this.picture = picture;
        this.folder = folder;
        this.box = box;
    }

    public static void main(String[] args) throws Exception {
        Fx.start();
        var box = new double[4];
        for (int i = 0; i < 4; i++) {
            box[i] = Double.parseDouble(args[i + 2]);
        }
        Path folder = Files.createDirectories(Path.of(args[1]));
        Picture picture = ImageFiles.read(Path.of(args[0]));
        for (Tool tool : List.of(Tool.WAND, Tool.LIVE_WIRE, Tool.GRAB_CUT, Tool.SUPERPIXEL, Tool.WATERSHED)) {
            Fx.on(() -> new SmartSnapshots(picture, folder, box)).take(tool);
        }
        Platform.exit();
    }

    private void take(Tool tool) throws Exception {
        canvas = Fx.on(() -> new MaskCanvas(ViewTexts.of(Locale.ENGLISH)));
        Stage stage = Fx.show(new StackPane(canvas), 900, 620);
        Fx.on(() -> {
            canvas.show(picture, Mask.unlabelled(picture.width(), picture.height()), Pictures.classes());
            canvas.setTool(tool);
            canvas.setActive(2);
            return 0;
        });
        double cx = (box[0] + box[2]) / 2;
        double cy = (box[1] + box[3]) / 2;
        switch (tool) {
            case WAND -> Fx.on(() -> {
                fire(MouseEvent.MOUSE_PRESSED, cx, cy);
                return 0;
            });
            case LIVE_WIRE -> {
                stroke(cx, box[1]);
                stroke(box[2], cy);
                Fx.on(() -> {
                    fire(MouseEvent.MOUSE_MOVED, cx, box[3]);
                    return 0;
                });
                Thread.sleep(2500);
            }
            case GRAB_CUT -> stroke(box[0], box[1], box[2], box[3]);
            case SUPERPIXEL -> Fx.on(() -> {
                fire(MouseEvent.MOUSE_PRESSED, cx - 0.1, cy);
                fire(MouseEvent.MOUSE_DRAGGED, cx + 0.1, cy);
                return 0;
            });
            case WATERSHED -> {
                stroke(cx - 0.05, cy, cx + 0.05, cy);
                Fx.on(() -> {
                    canvas.setActive(1);
                    return 0;
                });
                stroke(0.03, 0.03, 0.97, 0.03, 0.97, 0.97, 0.03, 0.97);
            }
            default -> throw new IllegalArgumentException("no smart tool: " + tool);
        }
        Fx.until(() -> !canvas.previews().busyProperty().get());
        Thread.sleep(500);
        Fx.snapshot(canvas);
        ImageIO.write(SwingFXUtils.fromFXImage(Fx.snapshot(canvas), null), "png",
                folder.resolve(tool.name().toLowerCase(Locale.ROOT) + ".png").toFile());
        Fx.close(stage);
    }

    private void stroke(double... xy) throws Exception {
        Fx.on(() -> {
            fire(MouseEvent.MOUSE_PRESSED, xy[0], xy[1]);
            for (int i = 2; i < xy.length; i += 2) {
                fire(MouseEvent.MOUSE_DRAGGED, xy[i], xy[i + 1]);
            }
            fire(MouseEvent.MOUSE_RELEASED, xy[xy.length - 2], xy[xy.length - 1]);
            return 0;
        });
    }

    private void fire(EventType<MouseEvent> type, double x, double y) {
        Point p = canvas.toView(x * picture.width(), y * picture.height());
        canvas.fireEvent(new MouseEvent(type, p.x(), p.y(), p.x(), p.y(), MouseButton.PRIMARY, 1, false, false, false,
                false, true, false, false, false, false, true, null));
    }
}
