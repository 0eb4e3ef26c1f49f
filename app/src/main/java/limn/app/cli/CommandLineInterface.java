package limn.app.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import limn.app.text.Texts;
import limn.app.text.UserError;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Understands the words of a command line and runs what they say. */
public final class CommandLineInterface {
    private CommandLineInterface() {}

    /** @return the exit code: 0 done, 1 failed, 2 wrong usage, 3 done with items skipped */
    public static int run(String[] arguments, PrintStream out, PrintStream err, Locale locale) {
        Texts texts = Texts.of(locale);
        boolean json = Arrays.asList(arguments).contains("--json");
        var console = new Console(out, err, texts, json, System.console() != null && System.console().isTerminal());
        var line = new CommandLine(new Limn(console));
        line.setResourceBundle(ResourceBundle.getBundle("limn.app.text.help", texts.locale(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        line.setUsageHelpAutoWidth(false);
        line.setUsageHelpWidth(100);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler((failure, words) -> explain(failure, console));
        return line.execute(arguments);
    }

    private static int explain(ParameterException failure, Console console) {
        String command = failure.getCommandLine().getCommandSpec().qualifiedName();
        UserError error = switch (failure) {
            case UnmatchedArgumentException e -> new UserError("usage.unmatched",
                    String.join(" ", e.getUnmatched()), command);
            case MissingParameterException e -> new UserError("usage.missing",
                    String.join(", ", e.getMissing().stream().map(CommandLineInterface::name).toList()), command);
            default -> new UserError("usage.other", String.valueOf(failure.getMessage()), command);
        };
        console.fail(error);
        return Action.WRONG_USAGE;
    }

    private static String name(CommandLine.Model.ArgSpec argument) {
        return argument instanceof CommandLine.Model.OptionSpec option ? option.longestName() : argument.paramLabel();
    }
}
