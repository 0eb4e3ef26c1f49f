package limn.app.window.command;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.event.Event;
import javafx.event.EventHandler;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.PopupControl;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/**
 * The one place where keys become actions. It sees a key before all others, but leaves it alone while text is written (but for
 * Escape, function keys and commands), while a menu is open, and where the control in focus has a use for it. JavaFX thread only.
 */
public final class KeyDispatch {
    private static final String KEPT = "limn.keys.kept";
    private final Supplier<Actions> actions;
    private final Overlay overlay;
    private final Map<KeyCode, Action> held = new EnumMap<>(KeyCode.class);
    private final Set<KeyCode> down = EnumSet.noneOf(KeyCode.class);
    private final EventHandler<KeyEvent> filter = this::seen;
    private final EventHandler<KeyEvent> handler = e -> pressed(e, true);
    private boolean typing;
    private @Nullable Consumer<Optional<KeyChord>> capture;

    /** @param overlay what may lie over the window; while it does, only actions of the window itself work */
    public KeyDispatch(Supplier<Actions> actions, Overlay overlay) {
        this.actions = actions;
        this.overlay = overlay;
    }

    /** Listens to the keys of every scene that the node becomes part of, and lets go of held keys when its window loses the focus. */
    public void install(Node root) {
        root.sceneProperty().subscribe((before, after) -> {
            if (before != null) {
                before.removeEventFilter(KeyEvent.ANY, filter);
                before.removeEventHandler(KeyEvent.KEY_PRESSED, handler);
            }
            releaseAll();
            listen(after);
        });
        listen(root.getScene());
        root.sceneProperty().flatMap(Scene::windowProperty).flatMap(Window::focusedProperty)
                .subscribe(focused -> releaseAll());
    }

    private void listen(@Nullable Scene scene) {
        if (scene != null) {
            scene.addEventFilter(KeyEvent.ANY, filter);
            scene.addEventHandler(KeyEvent.KEY_PRESSED, handler);
        }
    }

    /**
     * Hands the next chord to somebody instead of doing what it means; empty if Escape was pressed. A modifier counts when it is let go
     * without another key.
     */
    void capture(Consumer<Optional<KeyChord>> taken) {
        stopCapture();
        capture = taken;
    }

    /** The next chord is no longer wanted; who wanted it is told so. */
    void stopCapture() {
        captured(Optional.empty());
    }

    private void captured(Optional<KeyChord> chord) {
        Consumer<Optional<KeyChord>> told = capture;
        capture = null;
        if (told != null) {
            told.accept(chord);
        }
    }

    private void capture(KeyEvent e) {
        e.consume();
        typing = false;
        boolean modifier = e.getCode().isModifierKey();
        if (e.getEventType() == (modifier ? KeyEvent.KEY_RELEASED : KeyEvent.KEY_PRESSED)) {
            KeyChord.of(e).ifPresent(chord -> captured(
                    Optional.of(chord).filter(c -> !c.equals(new KeyChord(KeyCode.ESCAPE, false, false, false)))));
        }
    }

    private void seen(KeyEvent e) {
        if (capture != null) {
            capture(e);
            return;
        }
        EventType<KeyEvent> type = e.getEventType();
        if (type == KeyEvent.KEY_PRESSED) {
            typing = true;
            pressed(e, false);
        } else if (type == KeyEvent.KEY_RELEASED) {
            released(e);
        } else if (!typing) {
            e.consume(); // the key did something: it shall not write into the field that it opened
        }
    }

    /** @param late whether the control in focus was asked before */
    private void pressed(KeyEvent e, boolean late) {
        Optional<KeyChord> pressed = KeyChord.of(e).filter(c -> c.isOfControls() == late);
        boolean others = isPopupOpen() || isKept(e.getTarget())
                || isText(e) && pressed.map(KeyChord::writes).orElse(true);
        if (pressed.isEmpty() || others) {
            return;
        }
        KeyChord chord = pressed.get();
        boolean again = !down.add(chord.code());
        Actions now = actions.get();
        if (now.keys().action(chord, now.here()).filter(overlay::does).isPresent()) {
            taken(e);
            return;
        }
        Optional<Action> action = now.keys().action(chord, now.here()).flatMap(now::find).filter(this::isAllowed);
        if (action.isPresent()) {
            act(e, chord, action.get(), again);
        } else if (!overlay.isOpen() && now.fallback(chord)) {
            taken(e);
        }
    }

    private boolean isAllowed(Action action) { return !overlay.isOpen() || action.id().startsWith("global.window."); }

    private void act(KeyEvent e, KeyChord chord, Action action, boolean again) {
        boolean stillHeld = again && held.containsKey(chord.code());
        if (!stillHeld && !action.isPossible()) {
            return;
        }
        taken(e);
        if (again && (!action.repeats() || stillHeld)) {
            return;
        }
        if (action.isHeld()) {
            held.put(chord.code(), action);
        }
        action.run().run();
    }

    private void taken(KeyEvent e) {
        typing = false;
        e.consume();
    }

    private void released(KeyEvent e) {
        KeyCode code = KeyNames.onMainBlock(e.getCode());
        down.remove(code);
        letGo(held.remove(code));
    }

    private void letGo(@Nullable Action action) {
        if (action != null && action.release() != null) {
            action.release().run();
        }
    }

    /** Ends what lasts as long as a key is down: nobody can say any more whether it still is. */
    public void releaseAll() {
        down.clear();
        List<Action> before = List.copyOf(held.values());
        held.clear();
        before.forEach(this::letGo);
    }

    /** While the focus is in this node, all keys are left to it: no action works. */
    public static void keepKeysIn(Node node) {
        node.getProperties().put(KEPT, true);
    }

    private static boolean isKept(Object target) {
        for (Node n = target instanceof Node node ? node : null; n != null; n = n.getParent()) {
            if (n.hasProperties() && n.getProperties().containsKey(KEPT)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isText(Event e) {
        return e.getTarget() instanceof TextInputControl || e.getTarget() instanceof Spinner<?> s && s.isEditable()
                || e.getTarget() instanceof ComboBoxBase<?> c && c.isEditable();
    }

    private static boolean isPopupOpen() {
        return Window.getWindows().stream().anyMatch(w -> w.isShowing()
                && (w instanceof ContextMenu || w instanceof PopupControl && !(w instanceof Tooltip)));
    }
}
