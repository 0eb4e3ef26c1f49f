package limn.app.window.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * A key with the modifiers held beside it. It is the key's place that counts and not what it types, so a chord works under any input
 * method: B stays B where the key types a Hangul letter.
 *
 * @param shortcut the key for commands: Ctrl, on a Mac Command
 */
public record KeyChord(KeyCode code, boolean shortcut, boolean shift, boolean alt) {
    private static final boolean MAC = System.getProperty("os.name", "").startsWith("Mac");

    public KeyChord {
        if (code == KeyCode.UNDEFINED) {
            throw new IllegalArgumentException("code must be a key but is " + code);
        }
    }

    /** What was pressed; empty for keys without a code, and for modifiers that no chord has. */
    public static Optional<KeyChord> of(KeyEvent e) {
        KeyCode code = KeyNames.onMainBlock(e.getCode());
        boolean foreign = MAC ? e.isControlDown() && code != KeyCode.CONTROL : e.isMetaDown();
        if (code == KeyCode.UNDEFINED || foreign) {
            return Optional.empty();
        }
        if (code.isModifierKey()) {
            return Optional.of(new KeyChord(code, false, false, false));
        }
        return Optional.of(new KeyChord(code, e.isShortcutDown(), e.isShiftDown(), e.isAltDown()));
    }

    /**
     * Reads what {@link #text()} writes, as {@code Ctrl+Shift+Z}, {@code [} or {@code Alt}.
     *
     * @throws IllegalArgumentException if it names no key
     */
    public static KeyChord parse(String text) {
        String rest = text;
        boolean shortcut = false;
        boolean shift = false;
        boolean alt = false;
        while (true) {
            if (rest.startsWith("Ctrl+") && rest.length() > 5) {
                shortcut = true;
                rest = rest.substring(5);
            } else if (rest.startsWith("Shift+") && rest.length() > 6) {
                shift = true;
                rest = rest.substring(6);
            } else if (rest.startsWith("Alt+") && rest.length() > 4) {
                alt = true;
                rest = rest.substring(4);
            } else {
                KeyCode code = KeyNames.code(rest)
                        .orElseThrow(() -> new IllegalArgumentException("no key is named so: " + text));
                return new KeyChord(code, shortcut, shift, alt);
            }
        }
    }

    /** Reads chords with blanks between them; nothing gives none. */
    static List<KeyChord> parseAll(String text) {
        var chords = new ArrayList<KeyChord>();
        for (String part : text.strip().split("\\s+")) {
            if (!part.isEmpty()) {
                chords.add(parse(part));
            }
        }
        return List.copyOf(chords);
    }

    /** How it is stored: the same on every system. */
    public String text() {
        return (shortcut ? "Ctrl+" : "") + (alt ? "Alt+" : "") + (shift ? "Shift+" : "") + KeyNames.name(code);
    }

    static String textOf(List<KeyChord> chords) {
        return String.join(" ", chords.stream().map(KeyChord::text).toList());
    }

    /** How it is shown to a person of this system. */
    public String shown() {
        if (shift && !shortcut && !alt && code == KeyCode.SLASH) {
            return "?";
        }
        return MAC
                ? (alt ? "\u2325" : "") + (shift ? "\u21e7" : "") + (shortcut ? "\u2318" : "") + KeyNames.label(code)
                : (shortcut ? "Ctrl+" : "") + (alt ? "Alt+" : "") + (shift ? "Shift+" : "") + KeyNames.label(code);
    }

    /** Whether in a text field it writes or edits text, so that no action may take it there. */
    boolean writes() {
        if (code.isFunctionKey() || code == KeyCode.ESCAPE || code.isModifierKey()) {
            return false;
        }
        if (shortcut && !alt) {
            return code.isNavigationKey() || switch (code) {
                case A, C, V, X, Z, Y, BACK_SPACE, DELETE, INSERT -> true;
                default -> false;
            };
        }
        return true;
    }

    /** Whether buttons, lists and fields have a use for it: then whatever has the focus is asked first. */
    boolean isOfControls() {
        return !alt && (code.isNavigationKey() || switch (code) {
            case SPACE, ENTER, TAB, ESCAPE, BACK_SPACE, DELETE -> true;
            default -> false;
        });
    }
}
