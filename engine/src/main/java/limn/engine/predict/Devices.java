package limn.engine.predict;

import ai.djl.Device;
import ai.djl.util.cuda.CudaUtils;
import java.util.ArrayList;
import java.util.List;
import limn.engine.tensor.Torch;

/** The devices of this machine, by the names people write: cpu, gpu0, gpu1. */
public final class Devices {
    /** The name of the processor. */
    public static final String CPU = "cpu";

    private Devices() {}

    /** The processor first, then the GPUs that libtorch can use. Loads libtorch only where the system has a GPU. */
    public static List<String> available() {
        var names = new ArrayList<>(List.of(CPU));
        if (CudaUtils.getGpuCount() == 0) {
            return names;
        }
        for (int i = 0; i < Torch.engine().getGpuCount(); i++) {
            names.add("gpu" + i);
        }
        return names;
    }

    /** The fastest: the first GPU, if there is one. */
    public static String best() {
        List<String> all = available();
        return all.get(Math.min(1, all.size() - 1));
    }

    /** @throws IllegalArgumentException if the machine has no such device */
    public static Device byName(String name) {
        if (!available().contains(name)) {
            throw new IllegalArgumentException("there is no device " + name + "; there are " + available());
        }
        return name.equals(CPU) ? Device.cpu() : Device.gpu(Integer.parseInt(name.substring(3)));
    }

    /** Lets tensors be computed by so many threads at once. For the whole process, before the first tensor. */
    public static void useThreads(int threads) {
        Torch.useThreads(threads);
    }

    /** How many threads compute a tensor. */
    public static int threads() { return Torch.threads(); }
}
