package limn.engine.train;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import limn.engine.tensor.HostTensor;
import limn.engine.tensor.Torch;
import org.jspecify.annotations.Nullable;

/** The tensors an optimiser keeps per weight, zero at first, in a manager of their own. Mutable, training thread only. */
final class Slots implements AutoCloseable {
    private final Map<String, NDArray> arrays = new LinkedHashMap<>();
    private final Map<String, HostTensor> loaded = new LinkedHashMap<>();
    private @Nullable NDManager manager;

    /** One tensor for each weight, named kind.weight. */
    List<NDArray> get(String kind, List<String> names, List<NDArray> weights) {
        return IntStream.range(0, names.size())
                .mapToObj(i -> get(kind + "." + names.get(i), weights.get(i))).toList();
    }

    Map<String, HostTensor> state() {
        Map<String, HostTensor> state = new LinkedHashMap<>(loaded);
        arrays.forEach((name, array) -> state.put(name, HostTensor.of(array)));
        return state;
    }

    /** Replaces everything; the tensors go to the device when they are first asked for. */
    void load(Map<String, HostTensor> state) {
        close();
        loaded.putAll(state);
    }

    @Override
    public void close() {
        arrays.clear();
        loaded.clear();
        if (manager != null) {
            manager.close();
            manager = null;
        }
    }

    private NDArray get(String name, NDArray weight) {
        NDArray known = arrays.get(name);
        if (known != null) {
            return known;
        }
        NDManager owner = owner(weight.getDevice());
        NDArray made = owner.zeros(weight.getShape());
        HostTensor value = loaded.remove(name);
        if (value != null) {
            if (!Arrays.equals(value.shape(), weight.getShape().getShape())) {
                throw new IllegalArgumentException("optimiser state " + name + " has shape "
                        + Arrays.toString(value.shape()) + ", wanted " + weight.getShape());
            }
            try (NDArray source = value.toArray(owner)) {
                Torch.update("copy", List.of(made), List.of(source));
            }
        }
        arrays.put(name, made);
        return made;
    }

    private NDManager owner(Device device) {
        if (manager == null) {
            manager = Torch.newManager(device);
        }
        return manager;
    }
}
