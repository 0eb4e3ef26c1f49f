package limn.app.train;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a training process is told.
 *
 * @param settings recipe numbers that differ from the defaults, in order
 * @param device where to compute; "" for where the run has computed so far, or the fastest
 * @param resume whether to go on from the run's last checkpoint
 */
public record TrainingCommand(Path project, String recipe, Path runFolder, Map<String, String> settings,
        String device, boolean resume) {
    public TrainingCommand { settings = Map.copyOf(settings); }

    /** The words after the main class. */
    List<String> arguments() {
        var words = new ArrayList<>(List.of("train", project.toString(), "--recipe", recipe, "--json"));
        words.addAll(
                resume ? List.of("--resume", runFolder.toString()) : List.of("--run-folder", runFolder.toString()));
        words.addAll(List.of("--threads", String.valueOf(threads())));
        if (!device.isEmpty()) {
            words.addAll(List.of("--device", device));
        }
        settings.entrySet().stream().sorted(Map.Entry.comparingByKey())
                .forEach(e -> words.addAll(List.of("--set", e.getKey() + "=" + e.getValue())));
        return words;
    }

    /** All cores but one: the threads of libtorch wait for each other by spinning, and the window needs a core to draw. */
    static int threads() {
        return Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
    }

    /** The whole command line: this program again, with these words. */
    List<String> commandLine() {
        return OwnProgram.inBackground(arguments());
    }
}
