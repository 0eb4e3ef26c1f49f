package limn.annotator.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Copies of a project as it was. While somebody works one is made at most every hour, in a thread and over a connection of its own,
 * so that nobody waits for it; the newest five are kept, and as many of those made before an import, a merge and so on. Copying and
 * putting back is SQLite's work: a copy is one moment of the project, and putting it back is one transaction. Thread-safe.
 */
public final class Backups {
    /** How long after a copy the next one comes. */
    static final Duration EVERY = Duration.ofHours(1);

    private final Project project;
    private final InstantSource clock;
    private final BackupFolder folder;
    private final List<Consumer<StoreException>> listeners = new CopyOnWriteArrayList<>();
    private Instant last;
    private boolean closed;
    private @Nullable Thread worker;
    private @Nullable Database copied;

    Backups(Project project, InstantSource clock) {
        this.project = project;
        this.clock = clock;
        folder = new BackupFolder(project.folder());
        last = newest().orElseGet(() -> made(project));
    }

    private Optional<Instant> newest() {
        try {
            return folder.list().stream().findFirst().map(Backup::at);
        } catch (StoreException unreadable) {
            return Optional.empty(); // the next copy will say so
        }
    }

    /** Without a copy the hour counts from when the project was made. */
    private Instant made(Project of) {
        try {
            return Files.readAttributes(of.folder().resolve(Project.FILE), BasicFileAttributes.class).creationTime()
                    .toInstant();
        } catch (IOException unknown) {
            return clock.instant();
        }
    }

    /** The copies that a folder has, newest first; also of a project that cannot be opened. */
    public static List<Backup> of(Path project) {
        return new BackupFolder(project.toAbsolutePath().normalize()).list();
    }

    /** All copies, newest first. */
    public List<Backup> list() { return folder.list(); }

    /** Told, in the thread that copies, when a copy could not be made. */
    public void onFailure(Consumer<StoreException> listener) {
        listeners.add(listener);
    }

    /** Makes a copy now. Slow: not for the window's thread. */
    public Backup make(Backup.Reason reason) {
        try (Database seen = Database.look(project.file(), new StoreException.ReadOnly(project.file()))) {
            synchronized (folder) { // one copy at a time
                return folder.make(seen, reason, clock.instant());
            }
        }
    }

    /** Makes a copy before an import; none of a project that has no images and so nothing to lose. */
    public Optional<Backup> beforeImport() {
        return project.images().isEmpty() ? Optional.empty() : Optional.of(make(Backup.Reason.BEFORE_IMPORT));
    }

    /**
     * Puts a copy in the place of what the project is now, of which a copy is made first. Slow.
     *
     * @return the copy of what was
     */
    public Backup restore(Backup backup) {
        Database.requireSound(backup.file());
        Backup kept = make(Backup.Reason.BEFORE_RESTORE);
        project.replaceBy(backup.file());
        return kept;
    }

    /** Something was written: time for a copy? A clock that went far back counts as one that went on. */
    synchronized void worked() {
        Instant now = clock.instant();
        Duration since = Duration.between(last, now);
        if (closed || worker != null || since.abs().compareTo(EVERY) < 0) {
            return;
        }
        last = now;
        Thread copying = Thread.ofPlatform().daemon().name("backup").unstarted(this::copy);
        worker = copying;
        copying.start();
    }

    private void copy() {
        try (Database seen = Database.look(project.file(), new StoreException.ReadOnly(project.file()))) {
            if (!begins(seen)) {
                return;
            }
            try {
                synchronized (folder) {
                    folder.make(seen, Backup.Reason.WORK, clock.instant());
                }
            } finally {
                ends(); // before it is closed: what is closed cannot be interrupted
            }
        } catch (StoreException failed) {
            if (!isClosed()) {
                listeners.forEach(l -> l.accept(failed));
            }
        } finally {
            synchronized (this) {
                worker = null;
            }
        }
    }

    private synchronized boolean begins(Database seen) {
        copied = closed ? null : seen;
        return !closed;
    }

    private synchronized void ends() { copied = null; }

    private synchronized boolean isClosed() { return closed; }

    /** Waits for a copy that is being made. */
    void await() {
        Thread copying;
        synchronized (this) {
            copying = worker;
        }
        join(copying);
    }

    /** Gives up a copy that is being made: the next session makes it. */
    void close() {
        Thread copying;
        synchronized (this) {
            closed = true;
            copying = worker;
            if (copied != null) {
                copied.interrupt();
            }
        }
        join(copying);
    }

    private static void join(@Nullable Thread copying) {
        try {
            if (copying != null) {
                copying.join();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
