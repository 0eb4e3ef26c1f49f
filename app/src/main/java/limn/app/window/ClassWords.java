package limn.app.window;

/** Names of actions that mean one class, with the name of the class. */
final class ClassWords {
    private ClassWords() {}

    /**
     * The words of a key with number and name of a class, or "" if there is no such class.
     *
     * @param index of the class, from 0
     */
    static String named(Desk desk, String key, int index) {
        var classes = desk.model().classes();
        return index < classes.size() ? desk.texts().get(key, index + 1, classes.get(index).name()) : "";
    }

    /** Why nothing can be done with a class: it is not there; or "". */
    static String missing(Desk desk, int index) {
        return index < desk.model().classes().size() ? "" : desk.texts().get("keys.noClass", index + 1);
    }
}
