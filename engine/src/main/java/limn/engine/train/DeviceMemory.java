package limn.engine.train;

import ai.djl.Device;
import java.lang.management.MemoryUsage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The memory in use on the GPU that computes, by all programs together; nothing of a CPU. For one thread. */
final class DeviceMemory {
    private static final Logger LOG = LoggerFactory.getLogger(DeviceMemory.class);
    private final Function<Device, MemoryUsage> source;
    private boolean isSilent;

    /** @param source what the driver says of a GPU; may throw if it cannot be asked */
    DeviceMemory(Function<Device, MemoryUsage> source) {
        this.source = source;
    }

    /** Mebibytes in use now; null on a CPU, and where the driver does not tell. */
    @Nullable
    Double mebibytes(Device device) {
        if (!device.isGpu() || isSilent) {
            return null;
        }
        try {
            return Math.round(source.apply(device).getUsed() / 104857.6) / 10.0;
        } catch (IllegalStateException | IllegalArgumentException | UnsupportedOperationException untold) {
            isSilent = true; // a number for a curve: a run goes on without it, and asks no more
            LOG.warn("the memory of {} is not recorded", device, untold);
            return null;
        }
    }
}
