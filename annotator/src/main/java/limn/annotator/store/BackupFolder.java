package limn.annotator.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The copies of one project. Of each reason the newest few are kept. */
final class BackupFolder {
    static final int KEPT = 5;
    private static final String PART = ".part";
    private final Path folder;

    BackupFolder(Path project) { folder = project.resolve("backups"); }

    Path path() { return folder; }

    /** All copies, newest first. */
    List<Backup> list() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(Backup::of).flatMap(Optional::stream)
                    .sorted(Comparator.comparingInt(Backup::number).reversed()).toList();
        } catch (NoSuchFileException none) {
            return List.of();
        } catch (IOException e) {
            throw new StoreException.Io(folder, e);
        }
    }

    /** Makes a copy of what the connection sees, as one moment of it, and drops what is too much. Slow. */
    Backup make(Database seen, Backup.Reason reason, Instant now) {
        try {
            Files.createDirectories(folder);
            removeParts();
            int number = list().stream().mapToInt(Backup::number).findFirst().orElse(0) + 1;
            Backup backup = Backup.in(folder, number, reason, now);
            Path part = folder.resolve(backup.name() + PART);
            try {
                seen.read(c -> Rows.update(c, "VACUUM INTO ?", part.toString()));
                AtomicFiles.moveIn(part, backup.file());
            } finally {
                Files.deleteIfExists(part);
            }
            thin(reason);
            return backup;
        } catch (IOException e) {
            throw new StoreException.Io(folder, e);
        }
    }

    /** What a killed program left half done. */
    private void removeParts() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path part : files.filter(f -> f.toString().endsWith(PART)).toList()) {
                Files.deleteIfExists(part);
            }
        }
    }

    private void thin(Backup.Reason reason) throws IOException {
        for (Backup old : list().stream().filter(b -> b.reason() == reason).skip(KEPT).toList()) {
            Files.deleteIfExists(old.file());
        }
    }
}
