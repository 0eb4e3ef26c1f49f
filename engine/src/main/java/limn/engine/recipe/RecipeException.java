package limn.engine.recipe;

import org.jspecify.annotations.Nullable;

/** A recipe was asked for something that it does not have. */
public abstract sealed class RecipeException extends Exception {
    private static final long serialVersionUID = 1;

    private RecipeException(String message) { super(message); }

    /** No setting of this name; {@link #nearest} is the most similar one. */
    public static final class UnknownName extends RecipeException {
        private static final long serialVersionUID = 1;
        private final String name;
        private final String nearest;

        UnknownName(String name, String nearest) {
            super("there is no setting " + name + "; the nearest is " + nearest);
            this.name = name;
            this.nearest = nearest;
        }

        public String name() { return name; }

        public String nearest() { return nearest; }
    }

    /** The value is out of its range or is no number. */
    public static final class WrongValue extends RecipeException {
        private static final long serialVersionUID = 1;
        private final String key;
        private final String value;
        private final String allowed;

        WrongValue(String key, String value, String allowed) {
            super(key + " must be in " + allowed + " but is " + value);
            this.key = key;
            this.value = value;
            this.allowed = allowed;
        }

        public String key() { return key; }

        public String value() { return value; }

        public String allowed() { return allowed; }
    }

    /** The recipe was written by a newer program. */
    public static final class NewerVersion extends RecipeException {
        private static final long serialVersionUID = 1;
        private final int version;

        NewerVersion(int version) {
            super("the recipe has version " + version + "; the newest that is known is " + Recipe.VERSION);
            this.version = version;
        }

        public int version() { return version; }
    }

    /** What was read is no recipe: a torn or foreign file. */
    public static final class Unreadable extends RecipeException {
        private static final long serialVersionUID = 1;

        Unreadable(String reason, @Nullable Throwable cause) {
            super(reason);
            initCause(cause);
        }
    }

    /** No preset of this name; {@link Recipe#presets()} are all. */
    public static final class UnknownPreset extends RecipeException {
        private static final long serialVersionUID = 1;
        private final String name;

        UnknownPreset(String name) {
            super("there is no preset " + name + "; there are " + String.join(", ", Recipe.presets()));
            this.name = name;
        }

        public String name() { return name; }
    }

    /** No training method of this name. */
    public static final class UnknownMethod extends RecipeException {
        private static final long serialVersionUID = 1;
        private final String name;

        UnknownMethod(String name) {
            super("there is no recipe " + name + "; there are " + String.join(", ", Recipe.methods()));
            this.name = name;
        }

        public String name() { return name; }
    }
}
