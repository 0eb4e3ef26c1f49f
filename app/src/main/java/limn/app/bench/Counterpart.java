package limn.app.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import limn.app.text.UserError;

/**
 * An outside program to compare with. Its standard output ends in a line {@code steps/s NUMBER}. In its command {@code {recipe}},
 * {@code {batch}}, {@code {crop}}, {@code {steps}} and {@code {threads}} stand for what is measured.
 */
public record Counterpart(String command) {
    private static final Pattern SPEED = Pattern.compile("steps/s\\s+([0-9.]+(?:[eE][-+]?\\d+)?)");

    /** The command for one measurement. */
    String filled(SpeedBench.Load load, String recipe) {
        return command.replace("{recipe}", recipe).replace("{batch}", String.valueOf(load.batch()))
                .replace("{crop}", String.valueOf(load.crop())).replace("{steps}", String.valueOf(load.steps()))
                .replace("{threads}", String.valueOf(load.threads()));
    }

    /** Runs it once. @param log gets what it says @return steps per second @throws UserError if it does not say them */
    double run(SpeedBench.Load load, String recipe, Path log) throws IOException, InterruptedException, UserError {
        String line = filled(load, recipe);
        boolean isWindows = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
        List<String> shell = isWindows ? List.of("cmd", "/c", line) : List.of("sh", "-c", line);
        Path errors = log.resolveSibling(log.getFileName() + ".err");
        Process process = new ProcessBuilder(shell).redirectOutput(log.toFile()).redirectError(errors.toFile())
                .start();
        try {
            int code = process.waitFor();
            OptionalDouble speed = speed(Files.readString(log, StandardCharsets.UTF_8));
            if (code != 0 || speed.isEmpty()) {
                throw new UserError("benchAgainst", line, code, lastLine(Files.readString(errors)));
            }
            return speed.getAsDouble();
        } finally {
            process.destroy();
        }
    }

    /** The number of the last line that is not blank, if that is such a line. */
    static OptionalDouble speed(String output) {
        Matcher line = SPEED.matcher(lastLine(output));
        return line.matches() ? OptionalDouble.of(Double.parseDouble(line.group(1))) : OptionalDouble.empty();
    }

    private static String lastLine(String text) {
        return text.lines().map(String::strip).filter(l -> !l.isEmpty()).reduce((a, b) -> b).orElse("-");
    }
}
