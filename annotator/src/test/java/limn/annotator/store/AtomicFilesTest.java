package limn.annotator.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFilesTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void aFileIsReadableByWhomAnyNewFileWouldBe() throws IOException {
        assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"),
                "this system has no permissions of that kind");
        Path usual = Files.createFile(folder.resolve("usual"));
        Path written = folder.resolve("written");
        AtomicFiles.write(written, out -> out.write(1));
        assertThat(Files.getPosixFilePermissions(written)).isEqualTo(Files.getPosixFilePermissions(usual));
    }

    @Test
    void whatFailsHalfWayLeavesTheOlderFileAndNothingElse() throws IOException {
        Path file = Files.writeString(folder.resolve("a"), "older");
        assertThatThrownBy(() -> AtomicFiles.write(file, out -> {
            out.write(new byte[100_000]);
            throw new IOException("full");
        })).hasMessage("full");
        assertThat(file).hasContent("older");
        try (var all = Files.list(folder)) {
            assertThat(all).containsExactly(file);
        }
    }
}
