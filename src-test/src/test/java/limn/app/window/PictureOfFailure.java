package limn.app.window;

import java.nio.file.Files;
import java.nio.file.Path;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Keeps what the window showed when a journey failed, in {@code target/failures}. */
final class PictureOfFailure implements AfterTestExecutionCallback {
    @Override
    public void afterTestExecution(ExtensionContext test) throws Exception {
        if (test.getExecutionException().isPresent()
                && test.getRequiredTestInstance() instanceof WindowJourney journey) {
            WritableImage shown = Toolkit.fx(() -> journey.scene().snapshot(null));
            Path folder = Files.createDirectories(Path.of("target", "failures"));
            String name = test.getRequiredTestClass().getSimpleName() + "-" + test.getRequiredTestMethod().getName();
            ImageIO.write(SwingFXUtils.fromFXImage(shown, null), "png", folder.resolve(name + ".png").toFile());
        }
    }
}
