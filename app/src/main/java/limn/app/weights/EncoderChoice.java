package limn.app.weights;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import limn.app.text.UserError;
import limn.engine.recipe.Recipe;
import limn.engine.recipe.RecipeException;

/** Understands what a person writes for the encoder of a recipe: a file, or the name of weights in their folder. */
public final class EncoderChoice {
    private static final String SETTING = "encoder";

    private EncoderChoice() {}

    /**
     * The recipe with a file in place of a name. What looks like a path stays as it is: training says if it is missing.
     *
     * @throws UserError if no weights of that name are here
     */
    public static Recipe resolve(Recipe recipe, WeightsFolder folder) throws UserError, RecipeException {
        String said = recipe.text(SETTING);
        if (!WeightsFolder.isName(said) || Files.isRegularFile(Path.of(said))) {
            return recipe;
        }
        Optional<Path> file = folder.find(said);
        if (file.isEmpty()) {
            throw missing(said, folder);
        }
        return recipe.with(SETTING, file.get().toString());
    }

    private static UserError missing(String name, WeightsFolder folder) {
        if (KnownWeights.find(name).isPresent()) {
            return new UserError("weightsNotFetched", name);
        }
        try {
            List<String> here = folder.names();
            return new UserError("weightsNotHere", name, folder.path(), here.isEmpty() ? "-" : String.join(", ", here));
        } catch (IOException unreadable) {
            return new UserError("file", folder.path(), String.valueOf(unreadable.getMessage()));
        }
    }
}
