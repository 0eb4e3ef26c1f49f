package limn.app.train;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** This program once more, as a process of its own: the same java, flags, language and class path. */
public final class OwnProgram {
    private OwnProgram() {}

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
