package limn.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import limn.annotator.model.ImageItem;
import org.junit.jupiter.api.Test;

/** A researcher looks into runs that somebody trained in a terminal, in the real window. */
class InspectJourneyTest extends TrainingJourney {
    private static final Set<String> CLASSES = Set.of("background", "disc");

    private void train(String recipe) {
        var settings = new HashMap<>(Map.of("unlabelledBatch", "2", "steps", "12", "evaluateEvery", "4", "sampleEvery",
                "5", "watched", "3"));
        if (recipe.contains("classmix")) {
            settings.put("mixFrom", "0");
        }
        Discs.train(projectFolder(), recipe, recipe, settings);
    }

    @Test
    void oneCursorNamesTheClassInEveryPaneAndAClickOpensTheSource() throws Exception {
        train("classmix");
        showNewestRun();
        mouseInPane("mixed", MouseEvent.MOUSE_MOVED, 0.5);
        assertThat(value("student").split(" ")[0]).isIn(CLASSES);
        assertThat(value("student")).matches("\\w+ [01]\\.\\d\\d");
        assertThat(value("mix-mask")).isIn("from A", "from B");
        assertThat(value("loss")).matches("<?\\d+(\\.\\d+)?");
        assertThat(value("source-a")).startsWith("disc");
        String source = value("mixed");
        assertThat(source).isEqualTo(value(value("mix-mask").equals("from A") ? "source-a" : "source-b"));
        mouseInPane("mixed", MouseEvent.MOUSE_CLICKED, 0.5);
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
        act("train.sample.earlier");
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
        click("scene-strong");
        await("the strong half", () -> isThere("pane-mask") && isThere("pane-strong-pseudo-forbidden"));
    }

    @Test
    void theTimeMachineGoesOverAllMeasurementsAndMarksChangedLabels() throws Exception {
        train("classmix");
        showResults("time");
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
        click("asking");
        assertThat(fx(() -> find("ask", Button.class).isDisabled())).isTrue();
        assertThat(fx(() -> find("ask-state", Label.class).getText())).contains("goes on");
    }
}
