package limn.app.window.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeyMapTest {
    private static final KeyChord B = KeyChord.parse("B");
    private static final KeyChord F1 = KeyChord.parse("F1");
    private final KeyMap keys = new KeyMap(Map.of("label.tool.brush", List.of(B), "images.set.flag", List.of(B),
            "global.window.sheet", List.of(F1)));

    @Test
    void aKeyMayMeanTwoThingsInTwoPlaces() {
        assertThat(keys.conflicts()).isEmpty();
        assertThat(keys.action(B, Scope.LABEL)).contains("label.tool.brush");
        assertThat(keys.action(B, Scope.IMAGES)).contains("images.set.flag");
        assertThat(keys.action(B, Scope.TRAIN)).isEmpty();
    }

    @Test
    void aKeyOfEverywhereIsTakenInEveryPlace() {
        KeyMap changed = keys.with("label.tool.brush", List.of(F1));
        assertThat(changed.conflicts())
                .containsExactly(new KeyMap.Conflict(F1, "global.window.sheet", "label.tool.brush"));
        assertThat(keys.rivals(F1, "images.set.flag")).containsExactly("global.window.sheet");
        assertThat(keys.action(F1, Scope.RESULTS)).contains("global.window.sheet");
    }

    @Test
    void aChangeLeavesTheMapThatItCameFrom() {
        keys.with("label.tool.brush", List.of());
        assertThat(keys.of("label.tool.brush")).containsExactly(B);
    }

    @Test
    void anActionThatNoPresetKnowsIsRefused() {
        assertThatThrownBy(() -> keys.of("label.tool.spoon")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("label.tool.spoon");
        assertThatThrownBy(() -> Scope.of("kitchen.tool.spoon")).isInstanceOf(IllegalArgumentException.class);
    }
}
