package limn.engine.train;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import java.lang.management.MemoryUsage;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DeviceMemoryTest {
    private static final long MEBI = 1L << 20;

    @Test
    void whatAGpuHasInUseIsToldInMebibytes() {
        var memory = new DeviceMemory(device -> new MemoryUsage(-1, 1536 * MEBI, 1536 * MEBI, 8192 * MEBI));

        assertThat(memory.mebibytes(Device.gpu())).isEqualTo(1536.0);
    }

    @Test
    void aCpuIsNotAsked() {
        var asked = new AtomicInteger();
        var memory = new DeviceMemory(device -> {
            asked.incrementAndGet();
            return new MemoryUsage(-1, 0, 0, -1);
        });

        assertThat(memory.mebibytes(Device.cpu())).isNull();
        assertThat(asked).hasValue(0);
    }

    @Test
    void aDriverThatDoesNotTellIsAskedOnceAndTheRunGoesOn() {
        var asked = new AtomicInteger();
        var memory = new DeviceMemory(device -> {
            asked.incrementAndGet();
            throw new IllegalStateException("no CUDA driver");
        });

        assertThat(memory.mebibytes(Device.gpu())).isNull();
        assertThat(memory.mebibytes(Device.gpu())).isNull();
        assertThat(asked).hasValue(1);
    }
}
