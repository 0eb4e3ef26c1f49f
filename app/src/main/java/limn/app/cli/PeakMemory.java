package limn.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** The most memory that this process ever had, native memory included. */
final class PeakMemory {
    private static final Path STATUS = Path.of("/proc/self/status");

    private PeakMemory() {}

    /** Mebibytes resident at the peak; empty where the system does not tell. */
    static OptionalLong mebibytes() {
        if (!Files.isReadable(STATUS)) {
            return OptionalLong.empty();
        }
        try (var lines = Files.lines(STATUS)) {
            return lines.filter(l -> l.startsWith("VmHWM:"))
                    .mapToLong(l -> Long.parseLong(l.replaceAll("\\D", "")) >> 10)
                    .findFirst();
        } catch (IOException unreadable) {
            return OptionalLong.empty();
        }
    }
}
