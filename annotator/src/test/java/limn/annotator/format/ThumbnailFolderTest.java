package limn.annotator.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThumbnailFolderTest {
    private static final FileTime LONG_AGO = FileTime.from(Instant.EPOCH);
    private static final int SIDE = 32;

    @TempDir
    Path dir;

    private static Picture grey(int value) {
        var argb = new int[SIDE * 24];
        Arrays.fill(argb, 0xFF000000 | value * 0x010101);
        return new Picture(SIDE, 24, argb);
    }

    private List<Path> files() throws IOException {
        try (var walk = Files.walk(dir)) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        }
    }

    @Test
    void whatWasKeptComesBack() throws IOException {
        new ThumbnailFolder(dir, 1 << 20).write("abc1", SIDE, grey(120));
        var back = new ThumbnailFolder(dir, 1 << 20).read("abc1", SIDE, LONG_AGO).orElseThrow();
        assertThat(back.width()).isEqualTo(SIDE);
        assertThat(back.height()).isEqualTo(24);
        assertThat(back.argb()[5] & 0xFF).isBetween(117, 123);
        assertThat(files()).allSatisfy(f -> assertThat(f.toString()).endsWith(".jpg"));
    }

    @Test
    void otherContentsAnotherSideOrANewerFileAreNotTakenForIt() throws IOException {
        var folder = new ThumbnailFolder(dir, 1 << 20);
        folder.write("abc1", SIDE, grey(120));
        assertThat(folder.read("abc2", SIDE, LONG_AGO)).isEmpty();
        assertThat(folder.read("abc1", SIDE + 1, LONG_AGO)).isEmpty();
        assertThat(folder.read("abc1", SIDE, FileTime.from(Instant.now().plus(Duration.ofDays(1))))).isEmpty();
    }

    @Test
    void aTornFileIsNoPicture() throws IOException {
        var folder = new ThumbnailFolder(dir, 1 << 20);
        folder.write("abc1", SIDE, grey(120));
        Path file = files().getFirst();
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        assertThat(folder.read("abc1", SIDE, LONG_AGO)).isEmpty();
        folder.write("abc1", SIDE, grey(120));
        assertThat(folder.read("abc1", SIDE, LONG_AGO)).isPresent();
    }

    @Test
    void beyondTheBudgetTheLongestUnseenLeaveFirst() throws IOException {
        new ThumbnailFolder(dir, 1 << 20).write("one0", SIDE, grey(1));
        long one = Files.size(files().getFirst());
        var folder = new ThumbnailFolder(dir, 4 * one + one / 2);
        for (int i = 2; i <= 4; i++) {
            folder.write(i + "00" + i, SIDE, grey(i));
        }
        for (Path file : files()) {
            boolean old = file.toString().contains("3003");
            Files.setLastModifiedTime(file,
                    FileTime.from(Instant.now().minus(old ? Duration.ofDays(9) : Duration.ofMinutes(5))));
        }
        folder.write("5005", SIDE, grey(5));
        assertThat(folder.read("3003", SIDE, LONG_AGO)).isEmpty();
        assertThat(folder.read("5005", SIDE, LONG_AGO)).isPresent();
        assertThat(folder.bytes()).isLessThanOrEqualTo(4 * one + one / 2);
    }

    @Test
    void theFolderMayBeDeletedAtAnyTime() throws IOException {
        Path place = dir.resolve("thumbnails");
        var folder = new ThumbnailFolder(place, 1 << 20);
        folder.write("abc1", SIDE, grey(120));
        try (var walk = Files.walk(place)) {
            for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
        assertThat(folder.read("abc1", SIDE, LONG_AGO)).isEmpty();
        folder.write("abc1", SIDE, grey(120));
        assertThat(folder.read("abc1", SIDE, LONG_AGO)).isPresent();
    }
}
