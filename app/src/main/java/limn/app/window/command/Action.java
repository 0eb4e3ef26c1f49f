package limn.app.window.command;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Something the window can do, with a name that keys, buttons and the palette share.
 *
 * @param id scope, group and name, as {@code label.tool.brush}; {@code action.} and the id is the key of its words
 * @param icon a code of the icon pack, or ""
 * @param name words that depend on what is shown, or "" for the words of the id
 * @param obstacle why it cannot be done now, in words, or "" if it can
 * @param run does it; for a held key when the key goes down
 * @param release undoes it when the key goes up, for keys that are held
 * @param repeats whether a key that stays down does it again and again
 */
public record Action(String id, String icon, Supplier<String> name, Supplier<String> obstacle, Runnable run,
        @Nullable Runnable release, boolean repeats) {

    public Action { Scope.of(id); }

    public static Action of(String id, Runnable run) {
        return new Action(id, "", () -> "", () -> "", run, null, false);
    }

    /** Something that lasts as long as its key is down. */
    public static Action held(String id, Runnable press, Runnable release) {
        return new Action(id, "", () -> "", () -> "", press, release, false);
    }

    public Action icon(String code) { return new Action(id, code, name, obstacle, run, release, repeats); }

    public Action named(Supplier<String> words) { return new Action(id, icon, words, obstacle, run, release, repeats); }

    /** @param reason why it cannot be done now, or "" */
    public Action unless(Supplier<String> reason) {
        return new Action(id, icon, name, reason, run, release, repeats);
    }

    public Action repeating() { return new Action(id, icon, name, obstacle, run, release, true); }

    public Scope scope() { return Scope.of(id); }

    public boolean isHeld() { return release != null; }

    public boolean isPossible() { return obstacle.get().isEmpty(); }
}
