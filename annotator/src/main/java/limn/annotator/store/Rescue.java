package limn.annotator.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/** Brings a copy back into a project, also where the project is past reading. */
public final class Rescue {
    private Rescue() {}

    /**
     * Puts a backup in the place of a project that nobody has open for writing.
     *
     * @return where what was there before is kept: a copy, or for a file that cannot be read a folder with its remains
     * @throws StoreException.Held if another program writes to the project
     */
    public static Path restore(Path project, Backup backup) {
        Path folder = project.toAbsolutePath().normalize();
        try (Project opened = Project.open(folder, Access.MUST_WRITE)) {
            return opened.backups().restore(backup).file();
        } catch (StoreException.Damaged | StoreException.NotAProject unreadable) {
            return replace(folder, backup);
        }
    }

    private static Path replace(Path folder, Backup backup) {
        Database.requireSound(backup.file());
        try (WriterLock lock = WriterLock.take(folder, InstantSource.system())) {
            lock.confirm();
            Path remains = new BackupFolder(folder).path().resolve("unreadable-before-" + backup.number());
            for (int i = 2; Files.exists(remains); i++) {
                remains = remains.resolveSibling("unreadable-before-" + backup.number() + "-" + i);
            }
            Files.createDirectories(remains);
            Path part = AtomicFiles.part(folder);
            try {
                Files.copy(backup.file(), part);
                for (String file : List.of(Project.FILE, Project.FILE + "-wal", Project.FILE + "-shm")) {
                    if (Files.exists(folder.resolve(file))) {
                        Files.move(folder.resolve(file), remains.resolve(file));
                    }
                }
                AtomicFiles.moveIn(part, folder.resolve(Project.FILE));
            } finally {
                Files.deleteIfExists(part);
            }
            return remains;
        } catch (IOException e) {
            throw new StoreException.Io(folder, e);
        }
    }
}
