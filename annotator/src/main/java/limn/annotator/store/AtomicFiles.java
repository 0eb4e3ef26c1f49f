package limn.annotator.store;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Files that are there wholly or not at all: written beside their place, flushed to the disk, then moved there. */
public final class AtomicFiles {
    /** What writes the contents. */
    @FunctionalInterface
    public interface IoConsumer<T> { void accept(T value) throws IOException; }

    private AtomicFiles() {}

    /** Writes a file, replacing an older one; makes its folder if need be. On failure the older one is as it was. */
    public static void write(Path target, IoConsumer<OutputStream> contents) throws IOException {
        Path place = target.toAbsolutePath();
        Path folder = place.getParent();
        if (folder == null) {
            throw new IOException("cannot write to " + target);
        }
        Files.createDirectories(folder);
        Path part = part(folder);
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part, StandardOpenOption.CREATE_NEW,
                    StandardOpenOption.WRITE), 1 << 16)) {
                contents.accept(out);
            }
            moveIn(part, place);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** A name for a file that is being made in a folder; unlike a temporary file it gets the usual permissions. */
    static Path part(Path folder) {
        return folder.resolve(".limn" + UUID.randomUUID() + ".tmp");
    }

    /** Flushes a finished file to the disk and moves it to its place, over an older one. */
    static void moveIn(Path part, Path target) throws IOException {
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING); // such a file system has nothing better
        }
    }
}
