package limn.annotator.format;

import limn.annotator.store.AtomicFiles;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import javax.imageio.ImageIO;

/**
 * Small pictures on disk, as JPEG files within a budget of bytes: what was not asked for longest is deleted first. A file is there
 * wholly or not at all; the folder, or any part of it, may be deleted at any time; nothing is lost by that but time. A file is named
 * after the digest of the contents that it was made from, its side, and the version of how it is made (upright, as
 * {@link ImageFiles#thumbnail} gives it). Thread-safe; several programs may share a folder.
 */
public final class ThumbnailFolder {
    /** Changes when the same file would give another small picture. */
    private static final int VERSION = 2;
    /** How exactly it is known when a file was asked for last. */
    private static final Duration SEEN = Duration.ofHours(1);
    private static final double AFTER_CLEARING = 0.9;
    private static final long UNKNOWN = -1;

    private final Path folder;
    private final long budget;
    private final AtomicLong bytes = new AtomicLong(UNKNOWN);
    private final ReentrantLock clearing = new ReentrantLock();

    /** @param budget bytes that all files together may have */
    public ThumbnailFolder(Path folder, long budget) {
        this.folder = folder;
        this.budget = budget;
    }

    /**
     * The small picture of some contents; empty if there is none, if it is older than the file it was made from, or damaged.
     *
     * @param side longer side that was asked for, pixels
     * @param source when the file was changed last
     */
    public Optional<Picture> read(String digest, int side, FileTime source) {
        Path file = file(digest, side);
        try {
            FileTime seen = Files.getLastModifiedTime(file);
            byte[] contents = Files.readAllBytes(file);
            if (source.compareTo(seen) > 0 || !JpegSegments.isComplete(contents)) {
                return Optional.empty();
            }
            BufferedImage picture = ImageIO.read(new ByteArrayInputStream(contents));
            if (picture == null) {
                return Optional.empty();
            }
            Instant now = Instant.now();
            if (Duration.between(seen.toInstant(), now).compareTo(SEEN) > 0) {
                Files.setLastModifiedTime(file, FileTime.from(now));
            }
            return Optional.of(Pixels.of(picture, false));
        } catch (IOException | RuntimeException noSuchPicture) { // missing most often; a damaged one is made anew
            return Optional.empty();
        }
    }

    /** Keeps a small picture, and deletes others if there are too many bytes. @throws IOException if it cannot be written */
    public void write(String digest, int side, Picture picture) throws IOException {
        var image = new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, picture.width(), picture.height(), picture.argb(), 0, picture.width());
        var jpeg = new ByteArrayOutputStream(1 << 15);
        if (!ImageIO.write(image, "jpg", jpeg)) {
            throw new IOException("this Java cannot write JPEG files");
        }
        Path file = file(digest, side);
        AtomicFiles.write(file, out -> jpeg.writeTo(out));
        if (bytes.get() != UNKNOWN) {
            bytes.addAndGet(jpeg.size());
        }
        clearIfFull();
    }

    /** How many bytes there are, counted the first time. Slow then: for a background thread. */
    public long bytes() {
        if (bytes.get() == UNKNOWN) {
            bytes.compareAndSet(UNKNOWN, list().stream().mapToLong(Kept::size).sum());
        }
        return bytes.get();
    }

    private void clearIfFull() {
        if (bytes() <= budget || !clearing.tryLock()) {
            return;
        }
        try {
            List<Kept> files = list();
            files.sort(Comparator.comparing(Kept::seen));
            long left = files.stream().mapToLong(Kept::size).sum();
            for (Kept kept : files) {
                if (left <= budget * AFTER_CLEARING) {
                    break;
                }
                left -= delete(kept);
            }
            bytes.set(left);
        } finally {
            clearing.unlock();
        }
    }

    private static long delete(Kept kept) {
        try {
            Files.deleteIfExists(kept.file());
            return kept.size();
        } catch (IOException inUse) {
            return 0; // another program reads it now: it goes the next time
        }
    }

    private record Kept(Path file, long size, FileTime seen) {}

    private List<Kept> list() {
        var kept = new ArrayList<Kept>();
        try (DirectoryStream<Path> shelves = Files.newDirectoryStream(folder, Files::isDirectory)) {
            for (Path shelf : shelves) {
                try (DirectoryStream<Path> files = Files.newDirectoryStream(shelf)) {
                    for (Path file : files) {
                        look(file).ifPresent(kept::add);
                    }
                }
            }
        } catch (IOException | java.nio.file.DirectoryIteratorException gone) {
            return kept; // deleted while we look
        }
        return kept;
    }

    private static Optional<Kept> look(Path file) {
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return attributes.isRegularFile()
                    ? Optional.of(new Kept(file, attributes.size(), attributes.lastModifiedTime()))
                    : Optional.empty();
        } catch (NoSuchFileException deleted) {
            return Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** 256 shelves, so that no folder has too many files. */
    private Path file(String digest, int side) {
        String shelf = digest.length() < 2 ? "00" : digest.substring(digest.length() - 2);
        return folder.resolve(shelf).resolve(digest + "-" + side + "-v" + VERSION + ".jpg");
    }
}
