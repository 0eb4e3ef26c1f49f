package limn.app.text;

import java.util.List;

/** Something that a person asked for cannot be done. Names its words, {@code error.KEY}, and what goes into them. */
public final class UserError extends Exception {
    private static final long serialVersionUID = 1;
    private final String key;
    private final transient List<Object> arguments;

    public UserError(String key, Object... arguments) {
        super(key + " " + List.of(arguments));
        this.key = key;
        this.arguments = List.of(arguments);
    }

    public String key() { return key; }

    public List<Object> arguments() { return arguments; }
}
