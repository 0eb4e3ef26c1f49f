package limn.annotator.view;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import javax.imageio.ImageIO;

/** Writes a picture of each control in each theme and language into a folder, by default target/snapshots. */
public final class ViewSnapshots {
    private ViewSnapshots() {}

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args.length > 0 ? args[0] : "target/snapshots");
        Files.createDirectories(folder);
        Fx.start();
        for (String theme : new String[]{"light", "dark"}) {
            for (Locale locale : new Locale[]{Locale.ENGLISH, Locale.KOREAN}) {
                String tail = "-" + theme + "-" + locale.getLanguage() + ".png";
                Fx.on(() -> {
                    Application.setUserAgentStylesheet("dark".equals(theme)
                            ? new PrimerDark().getUserAgentStylesheet()
                            : new PrimerLight().getUserAgentStylesheet());
                    return 0;
                });
                label(locale, folder.resolve("label" + tail), false);
                label(locale, folder.resolve("polygon" + tail), true);
                save(Fx.on(() -> DemoScenes.gallery(locale, 200)), 960, 700, folder.resolve("gallery" + tail));
            }
        }
        Platform.exit();
    }

    private static void label(Locale locale, Path file, boolean polygon) throws Exception {
        var root = Fx.on(() -> DemoScenes.label(locale, 1600, 1200));
        Stage stage = Fx.show(root, 960, 640);
        Fx.on(() -> {
            var canvas = (MaskCanvas) root.getCenter();
            canvas.zoomAt(400, 400, 1.3);
            if (polygon) {
                canvas.setTool(Tool.POLYGON);
                canvas.setActive(2);
                for (double[] p : new double[][]{{300, 300}, {420, 340}, {440, 460}, {320, 480}}) {
                    canvas.fireEvent(event(MouseEvent.MOUSE_PRESSED, p[0], p[1]));
                    canvas.fireEvent(event(MouseEvent.MOUSE_RELEASED, p[0], p[1]));
                }
                ((ClassList) root.getRight()).edit(1);
            }
            canvas.fireEvent(event(MouseEvent.MOUSE_MOVED, 280, 400));
            return 0;
        });
        write(root, stage, file);
    }

    private static MouseEvent event(javafx.event.EventType<MouseEvent> type, double x, double y) {
        return new MouseEvent(type, x, y, x, y, MouseButton.PRIMARY, 1, false, false, false, false, true, false, false,
                false, false, false, null);
    }

    private static void save(Parent root, double width, double height, Path file) throws Exception {
        Stage stage = Fx.show(root, width, height);
        Fx.on(() -> {
            root.requestFocus();
            return KeyCode.UNDEFINED;
        });
        write(root, stage, file);
    }

    private static void write(Node root, Stage stage, Path file) throws Exception {
        Thread.sleep(900);
        Fx.on(() -> ImageIO.write(SwingFXUtils.fromFXImage(stage.getScene().snapshot(null), null), "png",
                file.toFile()));
        Fx.close(stage);
        if (!Fx.FAILURES.isEmpty()) {
            throw new IllegalStateException("a handler failed", Fx.FAILURES.getFirst());
        }
    }
}
