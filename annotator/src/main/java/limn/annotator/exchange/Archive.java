package limn.annotator.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import limn.annotator.store.AtomicFiles;
import limn.annotator.format.ImageFiles;
import limn.annotator.format.LayoutException;
import limn.annotator.format.Names;
import limn.annotator.format.Reason;
import limn.annotator.format.Reason.Kind;

/**
 * Archives on their way to a folder: pictures and files of labels only, nothing outside of the folder, and bounded however much
 * the archive claims to hold.
 */
public final class Archive {
    private static final Set<String> LABELS = Set.of("json", "jsonl", "geojson", "xml", "txt", "csv", "yaml", "yml");
    /** Folders that are part of a format: an archive with such a one alone is not wrapped in it. */
    private static final Set<String> PARTS = Set.of("images", "masks", "labels", "annotations", "JPEGImages",
            "SegmentationClass", "gtFine", "leftImg8bit");
    /** One file, bytes. */
    private static final long LARGEST = 2L << 30;
    /** All files together, bytes. */
    private static final long ALL = 64L << 30;
    /** Unpacked bytes for each packed one, above {@link #FREE}: label files pack well, but not like this. */
    private static final long RATIO = 200;
    private static final long FREE = 16L << 20;
    private static final int ENTRIES = 1_000_000;

    private Archive() {}

    /** Whether a path names an archive. */
    public static boolean is(Path path) {
        return path.toString().toLowerCase(Locale.ROOT).endsWith(".zip") && !Files.isDirectory(path);
    }

    /** The folder in a project where an archive is unpacked; images stay there. */
    public static Path placeIn(Path project, Path archive) {
        return project.resolve("imported").resolve(Names.stem(archive.getFileName().toString()));
    }

    /**
     * Unpacks what is a picture or labels; the rest is named and left out.
     *
     * @return the folder with the contents: the target, or the only folder in it
     * @throws LayoutException if it is no archive, is cut off, or holds more than the limits allow
     */
    public static Path unpacked(Path archive, Path target, Problems problems) throws IOException {
        try (var zip = new ZipFile(archive.toFile())) {
            if (zip.size() > ENTRIES) {
                throw new LayoutException(archive, Reason.of(Kind.ARCHIVE_TOO_LARGE, ALL >> 20));
            }
            long all = 0;
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                String where = archive.getFileName() + ": " + entry.getName();
                Optional<String> inside = PathRules.inside(entry.getName());
                if (inside.isEmpty()) {
                    problems.skip(where, Kind.PATH_OUTSIDE, entry.getName());
                } else if (!entry.isDirectory() && !isWanted(inside.get())) {
                    problems.notice(where, Kind.ARCHIVE_ENTRY_OTHER);
                } else if (!entry.isDirectory()) {
                    all += unpack(zip, entry, target, inside.get(), where, problems);
                    if (all > ALL) {
                        throw new LayoutException(archive, Reason.of(Kind.ARCHIVE_TOO_LARGE, ALL >> 20));
                    }
                }
            }
        } catch (ZipException | IllegalArgumentException e) { // a name in no known writing
            throw new LayoutException(archive, Reason.of(Kind.ARCHIVE_BROKEN, String.valueOf(e.getMessage())));
        }
        return content(target);
    }

    private static boolean isWanted(String path) {
        String name = PathRules.last(path);
        int dot = name.lastIndexOf('.');
        return !name.startsWith(".") && !path.startsWith("__MACOSX/") && (ImageFiles.isImageName(name)
                || dot > 0 && LABELS.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT)));
    }

    private static long unpack(ZipFile zip, ZipEntry entry, Path target, String inside, String where, Problems problems)
            throws IOException {
        long limit = Math.min(LARGEST, FREE + RATIO * Math.max(0, entry.getCompressedSize()));
        try {
            Path file = target.resolve(inside).normalize();
            if (!file.startsWith(target.normalize())) {
                problems.skip(where, Kind.PATH_OUTSIDE, entry.getName());
                return 0;
            }
            try (InputStream in = zip.getInputStream(entry)) {
                var written = new long[1];
                AtomicFiles.write(file, out -> written[0] = bounded(in, out, limit));
                return written[0];
            }
        } catch (TooLarge e) {
            problems.skip(where, Kind.ARCHIVE_TOO_LARGE, limit >> 20);
        } catch (InvalidPathException e) {
            problems.skip(where, Kind.PATH_OUTSIDE, entry.getName());
        } catch (ZipException | java.io.EOFException e) {
            problems.skip(where, Kind.ARCHIVE_BROKEN, String.valueOf(e.getMessage()));
        }
        return 0;
    }

    private static final class TooLarge extends IOException { private static final long serialVersionUID = 1; }

    private static long bounded(InputStream in, OutputStream out, long limit) throws IOException {
        var buffer = new byte[1 << 16];
        long sum = 0;
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            sum += n;
            if (sum > limit) {
                throw new TooLarge();
            }
            out.write(buffer, 0, n);
        }
        return sum;
    }

    private static Path content(Path target) throws IOException {
        Files.createDirectories(target);
        try (var entries = Files.list(target)) {
            var all = entries.toList();
            boolean wrapped = all.size() == 1 && Files.isDirectory(all.getFirst())
                    && !PARTS.contains(all.getFirst().getFileName().toString());
            return wrapped ? all.getFirst() : target;
        }
    }
}
