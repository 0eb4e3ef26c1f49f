package limn.annotator.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The right to write to a project, which one program has at a time. The truth on one computer is a lock of the operating system on
 * an empty file beside the project: the system lets go of it when the process ends, however it ends. A second file says in words
 * of JSON who holds it ({@link HolderFile}); left behind by a dead process of this computer it means nothing. Of another computer,
 * which a folder on a network brings into play, nobody here can know whether its process still runs: its file holds until it is
 * taken away by {@link #breakOpen}. A system that cannot lock files leaves the second file alone to decide.
 *
 * <p>Within one process the system's locks do not hold against each other, and closing a file lets go of all of them: so a table
 * of the projects that this process holds is asked first, and the locked file is opened by nobody else.
 */
public final class WriterLock implements AutoCloseable {
    /** The projects that this process writes to. Guarded by itself. */
    private static final Map<Path, Holder> HERE = new HashMap<>();

    private final Path folder;
    private final Holder self;
    private final HolderFile facts;
    private final FileChannel channel;
    private final @Nullable FileLock lock;
    private Optional<String> mark;

    private WriterLock(Path folder, Holder self, HolderFile facts, FileChannel channel, @Nullable FileLock lock)
            throws IOException {
        this.folder = folder;
        this.self = self;
        this.facts = facts;
        this.channel = channel;
        this.lock = lock;
        mark = facts.mark();
    }

    /**
     * Takes the right to write.
     *
     * @throws StoreException.Held if another program has it
     */
    static WriterLock take(Path project, InstantSource clock) {
        synchronized (HERE) {
            try {
                Path folder = project.toRealPath();
                var facts = new HolderFile(folder, clock);
                Holder here = HERE.get(folder);
                if (here != null) {
                    throw new StoreException.Held(project, here);
                }
                FileChannel channel = channel(folder);
                boolean taken = false;
                try {
                    FileLock lock = lock(channel, project, facts, clock);
                    Optional<Holder> before = facts.read();
                    if (before.isPresent() && holds(before.get())) {
                        throw new StoreException.Held(project, before.get());
                    }
                    Holder self = Holder.self(clock);
                    facts.write(self);
                    var mine = new WriterLock(folder, self, facts, channel, lock);
                    HERE.put(folder, self);
                    taken = true;
                    return mine;
                } finally {
                    if (!taken) {
                        channel.close();
                    }
                }
            } catch (IOException e) {
                throw new StoreException.Io(project, e);
            }
        }
    }

    /** Who has the right to write, if anybody. */
    static Optional<Holder> holder(Path project, InstantSource clock) {
        try {
            take(project, clock).close();
            return Optional.empty();
        } catch (StoreException.Held held) {
            return Optional.of(held.holder());
        }
    }

    /**
     * Takes away the right of a program on another computer. One on this computer has to end by itself.
     *
     * @return whose right it was, if anybody had it
     * @throws StoreException.Held if the program runs on this computer
     */
    static Optional<Holder> breakOpen(Path project, InstantSource clock) {
        Optional<Holder> holder = holder(project, clock);
        if (holder.isEmpty()) {
            return holder;
        }
        if (holder.get().isOnThisHost()) {
            throw new StoreException.Held(project, holder.get());
        }
        try {
            new HolderFile(project.toRealPath(), clock).delete();
        } catch (IOException e) {
            throw new StoreException.Io(project, e);
        }
        return holder;
    }

    /** Takes away the right of a program on another computer, see {@link StoreException.Held}. */
    public static Optional<Holder> breakOpen(Path project) {
        return breakOpen(project, InstantSource.system());
    }

    /** The lock was ours to take, so a process of this computer holds it only where the system cannot lock. */
    private static boolean holds(Holder before) {
        return !before.isOnThisHost() || !before.isThisProcess() && before.isAlive();
    }

    private static FileChannel channel(Path folder) throws IOException {
        return FileChannel.open(folder.resolve("project.limn-lock"), StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
    }

    /** The system's lock; nothing where the file system has none. */
    private static @Nullable FileLock lock(FileChannel channel, Path project, HolderFile facts, InstantSource clock)
            throws IOException {
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (IOException unsupported) {
            return null; // such a file system leaves it to the facts
        }
        if (lock == null) {
            throw new StoreException.Held(project, facts.read().orElseGet(() -> Holder.unknown(clock)));
        }
        return lock;
    }

    /**
     * Makes sure that the right was not taken away by hand. To be called within a transaction, so that no two programs pass.
     *
     * @throws StoreException.Held if another program has taken it
     */
    void confirm() {
        try {
            Optional<String> now = facts.mark();
            if (now.isPresent() && now.equals(mark)) {
                return;
            }
            Optional<Holder> there = facts.read();
            if (there.isPresent() && !there.get().equals(self)) {
                throw new StoreException.Held(folder, there.get());
            }
            if (there.isEmpty()) {
                facts.write(self);
            }
            mark = facts.mark();
        } catch (IOException e) {
            throw new StoreException.Io(folder, e);
        }
    }

    /** Gives the right back. Once is enough. */
    @Override
    public void close() {
        synchronized (HERE) {
            if (!channel.isOpen()) {
                return;
            }
            try (channel) {
                if (facts.read().filter(self::equals).isPresent()) {
                    facts.delete();
                }
                if (lock != null) {
                    lock.release();
                }
            } catch (IOException e) {
                throw new StoreException.Io(folder, e);
            } finally {
                HERE.remove(folder);
            }
        }
    }
}
