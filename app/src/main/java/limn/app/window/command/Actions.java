package limn.app.window.command;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;
import limn.app.text.Texts;

/**
 * All actions of the window as it is shown now. Places fill it; keys, tooltips, palette and key sheet read it. Mutable, JavaFX thread
 * only.
 */
public final class Actions {
    private final Texts texts;
    private final Supplier<KeyMap> keys;
    private final Map<String, Map<Scope, Action>> actions = new LinkedHashMap<>();
    private final Map<Scope, Predicate<KeyChord>> fallbacks = new EnumMap<>(Scope.class);
    private final List<Runnable> hints = new ArrayList<>();
    private Scope here = Scope.START;

    /** @param keys the keys in use, asked for whenever needed */
    public Actions(Texts texts, Supplier<KeyMap> keys) {
        this.texts = texts;
        this.keys = keys;
    }

    /** Adds an action that works where its id says. */
    public void add(Action action) { add(action.scope(), action); }

    /**
     * Adds what an action that exists everywhere means in one place, as undo.
     *
     * @throws IllegalArgumentException if the default keys do not name it, or the place has it already
     */
    public void add(Scope place, Action action) {
        keys.get().of(action.id());
        Map<Scope, Action> ways = actions.computeIfAbsent(action.id(), id -> new EnumMap<>(Scope.class));
        if (ways.putIfAbsent(place, action) != null) {
            throw new IllegalArgumentException("an action is there already: " + action.id() + " in " + place);
        }
    }

    /**
     * Adds an action that does what a button does, while the button is there and can be pressed; the button's tooltip tells the key.
     *
     * @param otherwise why it cannot be done while the button cannot be pressed, in words
     */
    public void addButton(ButtonBase button, String id, String icon, String otherwise) {
        add(Action.of(id, button::fire).icon(icon).unless(
                () -> button.getScene() != null && button.isVisible() && !button.isDisabled() ? "" : otherwise));
        hint(button, id);
    }

    /** Asks a place about chords that mean no action, such as the keys that classes have of their own. */
    public void setFallback(Scope place, Predicate<KeyChord> taken) {
        fallbacks.put(place, taken);
    }

    /** Another place is shown. */
    public void enter(Scope place) { here = place; }

    public Scope here() { return here; }

    public Texts texts() { return texts; }

    public KeyMap keys() { return keys.get(); }

    /** Every action once, in the order of the key map. */
    public List<Action> all() {
        return keys.get().ids().stream().filter(actions::containsKey).map(this::shown).toList();
    }

    /** The action of an id as this place does it, if it works here. */
    public Optional<Action> find(String id) {
        Map<Scope, Action> ways = actions.getOrDefault(id, Map.of());
        return Optional.ofNullable(ways.getOrDefault(here, ways.get(Scope.GLOBAL)));
    }

    /** The action of an id as this place does it, else as any other does: for its words. */
    private Action shown(String id) {
        return find(id).orElseGet(() -> actions.getOrDefault(id, Map.of()).values().stream().findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no place has the action " + id)));
    }

    /** Does something if it can be done here and now. Returns whether it was done. */
    public boolean run(String id) {
        Optional<Action> action = find(id).filter(Action::isPossible);
        action.ifPresent(a -> a.run().run());
        return action.isPresent();
    }

    boolean fallback(KeyChord chord) {
        Predicate<KeyChord> taken = fallbacks.get(here);
        return taken != null && taken.test(chord);
    }

    /** What an action is called now. */
    public String name(String id) {
        Map<Scope, Action> ways = actions.getOrDefault(id, Map.of());
        String now = ways.isEmpty() ? "" : shown(id).name().get();
        return now.isEmpty() ? title(id) : now;
    }

    /** What an action is called whatever is shown. */
    public String title(String id) {
        return texts.get("action." + id);
    }

    /** The first part of that, up to a colon, semicolon or full stop: for where there is little room. */
    String brief(String id) {
        return title(id).split("[:;.] ", 2)[0];
    }

    /** Why an action cannot be done here and now, or "". */
    public String obstacle(String id) {
        return find(id).map(a -> a.obstacle().get())
                .orElseGet(() -> Scope.of(id) == Scope.GLOBAL
                        ? texts.get("keys.notHere")
                        : texts.get("keys.in", texts.get("action.scope." + Scope.of(id).key())));
    }

    /** The keys of an action for a person to read, or "". */
    public String keysOf(String id) {
        return String.join(" \u00b7 ", keys.get().of(id).stream().map(KeyChord::shown).toList());
    }

    /** The first key of an action, or "": for where there is little room. */
    public String keyOf(String id) {
        return keys.get().of(id).stream().findFirst().map(KeyChord::shown).orElse("");
    }

    /** The numbered actions of a family such as {@code label.class.}. */
    List<String> family(String family) {
        return keys.get().ids().stream()
                .filter(id -> id.startsWith(family) && Character.isDigit(id.charAt(family.length()))).toList();
    }

    /** The keys of a family such as {@code label.class.}: the first and the last of them, or "". */
    public String keysOfFamily(String family) {
        List<String> shown = family(family).stream().map(this::keyOf).filter(key -> !key.isEmpty()).toList();
        return shown.isEmpty() ? "" : shown.getFirst() + " \u2026 " + shown.getLast();
    }

    /** Words with the key of an action behind them. */
    public String withKey(String words, String id) {
        String key = keyOf(id);
        return key.isEmpty() ? words : texts.get("keys.tip", words, key);
    }

    /** Gives a button an action: what it does, its tooltip with the key, and what a screen reader says. */
    public void button(ButtonBase button, String id) {
        button.setOnAction(e -> run(id));
        if (button.getText() == null || button.getText().isEmpty()) {
            button.setAccessibleText(name(id));
        }
        hint(button, id);
    }

    /** A tooltip that tells the name and the key of an action, also after the key was changed. */
    public void hint(Control control, String id) {
        hint(control, id, () -> name(id));
    }

    /** The same with words of its own; ask for a fresh one with {@link #refresh()}. */
    public void hint(Control control, String id, Supplier<String> words) {
        var tooltip = new Tooltip();
        control.setTooltip(tooltip);
        tooltip.setOnShowing(e -> tooltip.setText(withKey(words.get(), id)));
        watch(() -> tooltip.setText(withKey(words.get(), id)));
    }

    /** Runs now, and again whenever keys change. */
    public void watch(Runnable refresh) {
        hints.add(refresh);
        refresh.run();
    }

    /** Keys have changed: whatever shows one is written anew. */
    public void refresh() { hints.forEach(Runnable::run); }
}
