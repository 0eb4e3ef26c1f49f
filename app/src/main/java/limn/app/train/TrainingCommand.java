package limn.app.train;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a training process is told.
 *
 * @param settings recipe numbers that differ from the defaults, in order
 * @param resume whether to go on from the run's last checkpoint
 */
public record TrainingCommand(Path project, String recipe, Path runFolder, Map<String, String> settings,
        boolean resume) {
    public TrainingCommand { settings = Map.copyOf(settings); }

    /** The words after the main class. */
    List<String> arguments() {
        var words = new ArrayList<>(List.of("train", project.toString(), "--recipe", recipe, "--json"));
        words.addAll(
                resume ? List.of("--resume", runFolder.toString()) : List.of("--run-folder", runFolder.toString()));
        words.addAll(List.of("--threads", String.valueOf(threads())));
        settings.entrySet().stream().sorted(Map.Entry.comparingByKey())
                .forEach(e -> words.addAll(List.of("--set", e.getKey() + "=" + e.getValue())));
        return words;
    }

    /** All cores but one: the threads of libtorch wait for each other by spinning, and the window needs a core to draw. */
    private static int threads() {
        return Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
    }

    /** The whole command line: the java, the flags, the language and the class path of this process. */
    List<String> commandLine() {
        var line = new ArrayList<String>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream().filter(TrainingCommand::isInherited)
                .forEach(line::add);
        line.add("-Duser.language.display=" + Locale.getDefault(Locale.Category.DISPLAY).getLanguage());
        line.addAll(List.of("-cp", System.getProperty("java.class.path"), "limn.app.Main"));
        line.addAll(arguments());
        return line;
    }

    /** Debuggers and agents belong to the window's process alone. */
    private static boolean isInherited(String flag) {
        return !flag.startsWith("-agentlib") && !flag.startsWith("-javaagent") && !flag.startsWith("-Xrunjdwp");
    }
}
