package limn.app.report;

import java.util.List;
import limn.app.train.RunState;
import limn.engine.export.ModelCard;
import limn.engine.export.Proof;
import limn.engine.recipe.Recipe;

/**
 * What a page says.
 *
 * @param model name of the model's file
 * @param state of the run, as its log tells
 */
record ReportFacts(String project, String run, String model, ModelCard card, Recipe recipe, RunState state,
        Proof proof, List<Pictures> pictures) {
    ReportFacts { pictures = List.copyOf(pictures); }

    /** Three small pictures as data addresses. @param mask empty without one */
    record Pictures(String name, String image, String mask, String labels) {}
}
