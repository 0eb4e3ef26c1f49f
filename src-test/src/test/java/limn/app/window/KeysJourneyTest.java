package limn.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import limn.annotator.model.Split;
import limn.annotator.view.Tool;
import limn.app.window.command.Action;
import limn.app.window.command.Keys;
import limn.app.window.command.PaletteEntry;
import limn.app.window.command.Preset;
import org.junit.jupiter.api.Test;

/** A person finds everything by keys: by the palette, the key sheet, and keys of their own. */
class KeysJourneyTest extends WindowJourney {
    @Override
    void makeProject() throws Exception {
        BlankImages.make(projectFolder(), dir.resolve("images"), 200, 150, List.of("one.png", "two.png", "three.png"),
                List.of("ground", "\ubc30")).close();
    }

    private Tool tool() throws Exception { return fx(() -> label().canvas().getTool()); }

    private void send(KeyCode code, String text, boolean pressed) throws Exception {
        fx(() -> {
            var type = pressed ? KeyEvent.KEY_PRESSED : KeyEvent.KEY_RELEASED;
            Event.fireEvent(Objects.requireNonNull(scene().getFocusOwner()),
                    new KeyEvent(type, text, text, code, false, false, false, false));
            return true;
        });
    }

    private void query(String words) throws Exception {
        fx(() -> {
            find("palette-query", TextField.class).setText(words);
            return true;
        });
    }

    private List<PaletteEntry> found() throws Exception { return fx(this::listed); }

    /** In the window's thread. */
    private List<PaletteEntry> listed() {
        return find("palette-list", ListView.class).getItems().stream().map(PaletteEntry.class::cast).toList();
    }

    private Set<String> ids() throws Exception {
        return new HashSet<>(fx(() -> workspace().actions().all().stream().map(Action::id).toList()));
    }

    @Test
    void everyActionThatHasKeysIsThereAndThePaletteFindsIt() throws Exception {
        goToLabel();
        Set<String> there = ids();
        press(KeyCode.K, false, true);
        for (String id : there) {
            String name = fx(() -> workspace().actions().name(id));
            query(name);
            if (!id.equals("global.window.palette")) {
                assertThat(found()).extracting(PaletteEntry::title).as(id).contains(name);
            }
        }
        press(KeyCode.ESCAPE, false, false);
        closeProject();
        there.addAll(ids());
        assertThat(there).containsExactlyInAnyOrderElementsOf(Preset.DEFAULT.keys().ids());
    }

    @Test
    void thePaletteDoesWhatIsChosenByArrowsAndEnter() throws Exception {
        goToLabel();
        double before = fx(() -> label().canvas().zoomProperty().get());
        press(KeyCode.K, false, true);
        query("zoom");
        assertThat(found().getFirst().title()).startsWith("Zoom");
        query("zoom in");
        press(KeyCode.ENTER, false, false);
        assertThat(fx(() -> isThere("palette"))).isFalse();
        assertThat(fx(() -> label().canvas().zoomProperty().get())).isGreaterThan(before);
    }

    @Test
    void thePaletteFindsImagesAndClassesAndSaysWhySomethingCannotBeDone() throws Exception {
        goToLabel();
        press(KeyCode.K, false, true);
        query("three");
        await("the image", () -> listed().stream().anyMatch(e -> e.title().equals("three.png")));
        query("\u3142");
        assertThat(found()).extracting(PaletteEntry::title).contains("\ubc30");
        query("undo");
        assertThat(found()).filteredOn(e -> e.title().equals("Undo")).extracting(PaletteEntry::obstacle)
                .containsExactly("Nothing to undo");
        query("two");
        await("the other image", () -> !listed().isEmpty() && listed().getFirst().title().equals("two.png"));
        press(KeyCode.ENTER, false, false);
        await("two.png", () -> label().shown().filter(i -> i.name().equals("two.png")).isPresent());
    }

    @Test
    void aSheetShowsTheKeysOfThisPlaceAndIsGoneAgain() throws Exception {
        goToLabel();
        press(KeyCode.F1, false, false);
        List<String> words = fx(() -> find("key-sheet", Node.class).lookupAll(".label").stream()
                .map(n -> ((Label) n).getText()).toList());
        assertThat(words).contains("Brush", "B", "Next image", "Undo", "Paint class 1 to 10");
        press(KeyCode.B, false, false);
        press(KeyCode.F1, false, false);
        assertThat(fx(() -> isThere("key-sheet"))).isFalse();
        press(KeyCode.SLASH, true, false);
        assertThat(fx(() -> isThere("key-sheet"))).isTrue();
        press(KeyCode.ESCAPE, false, false);
        assertThat(fx(() -> isThere("key-sheet"))).isFalse();
    }

