package limn.app.window.command;

/** Where the chosen keys are remembered between starts. */
public interface KeyStore {
    /** What was written last under a name, or "". */
    String read(String name);

    void write(String name, String value);
}
