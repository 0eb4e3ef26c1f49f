package limn.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import limn.app.text.UserError;
import limn.app.weights.EncoderChoice;
import limn.app.weights.WeightsFolder;
import limn.engine.predict.Devices;
import limn.engine.recipe.Recipe;
import limn.engine.recipe.RecipeException;
import limn.engine.run.RunFolder;
import limn.engine.train.RecipeFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say how and where is trained. */
final class RecipeChoice {
    private static final String FILE = ".json";

    @Option(names = "--recipe", paramLabel = "NAME", descriptionKey = "recipe")
    private String method = "classmix";
    @Option(names = "--preset", paramLabel = "NAME", descriptionKey = "preset")
    private String preset = Recipe.presets().getFirst();
    @Option(names = "--set", paramLabel = "KEY=VALUE", mapFallbackValue = "", descriptionKey = "set")
    private Map<String, String> settings = new LinkedHashMap<>();
    @Option(names = "--device", paramLabel = "cpu|gpu0", descriptionKey = "device")
    private @Nullable String device;
    @Option(names = "--threads", paramLabel = "N", descriptionKey = "threads")
    private @Nullable Integer threads;

    /** The device that was asked for, or the fastest one. */
    String device() {
        return device == null ? Devices.best() : device;
    }

    /** The device that was asked for, or the one that the run has computed on so far. */
    String device(RunFolder run) throws IOException {
        return device == null ? RecipeFile.device(run).orElseGet(Devices::best) : device;
    }

    /** Limits the threads of libtorch, if a number was given. */
    void useThreads(Console console) throws WrongUsage {
        if (threads != null) {
            if (threads < 1) {
                throw new WrongUsage(console.texts(), new UserError("threads", threads));
            }
            Devices.useThreads(threads);
        }
    }

    /** The recipe with the file of its encoder's weights. */
    Recipe recipe(Console console) throws Exception {
        try {
            return EncoderChoice.resolve(with(named()), WeightsFolder.ofUser());
        } catch (RecipeException wrong) {
            throw new WrongUsage(console.texts(), wrong);
        }
    }

    /** The recipe of a run, with what was changed. */
    Recipe recipe(Console console, RunFolder run) throws Exception {
        try {
            return with(Recipe.fromJson(Files.readString(run.recipe())));
        } catch (RecipeException wrong) {
            throw new WrongUsage(console.texts(), wrong);
        }
    }

    private Recipe named() throws RecipeException, IOException {
        return method.toLowerCase(Locale.ROOT).endsWith(FILE)
                ? Recipe.fromJson(Files.readString(Path.of(method)))
                : Recipe.preset(method, preset);
    }

    private Recipe with(Recipe recipe) throws RecipeException {
        Recipe changed = recipe;
        for (var setting : settings.entrySet()) {
            changed = changed.with(setting.getKey(), setting.getValue());
        }
        return changed;
    }
}
