package limn.app.window.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyChordTest {
    private static KeyEvent event(String text, KeyCode code, boolean shift, boolean control, boolean alt) {
        return new KeyEvent(KeyEvent.KEY_PRESSED, text, text, code, shift, control, alt, false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"B", "Ctrl+Shift+Z", "Ctrl++", "Ctrl+=", "Shift+1", "[", "Alt+Shift+F5", "Alt", "Esc", "\\",
            "Ctrl+,", "PageDown", "Left"})
    void aChordReadsWhatItWrites(String text) { assertThat(KeyChord.parse(text).text()).isEqualTo(text); }

    @Test
    void aNameThatNoKeyHasIsRefused() {
        assertThatThrownBy(() -> KeyChord.parse("Ctrl+Brush")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Ctrl+Brush");
    }

    @Test
    void aKeyThatTypesHangulIsStillTheKey() {
        assertThat(KeyChord.of(event("\u3160", KeyCode.B, false, false, false))).contains(KeyChord.parse("B"));
        assertThat(KeyChord.of(event("\u3146", KeyCode.A, true, false, false))).contains(KeyChord.parse("Shift+A"));
    }

    @Test
    void theNumberPadIsTheRowOfDigits() {
        assertThat(KeyChord.of(event("3", KeyCode.NUMPAD3, false, false, false))).contains(KeyChord.parse("3"));
        assertThat(KeyChord.of(event("+", KeyCode.ADD, false, true, false))).contains(KeyChord.parse("Ctrl++"));
    }

    @Test
    void aModifierAloneIsAKey() {
        assertThat(KeyChord.of(event("", KeyCode.ALT, false, false, true))).contains(KeyChord.parse("Alt"));
    }

    @Test
    void aKeyWithoutACodeMeansNothing() {
        assertThat(KeyChord.of(event("\u00e9", KeyCode.UNDEFINED, false, false, false))).isEmpty();
    }

    @Test
    void manyChordsStandInOneLine() {
        assertThat(KeyChord.parseAll(" F1  Shift+/ ")).containsExactly(KeyChord.parse("F1"), KeyChord.parse("Shift+/"));
        assertThat(KeyChord.parseAll("  ")).isEmpty();
    }

    @Test
    void lettersWriteButCommandsAndFunctionKeysDoNot() {
        assertThat(KeyChord.parse("B").writes()).isTrue();
        assertThat(KeyChord.parse("Shift+1").writes()).isTrue();
        assertThat(KeyChord.parse("Ctrl+Z").writes()).as("takes back what was typed").isTrue();
        assertThat(KeyChord.parse("Ctrl+K").writes()).isFalse();
        assertThat(KeyChord.parse("F1").writes()).isFalse();
        assertThat(KeyChord.parse("Esc").writes()).isFalse();
    }
}
