package limn.app.window.command;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.scene.input.KeyCode;

/** How keys are written in files and on screen. No name holds a blank. */
final class KeyNames {
    private static final Map<KeyCode, String> NAMES = new EnumMap<>(KeyCode.class);

    static {
        NAMES.putAll(Map.of(KeyCode.OPEN_BRACKET, "[", KeyCode.CLOSE_BRACKET, "]", KeyCode.EQUALS, "=", KeyCode.MINUS,
                "-", KeyCode.PLUS, "+", KeyCode.COMMA, ",", KeyCode.PERIOD, ".", KeyCode.SLASH, "/", KeyCode.SEMICOLON,
                ";", KeyCode.QUOTE, "'"));
        NAMES.putAll(Map.of(KeyCode.BACK_QUOTE, "`", KeyCode.BACK_SLASH, "\\", KeyCode.SPACE, "Space", KeyCode.ENTER,
                "Enter", KeyCode.ESCAPE, "Esc", KeyCode.BACK_SPACE, "Backspace", KeyCode.DELETE, "Delete", KeyCode.TAB,
                "Tab", KeyCode.PAGE_UP, "PageUp", KeyCode.PAGE_DOWN, "PageDown"));
        NAMES.putAll(Map.of(KeyCode.HOME, "Home", KeyCode.END, "End", KeyCode.INSERT, "Insert", KeyCode.LEFT, "Left",
                KeyCode.RIGHT, "Right", KeyCode.UP, "Up", KeyCode.DOWN, "Down", KeyCode.ALT, "Alt", KeyCode.SHIFT,
                "Shift", KeyCode.CONTROL, "Control"));
    }

    private static final Map<KeyCode, String> ARROWS = Map.of(KeyCode.LEFT, "\u2190", KeyCode.RIGHT, "\u2192",
            KeyCode.UP, "\u2191", KeyCode.DOWN, "\u2193");

    private KeyNames() {}

    /** The key of the main block that means the same: digits and signs of the number pad are those above the letters. */
    static KeyCode onMainBlock(KeyCode code) {
        return switch (code) {
            case ADD -> KeyCode.PLUS;
            case SUBTRACT -> KeyCode.MINUS;
            case KP_LEFT -> KeyCode.LEFT;
            case KP_RIGHT -> KeyCode.RIGHT;
            case KP_UP -> KeyCode.UP;
            case KP_DOWN -> KeyCode.DOWN;
            default -> code.name().startsWith("NUMPAD")
                    ? KeyCode.valueOf("DIGIT" + code.name().substring(6))
                    : code;
        };
    }

    static String name(KeyCode code) {
        String named = NAMES.get(code);
        if (named != null) {
            return named;
        }
        return code.isDigitKey() && code.name().startsWith("DIGIT") ? code.name().substring(5) : code.name();
    }

    /** The name on the key: arrows are drawn. */
    static String label(KeyCode code) {
        String arrow = ARROWS.get(code);
        return arrow == null ? name(code) : arrow;
    }

    static Optional<KeyCode> code(String name) {
        if (name.length() == 1 && Character.isDigit(name.charAt(0))) {
            return Optional.of(KeyCode.valueOf("DIGIT" + name));
        }
        for (var entry : NAMES.entrySet()) {
            if (entry.getValue().equalsIgnoreCase(name)) {
                return Optional.of(entry.getKey());
            }
        }
        String upper = name.toUpperCase(Locale.ROOT);
        for (KeyCode code : KeyCode.values()) {
            if (code != KeyCode.UNDEFINED && code.name().equals(upper)) {
                return Optional.of(code);
            }
        }
        return Optional.empty();
    }
}
