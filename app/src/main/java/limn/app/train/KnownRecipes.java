package limn.app.train;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import limn.engine.recipe.Recipe;
import limn.engine.recipe.RecipeException;
import limn.engine.recipe.Setting;
import limn.engine.run.RunFolder;

/** The recipes of runs that there were, to be used once more. */
public final class KnownRecipes {
    /** Settings that a step's memory grows with. */
    private static final List<String> SIZES = List.of("batch", "unlabelledBatch", "retrainBatch");

    private KnownRecipes() {}

    /** The recipe of a run. Its file has all values; those that are the default anyway are left to be defaults. */
    public static Recipe of(RunFolder run) throws IOException, RecipeException {
        Recipe all = Recipe.fromJson(Files.readString(run.recipe()));
        boolean isPretrained = !all.text("encoder").isEmpty();
        var kept = Recipe.of(all.method());
        for (var setting : all.settings()) {
            String value = all.text(setting.key());
            if (!value.equals(setting.defaultValue(isPretrained))) {
                kept = kept.with(setting.key(), value);
            }
        }
        return kept;
    }

    /** The sizes of batches that are larger than one, halved: what is different in a run that needs less memory. */
    public static Map<String, String> halved(Recipe recipe) {
        var changed = new TreeMap<String, String>();
        for (Setting setting : recipe.settings()) {
            if (SIZES.contains(setting.key()) && recipe.whole(setting.key()) > 1) {
                changed.put(setting.key(), String.valueOf(recipe.whole(setting.key()) / 2));
            }
        }
        return changed;
    }
}
