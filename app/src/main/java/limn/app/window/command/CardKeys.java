package limn.app.window.command;

/** A card over the window that does some actions in its own way, such as undo. */
public interface CardKeys {
    /** Does the action of an id, if the card has one. Returns whether it has. */
    boolean does(String id);
}
