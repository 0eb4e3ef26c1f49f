package limn.app.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import limn.app.demo.DemoProject;
import limn.app.text.UserError;
import limn.engine.recipe.Recipe;
import limn.engine.recipe.RecipeException;

/**
 * Measures how much memory a training needs at most: each recipe with each network for some steps, with a measurement on the validation
 * images, a saved sample and a checkpoint, in a process of its own.
 */
public final class PeakBench {
    /** @param mebibytes of the whole process, the Java part included */
    public record Peak(String recipe, String network, long mebibytes) {}

    private final int steps;
    private final BenchProgress progress;

    /** @param steps at least 1; memory climbs for some fifty */
    public PeakBench(int steps, BenchProgress progress) {
        this.steps = steps;
        this.progress = progress;
    }

    /** Measures in a folder, which gets a drawn project. @param networks names of encoders */
    public List<Peak> run(Path folder, List<Recipe> recipes, List<String> networks)
            throws IOException, InterruptedException, UserError, RecipeException {
        progress.say("cli.bench.draws");
        Path project = folder.resolve("harbour");
        DemoProject.create(project, 1).close();
        var peaks = new ArrayList<Peak>();
        for (Recipe recipe : recipes) {
            for (String network : networks) {
                progress.say("cli.bench.peak.of", recipe.method(), network);
                var child = new TrainingChild(project, folder.resolve("training.log"), 0, progress);
                long peak = child.train(loaded(recipe, network), recipe.method() + "-" + network).peakMemoryMiB();
                peaks.add(new Peak(recipe.method(), network, peak));
            }
        }
        return peaks;
    }

    /** The network as one starts it from pretrained weights. Other settings stay as given. */
    private Recipe loaded(Recipe recipe, String network) throws RecipeException {
        Map<String, String> settings = new LinkedHashMap<>(BenchSettings.LIKE_PRETRAINED);
        settings.putAll(recipe.given());
        settings.put("network", network);
        settings.put("steps", String.valueOf(steps));
        for (String event : List.of("evaluateEvery", "sampleEvery", "checkpointEvery")) {
            settings.put(event, String.valueOf(Math.max(1, steps / 2)));
        }
        return BenchSettings.with(recipe, settings);
    }
}
