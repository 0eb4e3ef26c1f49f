package limn.engine.run;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The process that writes the log of a run.
 *
 * @param host the name of its computer; null in logs of the first versions, which are taken for this computer's
 * @param pid its number there
 * @param began when that process began, so that another process that got the number later does not mean it; null if unknown
 */
public record RunWriter(@Nullable String host, long pid, @Nullable Instant began) {
    /** How long a run of another computer may be silent before it counts as lost: a measurement of many images says nothing. */
    public static final Duration PATIENCE = Duration.ofMinutes(10);
    /** A process of this computer that is gone may have had its last word on the way to the disk. */
    private static final Duration GRACE = Duration.ofSeconds(3);
    /** What two readings of one process's beginning may differ by: systems count it from the clock of their own start. */
    private static final Duration TOLERANCE = Duration.ofSeconds(5);
    private static final String THIS_HOST = thisHost();

    /** This process. */
    public static RunWriter self() {
        ProcessHandle process = ProcessHandle.current();
        return new RunWriter(THIS_HOST, process.pid(), process.info().startInstant().orElse(null));
    }

    /** Whoever works on a run by the word of its log; nobody if it has ended in order, or is lost. */
    public static Optional<RunWriter> working(List<Logged> log, Instant now) {
        Optional<RunWriter> writer = Optional.empty();
        for (Logged logged : log) {
            writer = switch (logged.event()) {
                case Event.Started started -> Optional.of(started.writer());
                case Event.Stopped over -> Optional.empty();
                case Event.Failed over -> Optional.empty();
                default -> writer;
            };
        }
        return writer.filter(w -> w.isHere() ? w.isAlive() : !w.isGone(log.getLast().at(), now));
    }

    /** Whether this is a process of this computer, so that the system knows whether it still runs. */
    public boolean isHere() {
        return host == null || host.equals(THIS_HOST);
    }

    /** Whether this is the process that asks. */
    public boolean isSelf() {
        return isHere() && pid == ProcessHandle.current().pid();
    }

    /**
     * Whether a run that says it is going on has lost its process.
     *
     * @param heard when it was last heard of
     */
    public boolean isGone(Instant heard, Instant now) {
        Duration silence = Duration.between(heard, now);
        return isHere() ? !isAlive() && silence.compareTo(GRACE) > 0 : silence.compareTo(PATIENCE) > 0;
    }

    private boolean isAlive() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::isSame).isPresent();
    }

    private boolean isSame(ProcessHandle found) {
        Optional<Instant> start = found.info().startInstant();
        return began == null || start.isEmpty()
                || Duration.between(began, start.get()).abs().compareTo(TOLERANCE) <= 0;
    }

    /** Asked of the system without the network, which may be slow to answer. */
    private static String thisHost() {
        String windows = System.getenv("COMPUTERNAME");
        if (windows != null && !windows.isBlank()) {
            return windows;
        }
        try {
            Path linux = Path.of("/proc/sys/kernel/hostname");
            return Files.isReadable(linux) ? Files.readString(linux).strip() : InetAddress.getLocalHost().getHostName();
        } catch (IOException unknown) {
            return "localhost"; // every computer calls itself so
        }
    }
}
