package limn.app.window.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Keys for hands that know another program. Each is a file of lines {@code id = keys}; all but the default say only where they differ
 * from it.
 */
public enum Preset {
    DEFAULT, CVAT, LABELME, PHOTOSHOP, LEFT_HANDED;

    /** The name of its file and the last part of its text key. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The preset of a key, or the default. */
    static Preset of(String key) {
        for (Preset preset : values()) {
            if (preset.key().equals(key)) {
                return preset;
            }
        }
        return DEFAULT;
    }

    /** Its keys, read from its file. */
    public KeyMap keys() {
        var map = new KeyMap(read(DEFAULT));
        if (this != DEFAULT) {
            for (var line : read(this).entrySet()) {
                map = map.with(line.getKey(), line.getValue());
            }
        }
        return map;
    }

    private static Map<String, List<KeyChord>> read(Preset preset) {
        String name = preset.key() + ".keys";
        var chords = new LinkedHashMap<String, List<KeyChord>>();
        try (var in = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Preset.class.getResourceAsStream(name), name), StandardCharsets.UTF_8))) {
            for (String line : in.lines().map(String::strip).toList()) {
                if (!line.isEmpty() && !line.startsWith("#")) {
                    int equals = line.indexOf('=');
                    String id = line.substring(0, equals).strip();
                    if (chords.put(id, KeyChord.parseAll(line.substring(equals + 1))) != null) {
                        throw new IllegalStateException(name + " names an action twice: " + id);
                    }
                }
            }
            return chords;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
