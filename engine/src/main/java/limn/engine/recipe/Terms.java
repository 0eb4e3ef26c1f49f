package limn.engine.recipe;

import ai.djl.ndarray.NDArray;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import limn.engine.tensor.Torch;
import org.jspecify.annotations.Nullable;

/** A loss made of named terms. One that counts nothing is not even computed. Grows while it is built; training thread only. */
final class Terms {
    private final Map<String, NDArray> values = new LinkedHashMap<>();
    private @Nullable NDArray total;

    /** @param weight of the term in the total @param term [] float32, computed here unless its weight is 0 */
    Terms add(String name, double weight, Supplier<NDArray> term) {
        if (weight != 0) {
            NDArray value = term.get();
            NDArray weighted = Torch.times(value, weight);
            total = total == null ? weighted : total.add(weighted);
            values.put(name, value);
        }
        return this;
    }

    /** [] float32, carries the gradient. @throws NullPointerException if nothing was added */
    NDArray total() {
        return Objects.requireNonNull(total, "a loss has at least one term");
    }

    /** The terms by name, before weights. */
    Map<String, NDArray> values() {
        return Collections.unmodifiableMap(values);
    }
}
