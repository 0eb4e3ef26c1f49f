package limn.app.window.command;

import java.util.Locale;

/** Where an action works. Actions of one scope share the keyboard with each other and with those that work everywhere. */
public enum Scope {
    GLOBAL, START, IMAGES, LABEL, TRAIN, RESULTS;

    /**
     * The scope that an action's id begins with, as {@code label} in {@code label.tool.brush}.
     *
     * @throws IllegalArgumentException if it begins with none
     */
    public static Scope of(String id) {
        int dot = id.indexOf('.');
        for (Scope scope : values()) {
            if (dot > 0 && scope.key().equals(id.substring(0, dot))) {
                return scope;
            }
        }
        throw new IllegalArgumentException("an action's id must begin with a scope and a dot but is " + id);
    }

    /** The first part of ids and the last of text keys. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether one key cannot mean an action of this scope and another one of that scope. */
    boolean meets(Scope other) {
        return this == other || this == GLOBAL || other == GLOBAL;
    }
}
