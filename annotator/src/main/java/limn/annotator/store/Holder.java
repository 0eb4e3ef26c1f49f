package limn.annotator.store;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Who writes to a project.
 *
 * @param user name of the account, "" if unknown
 * @param host name of the computer
 * @param pid number of the process there
 * @param started when that process began: a number that another process got later does not mean it
 * @param program the command, such as {@code import}; {@code window} for the window
 * @param since when it opened the project
 */
public record Holder(String user, String host, long pid, Instant started, String program, Instant since) {
    /** The system property in which a program says which command it is. */
    public static final String PROGRAM = "limn.program";
    /** What two readings of one process's start may differ by: systems count it from the clock of their own start. */
    private static final Duration TOLERANCE = Duration.ofSeconds(5);
    private static final String THIS_HOST = thisHost();

    /** This process. */
    static Holder self(InstantSource clock) {
        ProcessHandle process = ProcessHandle.current();
        return new Holder(System.getProperty("user.name", ""), THIS_HOST, process.pid(), started(process),
                System.getProperty(PROGRAM, ""), clock.instant());
    }

    /** Somebody who has not said yet who it is. */
    static Holder unknown(InstantSource clock) {
        return new Holder("", THIS_HOST, 0, Instant.EPOCH, "", clock.instant());
    }

    /** Whether this is a process of this computer, so that the system knows whether it still runs. */
    public boolean isOnThisHost() {
        return host.equals(THIS_HOST);
    }

    /** Whether this is the program that asks. */
    public boolean isThisProcess() {
        return isOnThisHost() && pid == ProcessHandle.current().pid();
    }

    /** Whether the process of this computer runs; of another computer nobody knows. */
    boolean isAlive() {
        Optional<ProcessHandle> found = ProcessHandle.of(pid);
        return found.isPresent() && found.get().isAlive()
                && Duration.between(started, started(found.get())).abs().compareTo(TOLERANCE) <= 0;
    }

    private static Instant started(ProcessHandle process) {
        return process.info().startInstant().orElse(Instant.EPOCH);
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
