package limn.engine.recipe;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What one step minimises.
 *
 * @param total [] float32, carries the gradient
 * @param terms its parts by name, [] float32, before weights
 * @param unlabelledWeight [] float32, the weight of the unlabelled term, or 0
 * @param scenes what is worth looking at; computed when asked, within the step; empty if no image is as wanted
 */
public record Objective(NDArray total, Map<String, NDArray> terms, NDArray unlabelledWeight,
        Function<Wanted, List<Scene>> scenes) {}