    @Test
    void aKeyOfOnesOwnWorksIsShownAndIsRemembered() throws Exception {
        goToLabel();
        press(KeyCode.E, false, false);
        press(KeyCode.COMMA, false, true);
        click("change-label-tool-brush");
        press(KeyCode.J, false, false);
        press(KeyCode.ESCAPE, false, false);
        press(KeyCode.B, false, false);
        assertThat(tool()).as("B is free now").isEqualTo(Tool.ERASER);
        press(KeyCode.J, false, false);
        assertThat(tool()).isEqualTo(Tool.BRUSH);
        assertThat(fx(() -> find("tool-brush", ToggleButton.class).getTooltip().getText())).isEqualTo("Brush (J)");
        var later = new Keys(new Settings(dir.resolve("settings.properties")));
        assertThat(later.map().of("label.tool.brush")).extracting(c -> c.text()).containsExactly("J");
    }

    @Test
    void aKeyThatIsTakenIsToldAndCanBeMoved() throws Exception {
        goToLabel();
        press(KeyCode.COMMA, false, true);
        click("change-label-tool-brush");
        press(KeyCode.E, false, false);
        assertThat(fx(() -> isThere("take-label-tool-brush"))).isTrue();
        assertThat(fx(() -> find("change-label-tool-brush", Button.class).getText())).isEqualTo("B");
        click("take-label-tool-brush");
        assertThat(fx(() -> find("change-label-tool-brush", Button.class).getText())).isEqualTo("E");
        assertThat(fx(() -> find("change-label-tool-eraser", Button.class).getText())).isEqualTo("no key");
        click("keys-reset-all");
        assertThat(fx(() -> find("change-label-tool-eraser", Button.class).getText())).isEqualTo("E");
    }

    @Test
    void theBrushKeyWorksWhileItTypesHangul() throws Exception {
        goToLabel();
        press(KeyCode.E, false, false);
        send(KeyCode.B, "\u3160", true);
        send(KeyCode.B, "\u3160", false);
        assertThat(tool()).isEqualTo(Tool.BRUSH);
    }

    @Test
    void aHeldKeyLastsAsLongAsItIsDownOrItsPlaceIsInTheWindow() throws Exception {
        goToLabel();
        var peeking = label().canvas().look().peekingProperty();
        send(KeyCode.V, "v", true);
        send(KeyCode.V, "v", true);
        assertThat(fx(peeking::get)).isTrue();
        send(KeyCode.V, "v", false);
        assertThat(fx(peeking::get)).isFalse();
        send(KeyCode.V, "v", true);
        fx(() -> {
            scene().setRoot(new javafx.scene.layout.Pane());
            return true;
        });
        assertThat(fx(peeking::get)).isFalse();
        fx(() -> {
            scene().setRoot(workspace().root());
            return true;
        });
    }

    @Test
    void noActionTakesALetterFromATextField() throws Exception {
        press(KeyCode.F, false, true);
        assertThat(fx(() -> scene().getFocusOwner())).isInstanceOf(TextField.class);
        fx(() -> {
            find("gallery", limn.annotator.view.Gallery.class)
                    .select(project().model().images().getFirst().id());
            find("filter-search", TextField.class).requestFocus();
            return true;
        });
        press(KeyCode.F, false, false);
        press(KeyCode.V, false, false);
        assertThat(fx(() -> project().model().images())).allMatch(i -> i.split() == Split.TRAIN);
        press(KeyCode.K, false, true);
        assertThat(fx(() -> isThere("palette"))).as("commands work").isTrue();
    }

    @Test
    void theStartPageAsksOnceWhichToolTheHandsKnow() throws Exception {
        closeProject();
        assertThat(fx(() -> find("keys-question", Node.class).isVisible())).isTrue();
        click("keys-from-cvat");
        openProject();
        goToLabel();
        press(KeyCode.F, false, false);
        await("the next image", () -> label().shown().filter(i -> i.name().equals("two.png")).isPresent());
        press(KeyCode.D, false, false);
        await("the previous image", () -> label().shown().filter(i -> i.name().equals("one.png")).isPresent());
        closeProject();
        assertThat(fx(() -> find("keys-question", Node.class).isVisible())).isFalse();
    }
}
