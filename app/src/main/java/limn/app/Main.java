package limn.app;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import limn.app.cli.CommandLineInterface;

/** Starts the window or runs one command. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        var err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(arguments, out, err, Locale.getDefault(Locale.Category.DISPLAY)));
    }

    /**
     * Runs one command to its end.
     *
     * @param out for the result: words, or one JSON object with {@code --json}
     * @param err for progress and messages
     * @return 0 done, 1 failed, 2 wrong usage, 3 done with items skipped
     */
    public static int run(String[] arguments, PrintStream out, PrintStream err, Locale locale) {
        return CommandLineInterface.run(arguments, out, err, locale);
    }
}
