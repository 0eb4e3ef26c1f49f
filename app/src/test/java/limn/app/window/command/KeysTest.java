package limn.app.window.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeysTest {
    private static final String BRUSH = "label.tool.brush";
    private static final KeyChord J = KeyChord.parse("Alt+J");

    private static final class Memory implements KeyStore {
        private final Map<String, String> values = new HashMap<>();

        @Override
        public String read(String name) { return values.getOrDefault(name, ""); }

        @Override
        public void write(String name, String value) { values.put(name, value); }
    }

    private final Memory memory = new Memory();

    @Test
    void aChangedKeyIsThereAfterARestart() {
        var before = new Keys(memory);
        before.use(Preset.CVAT);
        before.rebind(BRUSH, List.of(J));
        var after = new Keys(memory);
        assertThat(after.preset()).isEqualTo(Preset.CVAT);
        assertThat(after.map().of(BRUSH)).containsExactly(J);
        assertThat(after.isOwn(BRUSH)).isTrue();
    }

    @Test
    void takingAwayIsAKeyLikeOthersInEveryPreset() {
        String subtract = "label.paint.subtract";
        for (Preset preset : Preset.values()) {
            assertThat(preset.keys().of(subtract)).as("%s", preset).containsExactly(KeyChord.parse("Alt"));
        }
        var keys = new Keys(memory);
        keys.rebind(subtract, List.of(KeyChord.parse("Shift")));
        assertThat(keys.map().action(KeyChord.parse("Shift"), Scope.LABEL)).contains(subtract);
        assertThat(keys.map().conflicts()).isEmpty();
        keys.rebind(subtract, List.of(KeyChord.parse("B")));
        assertThat(keys.map().conflicts()).containsExactly(new KeyMap.Conflict(KeyChord.parse("B"), subtract, BRUSH));
    }

    @Test
    void aKeyThatWasTakenAwayStaysAway() {
        new Keys(memory).rebind(BRUSH, List.of());
        assertThat(new Keys(memory).map().of(BRUSH)).isEmpty();
    }

    @Test
    void resettingBringsThePresetBack() {
        var keys = new Keys(memory);
        keys.rebind(BRUSH, List.of(J));
        keys.rebind("label.tool.eraser", List.of(KeyChord.parse("Alt+K")));
        keys.reset(BRUSH);
        assertThat(keys.map().of(BRUSH)).isEqualTo(Preset.DEFAULT.keys().of(BRUSH));
        assertThat(keys.anyOwn()).isTrue();
        keys.resetAll();
        assertThat(keys.anyOwn()).isFalse();
        assertThat(keys.map().of("label.tool.eraser")).isEqualTo(Preset.DEFAULT.keys().of("label.tool.eraser"));
    }

    @Test
    void ownKeysOutliveAChangeOfPreset() {
        var keys = new Keys(memory);
        keys.rebind(BRUSH, List.of(J));
        keys.use(Preset.PHOTOSHOP);
        assertThat(keys.map().of(BRUSH)).containsExactly(J);
    }

    @Test
    void theKeyOfThePresetIsNoChange() {
        var keys = new Keys(memory);
        keys.rebind(BRUSH, Preset.DEFAULT.keys().of(BRUSH));
        assertThat(keys.anyOwn()).isFalse();
    }

    @Test
    void whatAnotherVersionRememberedIsLeftOut() {
        memory.write("keys.own", "label.tool.spoon J\n" + BRUSH + " NoSuchKey\nlabel.tool.eraser Alt+J");
        var keys = new Keys(memory);
        assertThat(keys.map().of(BRUSH)).isEqualTo(Preset.DEFAULT.keys().of(BRUSH));
        assertThat(keys.map().of("label.tool.eraser")).containsExactly(J);
    }

    @Test
    void nobodyIsAskedTwice() {
        assertThat(new Keys(memory).isChosen()).isFalse();
        new Keys(memory).use(Preset.DEFAULT);
        assertThat(new Keys(memory).isChosen()).isTrue();
    }
}
