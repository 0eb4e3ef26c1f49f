package limn.app.window.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which keys mean which action, in the order of the key sheet. Immutable. */
public final class KeyMap {
    /** One chord that means two actions in one place. */
    public record Conflict(KeyChord chord, String first, String second) {}

    private final Map<String, List<KeyChord>> chords;

    /** @param chords the keys of every action there is, by its id */
    KeyMap(Map<String, List<KeyChord>> chords) {
        var copy = new LinkedHashMap<String, List<KeyChord>>();
        chords.forEach((id, keys) -> {
            Scope.of(id);
            copy.put(id, List.copyOf(keys));
        });
        this.chords = java.util.Collections.unmodifiableMap(copy);
    }

    /** All actions that there are. */
    public List<String> ids() { return List.copyOf(chords.keySet()); }

    public boolean has(String id) { return chords.containsKey(id); }

    /**
     * The keys of an action; none if it has none.
     *
     * @throws IllegalArgumentException if there is no such action
     */
    public List<KeyChord> of(String id) {
        List<KeyChord> keys = chords.get(id);
        if (keys == null) {
            throw new IllegalArgumentException("no preset of keys has the action " + id);
        }
        return keys;
    }

    /** What a chord means in a place. */
    public Optional<String> action(KeyChord chord, Scope place) {
        return chords.entrySet().stream().filter(e -> e.getValue().contains(chord)).map(Map.Entry::getKey)
                .filter(id -> Scope.of(id) == place || Scope.of(id) == Scope.GLOBAL).findFirst();
    }

    /** The same with other keys for one action. */
    public KeyMap with(String id, List<KeyChord> keys) {
        of(id);
        var changed = new LinkedHashMap<>(chords);
        changed.put(id, keys.stream().distinct().toList());
        return new KeyMap(changed);
    }

    /** The other actions that this chord would reach where the action of this id works. */
    public List<String> rivals(KeyChord chord, String id) {
        return chords.keySet().stream().filter(other -> !other.equals(id) && of(other).contains(chord))
                .filter(other -> Scope.of(other).meets(Scope.of(id))).toList();
    }

    /** Every chord that means two actions in one place, each pair once. */
    public List<Conflict> conflicts() {
        var found = new ArrayList<Conflict>();
        chords.forEach((id, keys) -> {
            for (KeyChord chord : keys) {
                for (String other : rivals(chord, id)) {
                    if (id.compareTo(other) < 0) {
                        found.add(new Conflict(chord, id, other));
                    }
                }
            }
        });
        return List.copyOf(found);
    }
}
