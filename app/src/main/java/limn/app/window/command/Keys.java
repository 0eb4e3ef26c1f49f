package limn.app.window.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The keys in use: a preset and what this person changed of it. Mutable, JavaFX thread only; every change is remembered at once. */
public final class Keys {
    private static final Logger LOG = LoggerFactory.getLogger(Keys.class);
    private static final String PRESET = "keys.preset";
    private static final String OWN = "keys.own";

    private final KeyStore store;
    private final Map<String, List<KeyChord>> own = new LinkedHashMap<>();
    private final ReadOnlyObjectWrapper<KeyMap> map;
    private Preset preset;

    public Keys(KeyStore store) {
        this.store = store;
        preset = Preset.of(store.read(PRESET));
        KeyMap known = preset.keys();
        for (String line : store.read(OWN).split("\n")) {
            read(line, known);
        }
        map = new ReadOnlyObjectWrapper<>(made());
    }

    private void read(String line, KeyMap known) {
        int blank = line.indexOf(' ');
        String id = blank < 0 ? line : line.substring(0, blank);
        if (!id.isEmpty() && known.has(id)) {
            try {
                own.put(id, KeyChord.parseAll(line.substring(id.length())));
            } catch (IllegalArgumentException unknown) {
                LOG.warn("a key of {} is left as in the preset", id, unknown);
            }
        }
    }

    private KeyMap made() {
        KeyMap made = preset.keys();
        for (var change : own.entrySet()) {
            made = made.with(change.getKey(), change.getValue());
        }
        return made;
    }

    public ReadOnlyObjectProperty<KeyMap> mapProperty() { return map.getReadOnlyProperty(); }

    public KeyMap map() { return map.get(); }

    public Preset preset() { return preset; }

    /** Whether a preset was ever chosen: until then the start page asks. */
    public boolean isChosen() {
        return !store.read(PRESET).isEmpty();
    }

    /** Uses another preset. What was changed by hand stays changed. */
    public void use(Preset chosen) {
        preset = chosen;
        changed();
    }

    /** Gives an action other keys. Other actions keep theirs: see {@link KeyMap#conflicts()}. */
    public void rebind(String id, List<KeyChord> keys) {
        if (keys.equals(preset.keys().of(id))) {
            own.remove(id);
        } else {
            own.put(id, List.copyOf(keys));
        }
        changed();
    }

    /** Takes a key from an action. */
    public void release(String id, KeyChord chord) {
        rebind(id, map().of(id).stream().filter(c -> !c.equals(chord)).toList());
    }

    public void reset(String id) {
        own.remove(id);
        changed();
    }

    public void resetAll() {
        own.clear();
        changed();
    }

    /** Whether the keys of an action are not those of the preset. */
    public boolean isOwn(String id) {
        return own.containsKey(id);
    }

    public boolean anyOwn() { return !own.isEmpty(); }

    private void changed() {
        store.write(PRESET, preset.key());
        store.write(OWN, String.join("\n",
                own.entrySet().stream().map(e -> e.getKey() + " " + KeyChord.textOf(e.getValue())).toList()));
        map.set(made());
    }
}
