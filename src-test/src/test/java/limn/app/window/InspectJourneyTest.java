package limn.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import limn.annotator.model.ImageItem;
import limn.engine.run.RunFolder;
import limn.journeys.Layout;
import limn.journeys.Shell;
import org.junit.jupiter.api.Test;

/** A researcher looks into runs that somebody trained in a terminal, in the real window. */
class InspectJourneyTest extends WindowJourney {
    private static final Set<String> CLASSES = Set.of("background", "disc");

    @Override
    void makeProject() throws Exception {
        Path images = Layout.write(dir.resolve("discs"));
        Shell.limn("create", projectFolder(), "--images", images, "--labelled", images.resolve("labelled.txt"));
    }

    private RunFolder train(String recipe, String... more) {
        Path folder = projectFolder().resolve("runs").resolve(recipe);
        var words = new ArrayList<Object>(List.of("train", projectFolder(), "--recipe", recipe, "--run-folder", folder,
                "--set", "crop=32", "--set", "width=0.25", "--set", "batch=2", "--set", "unlabelledBatch=2", "--set",
                "decoderChannels=16", "--set", "steps=12", "--set", "evaluateEvery=4", "--set", "sampleEvery=5",
                "--set",
                "watched=3"));
        words.addAll(List.of(more));
        Shell.limn(words.toArray());
        return new RunFolder(folder);
    }

    private void showNewestRun() throws Exception {
        fx(() -> {
            Objects.requireNonNull(workspace().shell()).show(Place.Id.TRAIN);
            return workspace().showNewestRun();
        });
        await("the panes", () -> isThere("samples") && scene().lookup("#samples .sample-frame") != null);
    }

    private String value(String pane) throws Exception {
        return fx(() -> find("value-" + pane, Label.class).getText());
    }

    /** @param type moved or clicked @param share of the pane's sides */
    private void mouse(String pane, EventType<MouseEvent> type, double share) throws Exception {
        fx(() -> {
            scene().getRoot().layout();
            Node frame = Objects.requireNonNull(find("pane-" + pane, Pane.class).lookup(".sample-frame"));
            Point2D at = frame.localToScene(share * frame.getLayoutBounds().getWidth(),
                    share * frame.getLayoutBounds().getHeight());
            Event.fireEvent(frame,
                    new MouseEvent(type, at.getX(), at.getY(), at.getX(), at.getY(), MouseButton.PRIMARY, 1,
                            false, false, false, false, false, false, false, true, false, true, null));
            return true;
        });
    }

    @Test
    void oneCursorNamesTheClassInEveryPaneAndAClickOpensTheSource() throws Exception {
        train("classmix");
        showNewestRun();
        mouse("mixed", MouseEvent.MOUSE_MOVED, 0.5);
        assertThat(value("student").split(" ")[0]).isIn(CLASSES);
        assertThat(value("student")).matches("\\w+ [01]\\.\\d\\d");
        assertThat(value("mix-mask")).isIn("from A", "from B");
        assertThat(value("loss")).matches("<?\\d+(\\.\\d+)?");
        assertThat(value("source-a")).startsWith("disc");
        String source = value("mixed");
        assertThat(source).isEqualTo(value(value("mix-mask").equals("from A") ? "source-a" : "source-b"));
        mouse("mixed", MouseEvent.MOUSE_CLICKED, 0.5);
        await("the source", () -> label().shown().map(ImageItem::name).filter(source::equals).isPresent());
        await("a closer look", () -> label().canvas().sightProperty().get().zoom() > 0
                && Objects.requireNonNull(workspace().shell()).shown() == Place.Id.LABEL);
    }

    @Test
    void keysMoveTheCursorAndWalkThroughTheSamples() throws Exception {
        train("classmix");
        showNewestRun();
        fx(() -> {
            find("panes", Pane.class).requestFocus();
            return true;
        });
        press(KeyCode.RIGHT, false, false);
        assertThat(value("confidence")).matches("[01]\\.\\d\\d");
        fx(() -> workspace().actions().run("train.sample.earlier"));
        await("the sample before", () -> find("sample-slider", Slider.class).getValue() == 1);
    }

    @Test
    void crossTrainingShowsBothNetworksAndWhomEachClassMutes() throws Exception {
        train("cross");
        showNewestRun();
        for (String pane : List.of("hybrid", "hybrid-allowed", "hybrid-forbidden", "h2p-target", "pseudo",
                "pseudo-allowed", "pseudo-forbidden", "p2h-target")) {
            assertThat(fx(() -> isThere("pane-" + pane))).as(pane).isTrue();
        }
        assertThat(fx(() -> find("j-disc", Label.class).getText())).matches("[01]\\.\\d{3}");
        assertThat(fx(() -> find("muted-disc", Label.class).getText())).matches("\\d+ \\(\\d+ %\\)");
        fx(() -> {
            find("scene-strong", ToggleButton.class).fire();
            return true;
        });
        await("the strong half", () -> isThere("pane-mask") && isThere("pane-strong-pseudo-forbidden"));
    }

    @Test
    void theTimeMachineGoesOverAllMeasurementsAndMarksChangedLabels() throws Exception {
        train("classmix");
        fx(() -> {
            Objects.requireNonNull(workspace().shell()).show(Place.Id.RESULTS);
            return workspace().actions().run("results.view.time");
        });
        await("the watched images",
                () -> isThere("watch-slider") && scene().lookup("#time-machine .sample-frame") != null);
        assertThat(fx(() -> find("watch-caption", Label.class).getText())).startsWith("step 12");
        assertThat(fx(() -> find("watch-slider", Slider.class).getMax())).isEqualTo(2);
        fx(() -> {
            find("watch-slider", Slider.class).setValue(0);
            return true;
        });
        await("the first measurement", () -> find("watch-caption", Label.class).getText().startsWith("step 4"));
    }

    @Test
    void aFinishedRunSaysThatItCannotSaveMore() throws Exception {
        train("classmix");
        showNewestRun();
        fx(() -> {
            find("asking", ToggleButton.class).fire();
            return true;
        });
        assertThat(fx(() -> find("ask", Button.class).isDisabled())).isTrue();
        assertThat(fx(() -> find("ask-state", Label.class).getText())).contains("goes on");
    }
}
