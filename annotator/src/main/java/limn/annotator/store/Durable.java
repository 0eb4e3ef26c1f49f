package limn.annotator.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Small files beside the project, and copies of it, that are there wholly or not at all. */
final class Durable {
    private Durable() {}

    /** Writes a file beside its place, flushes it to the disk and moves it there. */
    static void write(Path target, byte[] contents) throws IOException {
        Path part = target.resolveSibling(".limn" + UUID.randomUUID() + ".tmp"); // a temporary file is for one account alone
        try {
            Files.write(part, contents);
            moveIn(part, target);
        } finally {
            Files.deleteIfExists(part);
        }
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
