package limn.engine.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The right to train in a run folder, which one process has at a time: a lock of the operating system on the empty file
 * {@code run.lock}. The system lets go of it when the process ends, however it ends. Where a file system cannot lock, or does not carry
 * locks to other computers, the log has a say: whoever began last, has not ended and was heard of lately is at work.
 *
 * <p>Within one process the system's locks do not hold against each other, so a table of what this process holds is asked first.
 */
public final class RunLock implements AutoCloseable {
    /** The folders that this process trains in. Guarded by itself. */
    private static final Set<Path> HERE = new HashSet<>();

    private final Path folder;
    private final FileChannel channel;

    private RunLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /**
     * Takes the right.
     *
     * @return nothing if another process has it
     * @throws IOException if the folder cannot be written
     */
    public static Optional<RunLock> take(RunFolder run) throws IOException {
        synchronized (HERE) {
            Path folder = run.path().toRealPath();
            if (HERE.contains(folder) || writer(run).filter(w -> !w.isSelf()).isPresent()) {
                return Optional.empty();
            }
            FileChannel channel = FileChannel.open(run.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!isTaken(channel)) {
                channel.close();
                return Optional.empty();
            }
            HERE.add(folder);
            return Optional.of(new RunLock(folder, channel));
        }
    }

    /** Whether another process, or this one, has the right. Not to be asked often: for a moment it takes it. */
    public static boolean isHeld(RunFolder run) throws IOException {
        if (!Files.exists(run.lock())) {
            return false;
        }
        Optional<RunLock> taken = take(run);
        taken.ifPresent(RunLock::close);
        return taken.isEmpty();
    }

    /** Who works on a run by the word of its log. */
    public static Optional<RunWriter> writer(RunFolder run) throws IOException {
        List<Logged> log = Files.exists(run.events()) ? EventLog.readAll(run.events()) : List.of();
        return RunWriter.working(log, Instant.now());
    }

    /** Whether the lock is ours now, or there are no locks here. */
    private static boolean isTaken(FileChannel channel) throws IOException {
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (IOException unsupported) {
            return true; // such a file system leaves it to the log
        }
        return lock != null;
    }

    /** Gives the right back. Once is enough. */
    @Override
    public void close() {
        synchronized (HERE) {
            if (!channel.isOpen()) {
                return;
            }
            HERE.remove(folder);
            try {
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
