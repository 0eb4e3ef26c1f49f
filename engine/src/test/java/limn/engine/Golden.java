package limn.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import limn.engine.tensor.HostTensor;
import limn.engine.tensor.Safetensors;
import limn.engine.tensor.Torch;

/** One file of reference values, with a manager for the tensors made from it. */
public final class Golden implements AutoCloseable {
    private final Map<String, HostTensor> tensors;
    private final NDManager manager = Torch.newManager(Device.cpu());

    private Golden(Map<String, HostTensor> tensors) { this.tensors = tensors; }

    public static Golden open(String name) {
        try {
            return new Golden(Safetensors.read(Shared.path("golden/" + name + ".safetensors")));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public HostTensor host(String name) { return Objects.requireNonNull(tensors.get(name), name); }

    public boolean has(String name) { return tensors.containsKey(name); }

    public NDArray get(String name) { return host(name).toArray(manager); }

    public float[] floats(String name) { return host(name).floats(); }

    public float scalar(String name) { return floats(name)[0]; }

    public NDManager manager() { return manager; }

    /** A loss and its gradient. */
    public record Derived(float value, float[] gradient) {}

    public static Derived derive(NDArray input, Function<NDArray, NDArray> loss) {
        input.setRequiresGradient(true);
        try (GradientCollector gradients = Engine.getEngine("PyTorch").newGradientCollector()) {
            NDArray value = loss.apply(input);
            gradients.backward(value);
            return new Derived(value.getFloat(), input.getGradient().toFloatArray());
        }
    }

    /** Whether a tensor hangs in a graph; DJL tells only for leaves. Uses the graph up. */
    public static boolean isRecorded(NDArray tensor) {
        try (GradientCollector gradients = Engine.getEngine("PyTorch").newGradientCollector()) {
            gradients.backward(tensor.sum());
            return true;
        } catch (EngineException e) {
            assertThat(e).hasMessageContaining("does not require grad");
            return false;
        }
    }

    @Override
    public void close() { manager.close(); }
}
