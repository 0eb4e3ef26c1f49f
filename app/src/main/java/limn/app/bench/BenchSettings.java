package limn.app.bench;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import limn.engine.recipe.Recipe;
import limn.engine.recipe.RecipeException;

/** Settings that were given once and are meant for several recipes: each takes what it knows. */
public final class BenchSettings {
    /** MobileNetV2 as one starts it from pretrained weights; what a method does at all it does at every step. */
    static final Map<String, String> LIKE_PRETRAINED = Map.of("width", "1", "encoderStatistics", "frozen", "mixFrom",
            "0");

    private BenchSettings() {}

    /**
     * The recipes of these methods, in this order, each once.
     *
     * @throws RecipeException if a method is unknown, a value not allowed, or a setting unknown to all of them
     */
    public static List<Recipe> recipes(List<String> methods, Map<String, String> settings) throws RecipeException {
        var recipes = new LinkedHashMap<String, Recipe>();
        for (String method : methods) {
            recipes.put(method, Recipe.of(method));
        }
        for (var setting : settings.entrySet()) {
            boolean isKnown = false;
            for (var entry : recipes.entrySet()) {
                if (knows(entry.getValue(), setting.getKey())) {
                    entry.setValue(entry.getValue().with(setting.getKey(), setting.getValue()));
                    isKnown = true;
                }
            }
            if (!isKnown) {
                richest(recipes).with(setting.getKey(), setting.getValue()); // names the nearest
            }
        }
        return List.copyOf(recipes.values());
    }

    /** The recipe with those of the settings that it has. @throws RecipeException if it does not allow a value */
    public static Recipe with(Recipe recipe, Map<String, String> settings) throws RecipeException {
        Recipe set = recipe;
        for (var setting : settings.entrySet()) {
            if (knows(set, setting.getKey())) {
                set = set.with(setting.getKey(), setting.getValue());
            }
        }
        return set;
    }

    /** Whether a recipe has a setting of this name. */
    private static boolean knows(Recipe recipe, String key) {
        return recipe.settings().stream().anyMatch(s -> s.key().equals(key));
    }

    private static Recipe richest(Map<String, Recipe> recipes) {
        return recipes.values().stream().max(Comparator.comparingInt(r -> r.settings().size())).orElseThrow();
    }
}
