package limn.app.train;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** This program once more, as a process of its own: the same java, flags, language and class path. */
public final class OwnProgram {
    private static final Path NICE = Path.of("/usr/bin/nice");
    private static final String LATER = "10";

    private OwnProgram() {}

    /**
     * As the other, for work that goes on while people use the window: where the system can, it yields the processor to whoever is
     * waited for. It is the same process all the same, with its number and its exit code.
     */
    public static List<String> inBackground(List<String> words) {
        var line = new ArrayList<String>();
        if (Files.isExecutable(NICE)) {
            line.addAll(List.of(NICE.toString(), "-n", LATER));
        }
        line.addAll(commandLine(words));
        return line;
    }

    /** The command line that does what these words say. */
    public static List<String> commandLine(List<String> words) {
        var line = new ArrayList<String>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream().filter(OwnProgram::isInherited)
                .forEach(line::add);
        line.add("-Duser.language.display=" + Locale.getDefault(Locale.Category.DISPLAY).getLanguage());
        line.addAll(List.of("-cp", System.getProperty("java.class.path"), "limn.app.Main"));
        line.addAll(words);
        return line;
    }

    /** Debuggers and agents belong to the first process alone. */
    private static boolean isInherited(String flag) {
        return !flag.startsWith("-agentlib") && !flag.startsWith("-javaagent") && !flag.startsWith("-Xrunjdwp");
    }
}
