package limn.annotator.format;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

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
        Path temporary = Files.createTempFile(folder, ".limn", ".tmp");
        boolean done = false;
        try {
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                var out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
                contents.accept(out);
                out.flush();
                channel.force(true);
            }
            move(temporary, place);
            done = true;
        } finally {
            if (!done) {
                Files.deleteIfExists(temporary);
            }
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING); // such a file system has nothing better
        }
    }
}
