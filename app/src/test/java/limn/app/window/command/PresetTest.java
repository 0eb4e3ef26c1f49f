package limn.app.window.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PresetTest {
    @ParameterizedTest
    @EnumSource
    void noKeyMeansTwoThingsInOnePlace(Preset preset) { assertThat(preset.keys().conflicts()).isEmpty(); }

    @ParameterizedTest
    @EnumSource
    void everyActionHasAKey(Preset preset) {
        KeyMap keys = preset.keys();
        assertThat(keys.ids()).allSatisfy(id -> assertThat(keys.of(id)).as(id).isNotEmpty());
    }

    private static Optional<String> inLabel(Preset preset, String chord) {
        return preset.keys().action(KeyChord.parse(chord), Scope.LABEL);
    }

    @Test
    void dIsNextForHandsFromLabelmeAndPreviousForHandsFromCvat() {
        assertThat(inLabel(Preset.DEFAULT, "D")).contains("label.walk.next");
        assertThat(inLabel(Preset.LABELME, "D")).contains("label.walk.next");
        assertThat(inLabel(Preset.CVAT, "D")).contains("label.walk.previous");
        assertThat(inLabel(Preset.CVAT, "F")).contains("label.walk.next");
    }

    @Test
    void toolsAreWhereHandsFindThem() {
        assertThat(inLabel(Preset.CVAT, "Shift+1")).contains("label.tool.brush");
        assertThat(inLabel(Preset.CVAT, "Shift+2")).contains("label.tool.eraser");
        assertThat(inLabel(Preset.LABELME, "Ctrl+N")).contains("label.tool.polygon");
        assertThat(inLabel(Preset.PHOTOSHOP, "B")).contains("label.tool.brush");
        assertThat(inLabel(Preset.PHOTOSHOP, "G")).contains("label.tool.fill");
        assertThat(inLabel(Preset.PHOTOSHOP, "H")).contains("label.tool.pan");
    }

    @Test
    void undoIsTheSameForAll() {
        for (Preset preset : Preset.values()) {
            assertThat(inLabel(preset, "Ctrl+Z")).contains("global.edit.undo");
        }
    }
}
