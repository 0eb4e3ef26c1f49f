package limn.engine.train;

import limn.engine.recipe.Recipe;
import limn.engine.recipe.Schedule;

/**
 * A stretch of a run with one learner, one source of batches and one turn of the learning rate.
 *
 * @param first its first step @param end one past its last step
 */
record Phase(Learner learner, TrainingData data, long first, long end) {

    /** Factor of the learning rates at a step of the run: linear warm-up, then poly. */
    double shape(long step, Recipe recipe) {
        return Schedule.warmUp(step - first, recipe.whole("warmUp"))
                * Schedule.poly(1, step - first, end - first, recipe.number("power"));
    }
}
