package limn.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import limn.engine.run.RunFolder;
import limn.journeys.Layout;
import limn.journeys.Shell;

/**
 * A project of the discs of {@link Layout}: {@code disc0} and {@code disc1} with masks, {@code disc2} and {@code disc3} with tags
 * alone, {@code disc4} and {@code disc5} to measure on. Networks for it are small enough to be trained in seconds.
 */
final class Discs {
    /** Numbers of a recipe with which a step takes a moment. */
    static final Map<String, String> SMALL = Map.of("crop", "32", "width", "0.25", "batch", "2", "decoderChannels",
            "16");

    private Discs() {}

    /** @param near where the images go */
    static void make(Path project, Path near) throws Exception {
        Path images = Layout.write(near.resolve("discs"));
        Shell.limn("create", project, "--images", images, "--labelled", images.resolve("labelled.txt"));
    }

    static Map<String, String> small(Map<String, String> more) {
        var numbers = new HashMap<>(SMALL);
        numbers.putAll(more);
        return numbers;
    }

    /** Somebody trains in a terminal. @param name of the run folder */
    static RunFolder train(Path project, String name, String recipe, Map<String, String> more) {
        Path folder = project.resolve("runs").resolve(name);
        var words = new ArrayList<Object>(
                List.of("train", project, "--recipe", recipe, "--run-folder", folder, "--json"));
        small(more).forEach((key, value) -> words.addAll(List.of("--set", key + "=" + value)));
        Shell.Said trained = Shell.limn(words.toArray());
        assertThat(trained.code()).as(trained.err()).isZero();
        return new RunFolder(folder);
    }
}
